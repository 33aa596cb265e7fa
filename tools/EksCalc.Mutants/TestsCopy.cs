namespace EksCalc.Mutants;

/// <summary>The model's tests as they were built, in a folder of their own, so that the model can be put in another's place.</summary>
internal sealed class TestsCopy : IDisposable
{
    private TestsCopy(string repository, string folder) => (Repository, Folder) = (repository, folder);

    /// <summary>The repository's root.</summary>
    public string Repository { get; }

    /// <summary>The copy. It is below the repository, as tests look for its files upwards from where they are.</summary>
    public string Folder { get; }

    /// <summary>The model's assembly.</summary>
    public string ModelPath => Path.Combine(Folder, "EksCalc.dll");

    /// <summary>This program's tests and this program: it runs among them as their host.</summary>
    public static TestsCopy Make()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var repository = own;
        while (!File.Exists(Path.Combine(repository.FullName, "EksCalc.Notebooks.sln")))
            repository = repository.Parent ?? throw new InvalidOperationException($"No repository above {own}.");
        var built = Path.Combine(repository.FullName, "tests", "EksCalc.Tests", Path.GetRelativePath(Path.Combine(repository.FullName, "tools", "EksCalc.Mutants"), own.FullName));
        var folder = Path.Combine(repository.FullName, "tools", "EksCalc.Mutants", "obj", "tests");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(built).Append(typeof(TestsCopy).Assembly.Location))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new TestsCopy(repository.FullName, folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
