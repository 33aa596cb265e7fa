using EksCalc.Interactive.Tests;
using EksCalc.Testing;

namespace EksCalc.Hosts.Tests;

/// <summary>Every notebook of this repository in .NET Interactive's Jupyter kernel, without a person.</summary>
[Collection(nameof(JupyterCollection))]
public sealed class NbconvertTests(Jupyter jupyter, NbconvertRuns runs) : IClassFixture<NbconvertRuns>
{
    public static TheoryData<string> Notebooks => [.. NbconvertRuns.Names];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_RunByNbconvert_GivesWhatIsCommitted(string name)
    {
        var result = await runs.OfAsync(name, jupyter);

        Assert.Empty(NotebookFile.Differences(Repository.PathOf($"notebooks/{name}"), result));
    }
}
