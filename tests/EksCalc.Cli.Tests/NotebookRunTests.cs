using System.Text.Json;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public sealed class NotebookRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_ToHtml_WritesAPageAndLeavesTheNotebook()
    {
        var notebook = NotebookOf("n.ipynb", "1 + 1");
        var before = await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await Tool.RunAsync("notebook", "run", notebook, "--to", "html", "--out", folder.PathOf("out"));

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains(folder.PathOf("out/n.html"), output, StringComparison.Ordinal);
        Assert.Contains("<!DOCTYPE html>", await File.ReadAllTextAsync(folder.PathOf("out/n.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_WithoutTarget_WritesNothing()
    {
        NotebookOf("n.ipynb", "1 + 1");

        Assert.Equal(0, (await Tool.RunAsync("notebook", "run", folder.FullName)).ExitCode);
        Assert.Equal(["n.ipynb"], folder.Names);
        Assert.Empty(Notebook.Read(folder.PathOf("n.ipynb")).Cells[0].Outputs);
    }

    [Fact]
    public async Task Run_InPlace_PutsTheOutputsIn()
    {
        var notebook = NotebookOf("n.ipynb", "Console.Write(\"hello\");");

        Assert.Equal(0, (await Tool.RunAsync("notebook", "run", notebook, "--in-place")).ExitCode);
        Assert.Equal("stream", (string)Notebook.Read(notebook).Cells[0].Outputs.Single()["output_type"]!);
        Assert.Equal(["n.ipynb"], folder.Names);
    }

    [Fact]
    public async Task Run_FailingCell_IsExitOneWithCellLineAndError()
    {
        var notebook = NotebookOf("n.ipynb", "1", "var x = 1;\nthrow new InvalidOperationException(\"no luck\");", "3");

        var (exitCode, output, error) = await Tool.RunAsync("notebook", "run", notebook, "--in-place");

        Assert.Equal(1, exitCode);
        Assert.Contains("cell 2", output, StringComparison.Ordinal);
        Assert.StartsWith($"ekscalc: {notebook}: cell 2 (cells[1]) failed:\n  System.InvalidOperationException: no luck\n     at cell 2, line 2: throw new", error, StringComparison.Ordinal);
        Assert.Empty(Notebook.Read(notebook).Cells[0].Outputs);
    }

    [Fact]
    public async Task Run_CellThatDoesNotCompile_IsSaidInTheAnswerAndOnThePage()
    {
        var notebook = NotebookOf("n.ipynb", "1", "var x = 1;\nvar y = ;", "3");

        var (exitCode, output, error) = await Tool.RunAsync("notebook", "run", notebook, "--to", "html", "--out", folder.PathOf("out"), "--format", "json");

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"ekscalc: {notebook}: cell 2 (cells[1]) failed:\n  cell 2, line 2: error CS1525", error, StringComparison.Ordinal);
        Assert.Contains("CS1525", await File.ReadAllTextAsync(folder.PathOf("out/n.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        var run = json.RootElement.GetProperty("notebooks")[0];
        Assert.False(run.GetProperty("succeeded").GetBoolean());
        Assert.Equal((2, 2, "var y = ;"), (
            run.GetProperty("failure").GetProperty("cell").GetInt32(),
            run.GetProperty("failure").GetProperty("line").GetInt32(),
            run.GetProperty("failure").GetProperty("sourceLine").GetString()));
    }

    [Theory]
    [InlineData("missing.ipynb", "missing.ipynb: no such file or folder.")]
    [InlineData("text.ipynb", "text.ipynb: line 1, column 1: not JSON")]
    [InlineData("three.ipynb", "three.ipynb: nbformat: expected 4, found 3")]
    [InlineData("python.ipynb", "python.ipynb: metadata.kernelspec.language: expected \"C#\", found \"python\"")]
    [InlineData("half.ipynb", "half.ipynb: line 1, column 46: not text: half of a surrogate pair")]
    [InlineData("empty", "empty: has no .ipynb file in it.")]
    public async Task Run_NoNotebook_IsExitTwoAndRunsNothing(string name, string problem)
    {
        Directory.CreateDirectory(folder.PathOf("empty"));
        folder.Write("text.ipynb", "just text");
        folder.Write("python.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"name":"p","display_name":"p","language":"python"}},"cells":[]}""");
        folder.Write("half.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{"\ud800":1},"cells":[]}""");
        folder.Write("three.ipynb", """{"nbformat":3,"worksheets":[]}""");
        var good = NotebookOf("good.ipynb", "System.IO.File.WriteAllText(\"ran\", \"\");");

        var (exitCode, output, error) = await Tool.RunAsync("notebook", "run", good, folder.PathOf(name));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"ekscalc: {folder.FullName}{Path.DirectorySeparatorChar}{problem}", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("ran")));
    }

    [Fact]
    public async Task Run_ResultWouldReplaceItsNotebook_IsExitTwo()
    {
        var (exitCode, _, error) = await Tool.RunAsync("notebook", "run", NotebookOf("n.ipynb", "1"), "--out", folder.FullName);

        Assert.Equal(2, exitCode);
        Assert.Contains("would be overwritten by its own result", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_InPlace_KeepsTheFilesAccessRights()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such rights.");
        var notebook = NotebookOf("n.ipynb", "1");
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(notebook, Own);
        Notebook.Read(notebook).Save(notebook);
        Assert.Equal(Own, new FileInfo(notebook).UnixFileMode);
    }

    [Theory]
    [InlineData("--in-place --out x", "--in-place and --out exclude each other.")]
    [InlineData("--to html", "--to needs --out DIR.")]
    [InlineData("--to pdf --out x", "--to takes ipynb or html, not 'pdf'.")]
    [InlineData("--jobs 0", "--jobs takes a whole number from 1 to 256, not '0'.")]
    [InlineData("--memory 1", "--memory takes a whole number from 64 to 1048576, not '1'.")]
    [InlineData("--kernel no-such-kernel-xyz", "--kernel: there is no kernel no-such-kernel-xyz")]
    [InlineData("--pictures --kernel x", "--pictures needs the kernel that is built in; leave --kernel away.")]
    [InlineData("--timeout 0", "--timeout takes a whole number from 1 to 86400, not '0'.")]
    public async Task Run_BadUsage_SaysWhat(string options, string problem)
    {
        var (exitCode, _, error) = await Tool.RunLineAsync($"notebook run x.ipynb {options}");

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"ekscalc: {problem}\n", error, StringComparison.Ordinal);
    }

    private string NotebookOf(string name, params string[] cells)
    {
        var notebook = Notebook.Create();
        foreach (var code in cells)
            notebook.AddCell(CellKind.Code, code);
        var path = folder.PathOf(name);
        notebook.Save(path);
        return path;
    }
}
