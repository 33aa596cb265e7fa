using EksCalc.Testing;

namespace EksCalc.Hosts.Tests;

/// <summary>Runs all notebooks, two at a time, once the first is asked for.</summary>
public sealed class NbconvertRuns : IDisposable
{
    private const int AtATime = 2;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string Folder = Repository.PathOf("notebooks");

    private readonly TemporaryFolder results = new();
    private readonly SemaphoreSlim turns = new(AtATime, AtATime);
    private Dictionary<string, Task<string>>? runs;

    /// <summary>The notebooks' paths below <c>notebooks/</c>, in the order of reading.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.ipynb", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The path of a notebook as it was run; ends the test where there is no Jupyter.</summary>
    public Task<string> OfAsync(string name, Jupyter jupyter)
    {
        var program = jupyter.Require();
        runs ??= Names.ToDictionary(each => each, each => RunAsync(each, program, jupyter));
        return runs[name];
    }

    public void Dispose()
    {
        results.Dispose();
        turns.Dispose();
    }

    private async Task<string> RunAsync(string name, string program, Jupyter jupyter)
    {
        var notebook = Path.Combine(Folder, name);
        var target = results.PathOf(name);
        await turns.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await HostProcess.RunAsync(
                program, Path.GetDirectoryName(notebook)!, jupyter.Environment, Limit,
                "nbconvert", "--to", "notebook", "--execute", notebook, "--output-dir", Path.GetDirectoryName(target)!);
        }
        finally
        {
            turns.Release();
        }

        return target;
    }
}
