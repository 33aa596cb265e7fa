using System.Text.RegularExpressions;
using EksCalc.Files;

namespace EksCalc.Kernel.Specs;

/// <summary>The folders in which front ends look for kernelspecs, in their order: the first of a name wins.</summary>
public static partial class KernelspecFolders
{
    private static readonly string[] PrefixVariables = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    /// <summary>The folder of the user's own kernelspecs.</summary>
    public static string User => Path.Combine(UserData(), "kernels");

    /// <summary>The folder of kernelspecs below a prefix such as <c>/usr/local</c> or that of a Python environment.</summary>
    /// <param name="prefix">The prefix.</param>
    public static string Below(string prefix) => Path.Combine(prefix, "share", "jupyter", "kernels");

    /// <summary>The prefix of the Python environment that is active; null where none is.</summary>
    public static string? ActivePrefix =>
        PrefixVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    /// <summary>Whether a name can be a kernel's: letters, digits, hyphens, dots and underscores.</summary>
    /// <param name="name">The name.</param>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>All kernelspecs that front ends find, by name.</summary>
    public static IReadOnlyList<Kernelspec> List() =>
        [.. Folders().SelectMany(ListIn)
            .DistinctBy(spec => spec.Name.ToLowerInvariant()).OrderBy(spec => spec.Name, StringComparer.Ordinal)];

    /// <summary>The kernelspecs of one folder.</summary>
    /// <param name="folder">The folder; one that is not there has none.</param>
    public static IReadOnlyList<Kernelspec> ListIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(Kernelspec.Read).OfType<Kernelspec>()] : [];

    /// <summary>The kernelspec that front ends find under a name; null where there is none.</summary>
    /// <param name="name">The name; case does not count.</param>
    public static Kernelspec? Find(string name) => List().FirstOrDefault(spec => spec.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes a kernelspec with its logos; one of the name is replaced.</summary>
    /// <param name="spec">The kernelspec.</param>
    /// <param name="folder">The folder that gets it as a folder of its name.</param>
    /// <returns>The folder of the kernelspec.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string Install(Kernelspec spec, string folder)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var place = Path.Combine(folder, spec.Name);
        WholeFile.MakeFolder(place);
        foreach (var logo in (string[])["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"])
        {
            using var content = typeof(KernelspecFolders).Assembly.GetManifestResourceStream(logo)!;
            using var file = File.Create(Path.Combine(place, logo));
            content.CopyTo(file);
        }

        File.WriteAllText(Path.Combine(place, "kernel.json"), spec.ToText());
        return place;
    }

    /// <summary>Removes the kernelspec of a name from a folder.</summary>
    /// <param name="name">The name.</param>
    /// <param name="folder">The folder that has it.</param>
    /// <returns>The folder that was removed; null where there was none.</returns>
    /// <exception cref="IOException">It cannot be removed.</exception>
    public static string? Uninstall(string name, string folder)
    {
        if (!IsName(name) || Kernelspec.Read(Path.Combine(folder, name)) is not { Folder: { } place })
            return null;
        Directory.Delete(place, recursive: true);
        return place;
    }

    private static IEnumerable<string> Folders()
    {
        foreach (var path in (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return Path.Combine(path, "kernels");
        yield return User;
        if (ActivePrefix is { } prefix)
            yield return Below(prefix);
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels");
            yield break;
        }

        yield return Below("/usr/local");
        yield return Below("/usr");
    }

    private static string UserData()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named)
            return named;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        return Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter");
    }

    [GeneratedRegex("^[A-Za-z0-9._-]+\\z")]
    private static partial Regex Name();
}
