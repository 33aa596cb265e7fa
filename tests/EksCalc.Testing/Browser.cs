using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using EksCalc.Notebooks.Browsers;
using PuppeteerSharp;

namespace EksCalc.Testing;

/// <summary>
/// A headless Chromium or Chrome, to see what a page does; one serves all tests of a process. Without one a test is skipped;
/// with <c>EKSCALC_REQUIRE_BROWSER=1</c> it fails instead, so that CI cannot lose these tests unnoticed.
/// </summary>
public static partial class Browser
{
    private const int HeightPixels = 800;

    /// <summary>Charts follow a width a moment after it changed.</summary>
    private const int ResizingMilliseconds = 500;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>How long a page may take to draw its charts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Pages that a visit has left: a process that has read plotly.js before draws in half of the time.
    private static readonly ConcurrentBag<IPage> Left = [];

    // Then two pictures more, and a moment for what a script has put off.
    private const string UntilDrawn = """
        async patience => {
          var picture = () => new Promise(done => requestAnimationFrame(done)), end = performance.now() + patience;
          while (performance.now() < end && !Array.from(document.querySelectorAll("[data-ekscalc-chart]")).every(chart => chart.querySelector(".main-svg"))) await picture();
          await picture();
          await picture();
          await new Promise(done => setTimeout(done, 100));
        }
        """;

    private static readonly Lazy<Task<HeadlessBrowser>> Shared = new(StartAsync);

    /// <summary>The browser's path; ends the test where there is none.</summary>
    public static string Require()
    {
        if (ChromiumPath.Find() is { } path)
            return path;
        if (Environment.GetEnvironmentVariable("EKSCALC_REQUIRE_BROWSER") == "1")
            Assert.Fail(ChromiumPath.Missing());
        Assert.Skip(ChromiumPath.Missing());
        return "";
    }

    /// <summary>A new page without content, for a test that drives it; ends the test where there is no browser.</summary>
    public static async Task<IPage> NewPageAsync()
    {
        Require();
        return await (await Shared.Value.ConfigureAwait(false)).NewPageAsync().ConfigureAwait(false);
    }

    /// <summary>Opens a page without any network and lets time pass in it, which takes hardly any outside.</summary>
    /// <param name="html">The whole page.</param>
    /// <param name="milliseconds">How much of its own time the page gets.</param>
    public static PageResult Open(string html, int milliseconds = 3_000)
    {
        using var folder = new TemporaryFolder();
        return OpenFile(folder.Write("page.html", html), milliseconds);
    }

    /// <summary>Opens a page from disk without any network and lets time pass in it, which takes hardly any outside.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="milliseconds">How much of its own time the page gets.</param>
    public static PageResult OpenFile(string page, int milliseconds = 3_000)
    {
        var (document, console) = Visit(page, milliseconds, 1000, isDark: false, opened => opened.GetContentAsync());
        return new PageResult(Script().Replace(document, ""), console);
    }

    /// <summary>Opens a page from disk as <see cref="OpenFile"/> does and asks it something once its time is over.</summary>
    /// <returns>The answer, and what the page wrote to the console, errors included.</returns>
    internal static (T Answer, IReadOnlyList<string> Console) Visit<T>(string file, int milliseconds, int widthPixels, bool isDark, Func<IPage, Task<T>> ask)
    {
        Require();
        return Task.Run(() => VisitAsync(file, milliseconds, widthPixels, isDark, ask).WaitAsync(Limit)).GetAwaiter().GetResult();
    }

    /// <summary>Opens a page from disk without any network and asks it something once its charts are drawn.</summary>
    /// <param name="file">The page's file.</param>
    /// <param name="widthPixels">The screen's width.</param>
    /// <param name="isDark">Whether a person likes dark pages.</param>
    /// <param name="ask">Asks; the page's clock runs.</param>
    /// <param name="patience">When it is asked though a chart is not drawn; null for half a minute.</param>
    /// <returns>The answer, and what the page wrote to the console, errors included.</returns>
    internal static (T Answer, IReadOnlyList<string> Console) VisitDrawn<T>(string file, int widthPixels, bool isDark, Func<IPage, Task<T>> ask, TimeSpan? patience = null)
    {
        Require();
        return Task.Run(() => VisitDrawnAsync(file, widthPixels, isDark, ask, patience ?? Patience).WaitAsync(Limit)).GetAwaiter().GetResult();
    }

    /// <summary>Opens a page without any network until its charts are drawn.</summary>
    /// <param name="html">The whole page.</param>
    public static PageResult OpenDrawn(string html)
    {
        using var folder = new TemporaryFolder();
        var (document, console) = VisitDrawn(folder.Write("page.html", html), 1000, isDark: false, opened => opened.GetContentAsync());
        return new PageResult(Script().Replace(document, ""), console);
    }

    private static async Task<(T Answer, IReadOnlyList<string> Console)> VisitDrawnAsync<T>(string file, int widthPixels, bool isDark, Func<IPage, Task<T>> ask, TimeSpan patience)
    {
        var console = new ConcurrentQueue<string>();
        var page = Left.TryTake(out var left) ? left : await NewPageAsync().ConfigureAwait(false);
        page.Console += OnConsole;
        page.PageError += OnError;
        await ShowOnAsync(page, widthPixels, isDark).ConfigureAwait(false);
        await page.GoToAsync(new Uri(file).AbsoluteUri, (int)Limit.TotalMilliseconds).ConfigureAwait(false);
        await page.EvaluateFunctionAsync(UntilDrawn, patience.TotalMilliseconds).ConfigureAwait(false);
        var answer = await ask(page).ConfigureAwait(false);
        page.Console -= OnConsole;
        page.PageError -= OnError;
        Left.Add(page);
        return (answer, [.. console]);

        void OnConsole(object? sender, ConsoleEventArgs said) => console.Enqueue(said.Message.Text);
        void OnError(object? sender, PageErrorEventArgs error) => console.Enqueue(error.Message);
    }

    private static async Task<(T Answer, IReadOnlyList<string> Console)> VisitAsync<T>(string file, int milliseconds, int widthPixels, bool isDark, Func<IPage, Task<T>> ask)
    {
        var console = new ConcurrentQueue<string>();
        var page = await NewPageAsync().ConfigureAwait(false);
        await using (page.ConfigureAwait(false))
        {
            page.Console += (_, said) => console.Enqueue(said.Message.Text);
            page.PageError += (_, error) => console.Enqueue(error.Message);
            await ShowOnAsync(page, widthPixels, isDark).ConfigureAwait(false);

            var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            page.Client.MessageReceived += (_, message) =>
            {
                if (message.MessageID == "Emulation.virtualTimeBudgetExpired")
                    over.TrySetResult();
            };
            await page.GoToAsync(new Uri(file).AbsoluteUri, (int)Limit.TotalMilliseconds).ConfigureAwait(false);
            await page.Client.SendAsync("Emulation.setVirtualTimePolicy", new { policy = "pauseIfNetworkFetchesPending", budget = milliseconds }).ConfigureAwait(false);
            await over.Task.ConfigureAwait(false);
            // Whoever asks may need the clock.
            await page.Client.SendAsync("Emulation.setVirtualTimePolicy", new { policy = "advance" }).ConfigureAwait(false);
            return (await ask(page).ConfigureAwait(false), [.. console]);
        }
    }

    /// <summary>Gives a page whose clock runs another width and other colours, and waits until what follows them has.</summary>
    public static async Task ResizeAsync(IPage page, int widthPixels, bool isDark)
    {
        await ShowOnAsync(page, widthPixels, isDark).ConfigureAwait(false);
        await page.EvaluateFunctionAsync("milliseconds => new Promise(done => setTimeout(done, milliseconds))", ResizingMilliseconds).ConfigureAwait(false);
    }

    private static async Task ShowOnAsync(IPage page, int widthPixels, bool isDark)
    {
        await page.SetViewportAsync(new ViewPortOptions { Width = widthPixels, Height = HeightPixels }).ConfigureAwait(false);
        await page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]).ConfigureAwait(false);
    }

    private static async Task<HeadlessBrowser> StartAsync()
    {
        var browser = await HeadlessBrowser.StartAsync(Require()).ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(async () => await browser.DisposeAsync().ConfigureAwait(false)).Wait();
        return browser;
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
