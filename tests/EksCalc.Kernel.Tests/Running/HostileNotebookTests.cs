using System.Globalization;
using System.Text;
using EksCalc.Kernel.Client;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;

namespace EksCalc.Kernel.Tests.Running;

/// <summary>What is kept of notebooks that put out too much or leave something behind; the command line's tests have those that end their process.</summary>
public sealed class HostileNotebookTests
{
    private const long Limit = 256L * 1024 * 1024;

    [Fact]
    public async Task Run_ChildLeftBehind_IsEndedWithItsNotebook()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Groups of processes are Unix's.");
        var notebook = NotebookOf("System.Diagnostics.Process.Start(\"sleep\", \"1000\").Id");
        Assert.True((await RunAsync(notebook)).Succeeded);

        var id = int.Parse((string)notebook.Cells[0].Outputs[0]["data"]!["text/plain"]![0]!, CultureInfo.InvariantCulture);
        while (IsAlive(id))
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Run_MuchOutput_IsCutOffCellByCellAndCanBeReadAgain()
    {
        (string Code, int MostMegabytes, string Words)[] cells =
        [
            ("for (var i = 0; i < 75; i++) new string('a', 1_000_000).Display();", 20, "what is shown is cut off"),
            ("for (var i = 0; i < 9_000_000; i++) Console.Write('x');", 20, "output cut off"),
            ("throw new Exception(new string('m', 70_000_000));", 1, "... (70000000 characters)"),
        ];
        var notebook = NotebookOf([.. cells.Select(cell => cell.Code)]);

        Assert.Equal(3, (await RunAsync(notebook)).Failure?.Number);

        Assert.All(cells.Zip(notebook.Cells), pair =>
        {
            var outputs = string.Concat(pair.Second.Outputs.Select(output => output.ToJsonString()));
            Assert.InRange(outputs.Length, 1, pair.First.MostMegabytes * 1024 * 1024);
            Assert.Contains(pair.First.Words, outputs, StringComparison.Ordinal);
        });
        AssertCanBeReadAgain(notebook);
    }

    [Fact]
    public async Task Run_CharactersThatTakeMoreWhenWritten_AreCutOffAndCanBeReadAgain()
    {
        var notebook = NotebookOf("for (var i = 0; i < 200; i++) Console.Write(new string('\\u0001', 100_000));");

        await RunAsync(notebook);

        Assert.Contains("cut off", AssertCanBeReadAgain(notebook), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ManyCellsWithMuchOutput_StayReadableTogether()
    {
        var notebook = NotebookOf([.. Enumerable.Repeat("Console.Write(new string('x', 8_000_000)); 1", 9)]);

        Assert.True((await RunAsync(notebook)).Succeeded);

        var text = Encoding.UTF8.GetBytes(notebook.ToText());
        Assert.InRange(text.Length, 40_000_000, Notebook.MaximumBytes);
        Assert.Contains("outputs are cut off here", (string)notebook.Cells[8].Outputs[0]["text"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ShownAnewInALaterCell_ChangesTheEarlierOne()
    {
        var notebook = NotebookOf("var shown = display(\"old\");", "shown.Update(\"new\"); Console.Write(1); clearOutput(); Console.Write(2);");

        Assert.True((await RunAsync(notebook)).Succeeded);

        Assert.Equal("new", (string)notebook.Cells[0].Outputs.Single()["data"]!["text/plain"]![0]!);
        Assert.Equal("2", (string)notebook.Cells[1].Outputs.Single()["text"]![0]!);
    }

    [Fact]
    public async Task Run_KernelThatCannotStart_SaysWhy()
    {
        var launch = new KernelLaunch { Arguments = ["no-such-program-at-all"] };
        var problem = await Assert.ThrowsAsync<KernelStartException>(() => new NotebookRunner(new() { Kernel = launch }).RunAsync(NotebookOf("1"), AppContext.BaseDirectory, TestContext.Current.CancellationToken));
        Assert.StartsWith("the kernel 'no-such-program-at-all' cannot be started", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KernelThatEndsAtOnce_SaysHow()
    {
        var launch = new KernelLaunch { Arguments = ["dotnet", "no-such-program.dll"] };
        var problem = await Assert.ThrowsAsync<KernelStartException>(() => new NotebookRunner(new() { Kernel = launch }).RunAsync(NotebookOf("1"), AppContext.BaseDirectory, TestContext.Current.CancellationToken));
        Assert.StartsWith("the kernel ended before it answered", problem.Message, StringComparison.Ordinal);
    }

    private static string AssertCanBeReadAgain(Notebook notebook)
    {
        var text = Encoding.UTF8.GetBytes(notebook.ToText());
        Assert.InRange(text.Length, 1, Notebook.MaximumBytes);
        Assert.Equal(notebook.Cells.Count, Notebook.Read(new MemoryStream(text)).Cells.Count);
        return Encoding.UTF8.GetString(text);
    }

    private static bool IsAlive(int id)
    {
        // A process that ended and that nobody waited for is still listed.
        var status = $"/proc/{id}/status";
        try
        {
            return File.Exists(status) && !File.ReadAllText(status).Contains("\nState:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Notebook NotebookOf(params string[] cells)
    {
        var notebook = Notebook.Create();
        foreach (var code in cells)
            notebook.AddCell(CellKind.Code, code);
        return notebook;
    }

    private static Task<NotebookRun> RunAsync(Notebook notebook) =>
        new NotebookRunner(new NotebookRunOptions { MemoryLimit = Limit }).RunAsync(notebook, AppContext.BaseDirectory, TestContext.Current.CancellationToken);
}
