namespace EksCalc.Notebooks.Browsers;

/// <summary>Finds a Chromium, Chrome or Edge on this machine.</summary>
internal static class ChromiumPath
{
    /// <summary>The variable that names the program, before any search.</summary>
    public const string Variable = "EKSCALC_CHROMIUM";

    public const string NotFoundMessage =
        $"No Chromium or Chrome found: install one (Debian: apt-get install chromium) or set {Variable}; charts still work as interactive HTML.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    private static readonly string[] MacPlaces =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] WindowsRoots = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
    private static readonly string[] WindowsPlaces =
        [@"Chromium\Application\chrome.exe", @"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>The program's path; null where there is none.</summary>
    /// <exception cref="PictureException">The variable names a file that does not exist.</exception>
    public static string? Find() => Find(Environment.GetEnvironmentVariable);

    /// <summary>The same with the environment's variables given.</summary>
    internal static string? Find(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new PictureException($"{Variable} is '{named}', and there is no such file.");
        return OnPath(variable("PATH") ?? "").Concat(UsualPlaces(variable)).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> OnPath(string path)
    {
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return from name in Names
               from folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
               select Path.Combine(folder, name + extension);
    }

    private static string[] UsualPlaces(Func<string, string?> variable)
    {
        if (OperatingSystem.IsMacOS())
            return MacPlaces;
        if (!OperatingSystem.IsWindows())
            return [];
        return [.. from root in WindowsRoots
                let folder = variable(root)
                where !string.IsNullOrEmpty(folder)
                from place in WindowsPlaces
                select Path.Combine(folder, place)];
    }
}
