using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Hosts.Tests;

/// <summary><c>ekscalc notebook run --kernel</c> with kernels of others.</summary>
public sealed class ForeignKernelTests(Jupyter jupyter) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A notebook of the course, with a cell more: .NET Interactive gives the same for all others.</summary>
    [Fact]
    public async Task Compare_NotebookWithACellThatAsksWhoRunsIt_NamesThatAlone()
    {
        Directory.CreateDirectory(folder.PathOf("notebooks"));
        foreach (var shared in (string[])["artifacts", "data"])
            Directory.CreateSymbolicLink(folder.PathOf(shared), Repository.PathOf(shared));
        var notebook = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("notebooks/01-secondary-ip.ipynb"), TestContext.Current.CancellationToken))!;
        var cells = notebook["cells"]!.AsArray();
        cells.Add(Cell("who", "System.Reflection.Assembly.GetEntryAssembly().GetName().Name"));
        var number = cells.Count(cell => (string)cell!["cell_type"]! == "code");

        var said = await RunAsync(1, folder.Write("notebooks/n.ipynb", notebook.ToJsonString()), "--kernel", Jupyter.InteractiveKernel, "--compare");

        Assert.Contains($"cell {number} (id who) differs: built in -, named +\n  - EksCalc.Kernel\n  + ", said, StringComparison.Ordinal);
        Assert.Contains($"other outputs in cell {number}\n", said, StringComparison.Ordinal);
        Assert.Equal(1, said.AsSpan().Count(" differs: "));
    }

    [Fact]
    public async Task Compare_NotebookThatIsTheSame_EndsWell()
    {
        var said = await RunAsync(0, NotebookOf("n.ipynb", "C#", "1 + 1", "Console.Write(2);"), "--kernel", Jupyter.OwnKernel, "--compare");

        Assert.DoesNotContain("differs", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PythonNotebookInIpykernel_KeepsItsOutputs()
    {
        jupyter.RequirePython("ipykernel", "python3-ipykernel");
        var notebook = NotebookOf("p.ipynb", "python", "print('from python')", "6 * 7", "1 / 0");

        var said = await RunAsync(1, notebook, "--kernel", "python3", "--out", folder.PathOf("out"));

        Assert.Contains("cell 3 (cells[2]) failed:", said, StringComparison.Ordinal);
        var cells = JsonNode.Parse(await File.ReadAllTextAsync(folder.PathOf("out/p.ipynb"), TestContext.Current.CancellationToken))!["cells"]!.AsArray();
        Assert.Equal("from python\n", LastingOutputs.Text(cells[0]!["outputs"]![0]!["text"]));
        Assert.Equal("42", LastingOutputs.Text(cells[1]!["outputs"]![0]!["data"]!["text/plain"]));
        Assert.Equal("ZeroDivisionError", (string)cells[2]!["outputs"]![0]!["ename"]!);
    }

    [Fact]
    public async Task Run_CSharpNotebookInIpykernel_IsRefused() =>
        Assert.Contains("expected \"python\", found \"C#\"", await RunAsync(2, NotebookOf("n.ipynb", "C#", "1"), "--kernel", "python3"), StringComparison.Ordinal);

    private async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        jupyter.Require();
        return await HostProcess.RunAsync("dotnet", folder.FullName, jupyter.Environment, TimeSpan.FromMinutes(10), exitCode, [Jupyter.Tool, "notebook", "run", .. arguments]);
    }

    private string NotebookOf(string name, string language, params string[] cells) => folder.Write(name, new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = language, ["display_name"] = language, ["language"] = language } },
        ["cells"] = new JsonArray([.. cells.Select((code, index) => Cell($"c{index}", code))]),
    }.ToJsonString());

    private static JsonObject Cell(string id, string code) => new()
    {
        ["cell_type"] = "code",
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["source"] = code,
        ["outputs"] = new JsonArray(),
        ["execution_count"] = null,
    };
}
