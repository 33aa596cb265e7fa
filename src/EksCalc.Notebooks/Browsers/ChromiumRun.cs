using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using static System.FormattableString;

namespace EksCalc.Notebooks.Browsers;

/// <summary>One run of a headless Chromium over a page in a folder of its own.</summary>
internal static class ChromiumRun
{
    /// <summary>The file that is opened.</summary>
    public const string Page = "page.html";

    /// <summary>The page may let this much of its own time pass before it is read; a script that finishes sooner ends it sooner.</summary>
    private const int PageMilliseconds = 30_000;

    private static readonly TimeSpan OutputLimit = TimeSpan.FromSeconds(10);

    /// <summary>Opens the page among <paramref name="files"/> (name to text) and returns its document once its scripts are through.</summary>
    /// <exception cref="PictureException">The program could not be started, failed, or took longer than <paramref name="limit"/>.</exception>
    public static string DocumentOf(string executable, IReadOnlyDictionary<string, string> files, TimeSpan limit)
    {
        var folder = Directory.CreateTempSubdirectory("ekscalc-");
        try
        {
            foreach (var (name, text) in files)
                File.WriteAllText(Path.Combine(folder.FullName, name), text);
            return Run(executable, folder.FullName, limit);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static string Run(string executable, string folder, TimeSpan limit)
    {
        using var process = new Process { StartInfo = Start(executable, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new PictureException($"{executable} could not be started: {exception.Message}", exception);
        }

        var document = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        // The output ends with the last process that has it open, which may be a helper of the browser.
        if (!process.WaitForExit(limit) || !Task.WaitAll([document, errors], OutputLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new PictureException(Invariant($"{executable} was not done after {limit.TotalSeconds:N0} s and was stopped."));
        }

        if (process.ExitCode != 0)
            throw new PictureException($"{executable} ended with code {process.ExitCode}: {LastLine(errors.Result)}");
        return document.Result;
    }

    private static ProcessStartInfo Start(string executable, string folder)
    {
        var start = new ProcessStartInfo(executable)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={Path.Combine(folder, "profile")}",
            $"--virtual-time-budget={PageMilliseconds}", "--dump-dom",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // Chromium refuses to run its sandbox as root, as in most containers.
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
            start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add(new Uri(Path.Combine(folder, Page)).AbsoluteUri);
        return start;
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it said nothing";

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A helper process of the browser may still be writing its profile. The system clears its temporary folder.
        }
    }
}
