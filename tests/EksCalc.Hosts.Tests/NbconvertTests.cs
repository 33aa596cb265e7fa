using EksCalc.Interactive.Tests;
using EksCalc.Testing;

namespace EksCalc.Hosts.Tests;

/// <summary>Notebooks of this repository in Jupyter's kernels, without a person.</summary>
public sealed class NbconvertTests(Jupyter jupyter, NbconvertRuns runs) : IClassFixture<NbconvertRuns>
{
    public static TheoryData<string> Own => [.. NbconvertRuns.OwnNames];

    public static TheoryData<string> Interactive => [.. NbconvertRuns.InteractiveNames];

    [Theory]
    [MemberData(nameof(Own))]
    public async Task Notebook_InOurKernel_GivesWhatNotebookRunGives(string name)
    {
        jupyter.Require();
        Assert.Empty(NotebookFile.Differences(NotebookFile.PathOf(name), await runs.OfAsync(Jupyter.OwnKernel, name), LastingOutputs.Difference));
    }

    [Theory]
    [MemberData(nameof(Interactive))]
    public async Task Notebook_InNetInteractive_GivesWhatIsCommitted(string name)
    {
        jupyter.Require();
        Assert.Empty(NotebookFile.Differences(NotebookFile.PathOf(name), await runs.OfAsync(Jupyter.InteractiveKernel, name)));
    }
}
