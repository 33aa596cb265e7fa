namespace EksCalc.Kernel.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernel-test-");

    public string FullName => folder.FullName;

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public IEnumerable<string> Names => folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);
}
