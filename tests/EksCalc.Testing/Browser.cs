using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EksCalc.Testing;

/// <summary>
/// A headless Chromium or Chrome, to see what a page does. Without one a test is skipped; with
/// <c>EKSCALC_REQUIRE_BROWSER=1</c> it fails instead, so that CI cannot lose these tests unnoticed.
/// </summary>
public static partial class Browser
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>The browser's path; ends the test where there is none.</summary>
    public static string Require()
    {
        var candidates = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .Prepend(Environment.GetEnvironmentVariable("EKSCALC_CHROMIUM"));
        if (candidates.FirstOrDefault(File.Exists) is { } path)
            return path;
        const string message = "No Chromium or Chrome on PATH or in EKSCALC_CHROMIUM.";
        if (Environment.GetEnvironmentVariable("EKSCALC_REQUIRE_BROWSER") == "1")
            Assert.Fail(message);
        Assert.Skip(message);
        return "";
    }

    /// <summary>Opens a page without any network and lets time pass in it, which takes hardly any outside.</summary>
    /// <param name="html">The whole page.</param>
    /// <param name="milliseconds">How much of its own time the page gets.</param>
    public static PageResult Open(string html, int milliseconds = 10_000)
    {
        using var folder = new TemporaryFolder();
        return OpenFile(folder.Write("page.html", html), milliseconds);
    }

    /// <summary>Opens a page from disk without any network and lets time pass in it, which takes hardly any outside.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="milliseconds">How much of its own time the page gets.</param>
    public static PageResult OpenFile(string page, int milliseconds = 10_000)
    {
        var executable = Require();
        var profile = Directory.CreateTempSubdirectory("ekscalc-test-").FullName;
        var start = new ProcessStartInfo(executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={profile}", "--window-size=1000,800", $"--virtual-time-budget={milliseconds}",
            "--enable-logging=stderr", "--v=0", "--dump-dom", new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var document = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The browser was not done after {Limit.TotalSeconds} s.");
        }

        var console = errors.GetAwaiter().GetResult().Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal)).ToList();
        Directory.Delete(profile, recursive: true);
        return new PageResult(Script().Replace(document.GetAwaiter().GetResult(), ""), console);
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
