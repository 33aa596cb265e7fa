using System.Text;

namespace EksCalc.Cli.Explorer;

/// <summary>The explorer's files as the build of <c>src/EksCalc.Web</c> leaves them: a page, its scripts, and the model compiled for browsers.</summary>
internal sealed class ExplorerFiles
{
    private const string Missing = "the explorer is not built yet; run: dotnet build src/EksCalc.Web -t:Explorer";
    private const string Model = "_framework/assemblies.wasm";

    private readonly IReadOnlyDictionary<string, byte[]> files;

    private ExplorerFiles(IReadOnlyDictionary<string, byte[]> files) => this.files = files;

    /// <summary>Their names with forward slashes, in ordinal order.</summary>
    public IEnumerable<string> Names => files.Keys.Order(StringComparer.Ordinal);

    /// <summary>A file's bytes.</summary>
    public byte[] this[string name] => files[name];

    /// <summary>A file's text.</summary>
    public string TextOf(string name) => Encoding.UTF8.GetString(files[name]);

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidInputException">They are not built, or of another model than this command's.</exception>
    public static ExplorerFiles Read()
    {
        var folder = Find(AppContext.BaseDirectory) ?? throw new InvalidInputException("explore", Missing);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes);
        return files.TryGetValue(Model, out var model) && files.ContainsKey("index.html")
            ? model.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ModelVersion.Current.EksCalc)) >= 0
                ? new ExplorerFiles(files)
                : throw new InvalidInputException("explore", $"the explorer was built from another model than this command, {ModelVersion.Current.EksCalc}; run: dotnet build src/EksCalc.Web -t:Explorer")
            : throw new InvalidInputException("explore", Missing);
    }

    /// <summary>The folder: beside the program where it is installed, else in the build tree that the program is in; null where there is none.</summary>
    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            foreach (var name in (string[])["explorer", "artifacts/explorer"])
            {
                if (File.Exists(Path.Combine(folder.FullName, name, "index.html")))
                    return Path.Combine(folder.FullName, name);
            }
        }

        return null;
    }
}
