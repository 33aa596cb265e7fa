using System.Diagnostics;
using PuppeteerSharp;
using static System.FormattableString;

namespace EksCalc.Notebooks.Browsers;

/// <summary>A headless Chromium that is installed here, with a profile of its own and no network but this machine's own.</summary>
/// <remarks>
/// It is driven through pipes: it has no port that others could use, and ends when this process does, however that ends.
/// The tests' pages are opened in one as well.
/// </remarks>
internal sealed class HeadlessBrowser : IAsyncDisposable
{
    private const int DeletionAttempts = 20;
    private static readonly TimeSpan DeletionPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo profile;
    private readonly IBrowser browser;

    private HeadlessBrowser(string executable, DirectoryInfo profile, IBrowser browser) => (Executable, this.profile, this.browser) = (executable, profile, browser);

    /// <summary>The program that was started.</summary>
    public string Executable { get; }

    /// <summary>Whether it still runs and listens.</summary>
    public bool IsAlive => browser is { IsClosed: false, IsConnected: true };

    /// <summary>Starts one.</summary>
    /// <param name="executable">The program.</param>
    /// <exception cref="InvalidOperationException">The program could not be started, or is no Chromium; the message says which and why.</exception>
    public static async Task<HeadlessBrowser> StartAsync(string executable)
    {
        var profile = Directory.CreateTempSubdirectory("ekscalc-browser-");
        try
        {
            if (OperatingSystem.IsLinux())
                await AskVersionAsync(executable).ConfigureAwait(false);
            var browser = await Puppeteer.LaunchAsync(Options(executable, profile.FullName)).ConfigureAwait(false);
            return new HeadlessBrowser(executable, profile, browser);
        }
        catch (Exception exception)
        {
            await DeleteAsync(profile).ConfigureAwait(false);
            throw new InvalidOperationException($"{executable} could not be started: {exception.Message.TrimEnd()}", exception);
        }
    }

    /// <summary>A new page without content, in a window of its own: a tab behind another is hidden, and gets no animation frames.</summary>
    public async Task<IPage> NewPageAsync()
    {
        var page = await browser.NewPageAsync(new CreatePageOptions { Type = CreatePageType.Window }).ConfigureAwait(false);
        // Of several windows one has the focus; each draws as if it had.
        await page.Client.SendAsync("Emulation.setFocusEmulationEnabled", new { enabled = true }).ConfigureAwait(false);
        return page;
    }

    /// <summary>Its name and version: <c>Chrome/131.0.1</c>.</summary>
    public Task<string> GetVersionAsync() => browser.GetVersionAsync();

    /// <summary>Ends it and deletes its profile.</summary>
    public async ValueTask DisposeAsync()
    {
        using var process = browser.Process;
        try
        {
            await browser.CloseAsync().WaitAsync(CloseLimit).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is PuppeteerException or TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        await DeleteAsync(profile).ConfigureAwait(false);
    }

    /// <summary>
    /// Lets a program that ends at once say why, such as the one that a distribution puts in the place of a package that it no longer
    /// has. PuppeteerSharp would wait for its answer.
    /// </summary>
    private static async Task AskVersionAsync(string executable)
    {
        using var process = Process.Start(new ProcessStartInfo(executable, "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(StartLimit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException(Invariant($"it ended with code {process.ExitCode}: {LastLine(await errors.ConfigureAwait(false)) ?? LastLine(await output.ConfigureAwait(false)) ?? "it said nothing"}"));
    }

    private static string? LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();

    private static LaunchOptions Options(string executable, string profile) => new()
    {
        ExecutablePath = executable,
        Pipe = true,
        Headless = true,
        UserDataDir = profile,
        Timeout = (int)StartLimit.TotalMilliseconds,
        ProtocolTimeout = (int)AnswerLimit.TotalMilliseconds,
        DefaultViewport = new ViewPortOptions { Width = 1000, Height = 800 },
        // A page is measured with the scroll bars that a reader has.
        IgnoreDefaultArgs = true,
        IgnoredDefaultArgs = ["--hide-scrollbars"],
        Args =
        [
            "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=\"MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\"",
            // Chromium's own sandbox refuses to run as root, and cannot in most containers.
            .. OperatingSystem.IsLinux() && (Environment.UserName == "root" || File.Exists("/.dockerenv") || File.Exists("/run/.containerenv"))
                ? (string[])["--no-sandbox"] : [],
        ],
    };

    /// <summary>Deletes a profile, into which a helper process of the browser may still be writing for a moment.</summary>
    private static async Task DeleteAsync(DirectoryInfo profile)
    {
        for (var attempt = 1; attempt <= DeletionAttempts; attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(DeletionPause).ConfigureAwait(false);
            }
        }
    }
}
