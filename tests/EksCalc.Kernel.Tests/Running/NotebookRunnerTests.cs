using System.Globalization;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;
using EksCalc.Kernel.Sessions;
using EksCalc.Kernel.Tests.Server;
using EksCalc.Kernel.Values;

namespace EksCalc.Kernel.Tests.Running;

public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task Run_EveryCellSucceeds_ReplacesOutputsAndCounts()
    {
        var seen = new List<(int, int)>();
        var notebook = NotebookOf("var x = 20;", "Console.Write(\"a\"); Console.WriteLine(\"b\"); x + 1", "x + 2", "new { A = 1, B = \"x\" }", "Enumerable.Range(0, 5)", "DateTime.UnixEpoch");
        notebook.Cells[0].Metadata["execution"] = "timing of an editor";

        var run = await RunAsync(notebook, new NotebookRunOptions { OnCell = (number, count) => seen.Add((number, count)) });

        Assert.True(run.Succeeded);
        Assert.Null(run.Failure);
        Assert.Equal([1, 2, 3, 4, 5, 6], notebook.Cells.Select(cell => cell.ExecutionCount!.Value));
        Assert.Equal([(1, 6), (2, 6), (3, 6), (4, 6), (5, 6), (6, 6)], seen);
        Assert.Empty(notebook.Cells[0].Outputs);
        Assert.Equal(["stream", "execute_result"], notebook.Cells[1].Outputs.Select(output => (string)output["output_type"]!));
        Assert.Equal("ab\n", string.Concat(notebook.Cells[1].Outputs[0]["text"]!.AsArray().Select(line => (string)line!)));
        Assert.False(notebook.Cells[0].Metadata.ContainsKey("execution"));

        var first = notebook.ToText();
        await RunAsync(notebook);
        Assert.Equal(first, notebook.ToText());
    }

    [Fact]
    public async Task Run_PictureAgain_IsKeptOnceAndNamedAfterwards()
    {
        const string Picture = "HTML(\"<p>a</p><img src=\\\"data:image/png;base64,AAAA\\\" alt=\\\"One &amp; two\\n  three\\\" style=\\\"width:9px\\\">\")";
        var notebook = NotebookOf(Picture, Picture);

        await RunAsync(notebook, new NotebookRunOptions { Pictures = PictureUse.InsteadOfHtml });

        var html = notebook.Cells.Select(cell => string.Concat(cell.Outputs[0]["data"]!["text/html"]!.AsArray().Select(line => (string)line!))).ToList();
        Assert.Contains("<img src=\"data:image/png;base64,AAAA\"", html[0], StringComparison.Ordinal);
        Assert.Equal("<p>a</p><em data-pictured=\"above\">Pictured above: One &amp; two</em>", html[1].TrimEnd());
    }

    [Fact]
    public async Task Run_ACellFails_StopsThereAndClearsTheRest()
    {
        var notebook = NotebookOf("1", "2", "throw new Exception(\"no\");", "4");
        notebook.AddCell(CellKind.Markdown, "text");

        var run = await RunAsync(notebook);

        Assert.False(run.Succeeded);
        Assert.Equal([CellOutcome.Succeeded, CellOutcome.Succeeded, CellOutcome.Failed, CellOutcome.NotRun], run.Cells.Select(cell => cell.Outcome));
        Assert.Equal((3, 2, "System.Exception", 1), (run.Failure!.Number, run.Failure.Index, run.Failure.Error!.Name, run.Failure.Error.Line));
        Assert.Equal("error", (string)notebook.Cells[2].Outputs.Single()["output_type"]!);
        Assert.Null(notebook.Cells[3].ExecutionCount);
        Assert.Empty(notebook.Cells[3].Outputs);
    }

    [Fact]
    public async Task Run_EndlessCell_IsStoppedAtTheLimitAndNothingIsLeft()
    {
        var notebook = NotebookOf("Console.WriteLine(Environment.ProcessId); while (true) { }", "2");

        var run = await RunAsync(notebook, new NotebookRunOptions { TimeLimit = TimeSpan.FromSeconds(1) });

        Assert.Equal([CellOutcome.TimedOut, CellOutcome.NotRun], run.Cells.Select(cell => cell.Outcome));
        var kernel = int.Parse(string.Concat(notebook.Cells[0].Outputs[0]["text"]!.AsArray()).Trim(), CultureInfo.InvariantCulture);
        Assert.Empty(KernelEndTests.FilesOf(kernel));
    }

    [Fact]
    public async Task Run_OtherLanguage_IsRefused()
    {
        var notebook = NotebookOf("print(1)");
        notebook.Metadata["kernelspec"]!["language"] = "python";

        Assert.Contains("python", (await Assert.ThrowsAsync<NotebookFormatException>(() => RunAsync(notebook))).Message, StringComparison.Ordinal);
    }

    private static Notebook NotebookOf(params string[] cells)
    {
        var notebook = Notebook.Create();
        foreach (var code in cells)
            notebook.AddCell(CellKind.Code, code);
        return notebook;
    }

    private static Task<NotebookRun> RunAsync(Notebook notebook, NotebookRunOptions? options = null) =>
        new NotebookRunner(options ?? new()).RunAsync(notebook, AppContext.BaseDirectory, TestContext.Current.CancellationToken);
}
