using System.Runtime.CompilerServices;

namespace EksCalc.Testing;

/// <summary>Where the repository's own files are, for tests that read its data, notebooks and documents.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>A path below the repository's root, written with forward slashes.</summary>
    public static string PathOf(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    /// <summary>The folder of the source file that calls this.</summary>
    public static string CallerFolder([CallerFilePath] string file = "")
    {
        // A deterministic CI build maps sources to /_/; map that back to the checkout.
        var path = file.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Root, file[3..]) : file;
        return Path.GetDirectoryName(path)!;
    }

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EksCalc.Notebooks.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No EksCalc.Notebooks.sln above {start}.");
    }
}
