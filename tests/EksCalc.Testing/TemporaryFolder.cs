namespace EksCalc.Testing;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ekscalc-test-");

    /// <summary>Its path.</summary>
    public string FullName => folder.FullName;

    /// <summary>Writes a file in it and says where.</summary>
    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>The names of the files in it, sorted.</summary>
    public IEnumerable<string> Names => folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    /// <summary>Removes it.</summary>
    public void Dispose() => folder.Delete(recursive: true);
}
