using System.Text;
using System.Text.Json;
using EksCalc.Notebooks.Figures;
using PuppeteerSharp;
using static System.FormattableString;

namespace EksCalc.Notebooks.Browsers;

/// <summary>
/// The browser in which this process draws its pictures: started with the first one, closed with the process or when none
/// has been asked for in a while. To start it costs more than to draw.
/// </summary>
internal static class PictureBrowser
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ChartLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PrintLimit = TimeSpan.FromSeconds(120);
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Timer Idle = new(_ => InTurn(CloseAsync));

    private static HeadlessBrowser? browser;

    // A page of the browser's with plotly.js in it: to open one and to read that takes longer than to draw a chart.
    private static IPage? drawing;

    static PictureBrowser() => AppDomain.CurrentDomain.ProcessExit += (_, _) => InTurn(CloseAsync);

    /// <summary>Draws figures in one page, which stays for those to come.</summary>
    /// <param name="executable">The browser.</param>
    /// <param name="figures">What plotly.js takes, as JSON, each with the title that names it in an error.</param>
    /// <param name="forms">What each is drawn as.</param>
    /// <returns>For each figure the content of a file in each form.</returns>
    /// <exception cref="PictureException">The browser could not be started, or did not draw a figure.</exception>
    public static IReadOnlyList<IReadOnlyList<byte[]>> Draw(string executable, IReadOnlyList<(string Title, string Json)> figures, params IReadOnlyList<PictureForm> forms)
    {
        return Use(executable, StartLimit + (ChartLimit * figures.Count), browser => DrawInPageAsync(browser, figures, forms));
    }

    /// <summary>Prints a page as PDF, by its own print styles.</summary>
    /// <param name="html">The whole page; its charts are drawn before it is printed.</param>
    /// <exception cref="PictureException">There is no browser, it could not be started, or did not print.</exception>
    public static byte[] Print(string html) =>
        Use(ChromiumPath.Find() ?? throw new PictureException(ChromiumPath.Missing()), StartLimit + PrintLimit, browser => PrintedPage.OfAsync(browser, html));

    /// <summary>Lets a task use the browser, which is started if it has to be.</summary>
    private static T Use<T>(string executable, TimeSpan limit, Func<HeadlessBrowser, Task<T>> work)
    {
        T? result = default;
        InTurn(async () =>
        {
            Idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            try
            {
                result = await UseAsync(executable, limit, work).ConfigureAwait(false);
            }
            finally
            {
                Idle.Change(Patience, Timeout.InfiniteTimeSpan);
            }
        });
        return result!;
    }

    /// <summary>One after the other, and away from the context of whoever waits for it.</summary>
    private static void InTurn(Func<Task> work)
    {
        Turn.Wait();
        try
        {
            Task.Run(work).GetAwaiter().GetResult();
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<T> UseAsync<T>(string executable, TimeSpan limit, Func<HeadlessBrowser, Task<T>> work)
    {
        try
        {
            if (browser is not { IsAlive: true } || browser.Executable != executable)
            {
                await CloseAsync().ConfigureAwait(false);
                browser = await HeadlessBrowser.StartAsync(executable).ConfigureAwait(false);
            }

            return await work(browser).WaitAsync(limit).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            throw new PictureException(exception.Message, exception);
        }
        catch (PuppeteerException exception)
        {
            await CloseAsync().ConfigureAwait(false);
            throw new PictureException($"{executable} did not draw: {exception.Message.TrimEnd()}", exception);
        }
        catch (TimeoutException exception)
        {
            await CloseAsync().ConfigureAwait(false);
            throw new PictureException(Invariant($"{executable} was not done after {limit.TotalSeconds:N0} s and was stopped."), exception);
        }
    }

    private static async Task<IReadOnlyList<IReadOnlyList<byte[]>>> DrawInPageAsync(HeadlessBrowser browser, IReadOnlyList<(string Title, string Json)> figures, params IReadOnlyList<PictureForm> forms)
    {
        drawing ??= await OpenAsync(browser).ConfigureAwait(false);
        var pictures = new List<IReadOnlyList<byte[]>>();
        foreach (var (title, json) in figures)
        {
            var drawn = await drawing.EvaluateFunctionAsync<JsonElement>(EmbeddedText.PicturesScript, json, forms.Select(form => new { kind = form.Kind, scale = form.Scale })).ConfigureAwait(false);
            if (drawn.TryGetProperty("error", out var error))
            {
                // Who knows what it left behind.
                await drawing.DisposeAsync().ConfigureAwait(false);
                drawing = null;
                throw new PictureException($"Chromium did not draw the chart '{title}': {error.GetString()}.");
            }

            pictures.Add([.. drawn.GetProperty("urls").EnumerateArray().Select(url => Content(url.GetString()!))]);
        }

        return pictures;
    }

    private static async Task<IPage> OpenAsync(HeadlessBrowser browser)
    {
        var page = await browser.NewPageAsync().ConfigureAwait(false);
        await page.EvaluateExpressionAsync(PlotlyScript.Text).ConfigureAwait(false);
        return page;
    }

    private static byte[] Content(string dataUrl)
    {
        var comma = dataUrl.IndexOf(',', StringComparison.Ordinal);
        var content = dataUrl[(comma + 1)..];
        return dataUrl.AsSpan(0, comma).EndsWith(";base64", StringComparison.Ordinal)
            ? PalettePng.Of(Convert.FromBase64String(content))
            : Encoding.UTF8.GetBytes(Uri.UnescapeDataString(content));
    }

    private static async Task CloseAsync()
    {
        drawing = null;
        if (browser is null)
            return;
        await browser.DisposeAsync().ConfigureAwait(false);
        browser = null;
    }
}
