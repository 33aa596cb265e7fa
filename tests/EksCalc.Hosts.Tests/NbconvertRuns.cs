using EksCalc.Interactive.Tests;
using EksCalc.Testing;

namespace EksCalc.Hosts.Tests;

/// <summary>Notebooks run by nbconvert, in the kernels that are installed for the tests.</summary>
public sealed class NbconvertRuns : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder results = new();
    private readonly RunsInTurn<string> runs;

    public NbconvertRuns(Jupyter jupyter) => runs = new(
        [.. OwnNames.Select(name => $"{Jupyter.OwnKernel}/{name}"), .. InteractiveNames.Select(name => $"{Jupyter.InteractiveKernel}/{name}")],
        run => RunAsync(run[..run.IndexOf('/', StringComparison.Ordinal)], run[(run.IndexOf('/', StringComparison.Ordinal) + 1)..], jupyter));

    /// <summary>Those run in EksCalc's own kernel, below <c>notebooks/</c>; <c>notebook run</c> runs all, and speaks to it as nbconvert does. 01 is run in a browser.</summary>
    public static IReadOnlyList<string> OwnNames { get; } = ["05-ipv6.ipynb"];

    /// <summary>Those run in .NET Interactive's; the tests of its engine run all others, and 01 is run in a browser.</summary>
    public static IReadOnlyList<string> InteractiveNames { get; } = [NotebookFile.Polyglot];

    /// <summary>The path of a notebook as it was run.</summary>
    public Task<string> OfAsync(string kernel, string name) => runs.OfAsync($"{kernel}/{name}");

    public void Dispose() => results.Dispose();

    private async Task<string> RunAsync(string kernel, string name, Jupyter jupyter)
    {
        var notebook = NotebookFile.PathOf(name);
        var target = results.PathOf($"{kernel}/{name}");
        await HostProcess.RunAsync(
            jupyter.Require(), Path.GetDirectoryName(notebook)!, jupyter.Environment, Limit,
            "nbconvert", "--to", "notebook", "--execute", notebook, $"--ExecutePreprocessor.kernel_name={kernel}", "--output-dir", Path.GetDirectoryName(target)!);
        return target;
    }
}
