using System.Text.RegularExpressions;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using EksCalc.Kernel.Running;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>The notebooks of this repository, from a clean state.</summary>
[Collection(nameof(CellCollection))]
public partial class CourseTests
{
    private static readonly string Folder = Repository.PathOf("notebooks");

    public static TheoryData<string> Notebooks => [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_Run_EveryCellAndEverySolutionHolds(string name)
    {
        var notebook = Read(name);
        var solutions = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => Solution().Matches(cell.Source)).ToList();
        foreach (var solution in solutions)
            notebook.AddCell(CellKind.Code, solution.Groups[1].Value);

        var run = await RunAsync(notebook);

        Assert.True(run.Succeeded, $"cell {run.Failure?.Number}: {string.Join('\n', run.Failure?.Error?.Traceback ?? [])}");
        Assert.InRange(solutions.Count, 2, 4);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_Page_DrawsEveryChartWithoutNetworkOrConsoleError(string name)
    {
        Browser.Require();
        var notebook = Read(name);
        Assert.True((await RunAsync(notebook)).Succeeded);

        var page = Browser.Open(HtmlPage.Render(notebook), milliseconds: 30_000);

        Assert.Empty(page.Console);
        Assert.InRange(page.Count("data-ekscalc-chart="), 5, 50);
        Assert.Equal(page.Count("data-ekscalc-chart="), page.Count("data-drawn="));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_AsCommitted_FollowsTheStyleAndHasPictures(string name)
    {
        var notebook = Read(name);
        var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();

        Assert.All(code, cell => Assert.InRange(cell.Source.Split('\n').Length, 1, 10));
        Assert.All(code, cell => Assert.DoesNotMatch(@"(?m)^(#!|#load|namespace )|\bclass \w", cell.Source));
        Assert.All(code, cell => Assert.NotNull(cell.ExecutionCount));
        Assert.All(code.SelectMany(cell => cell.Outputs), output => Assert.DoesNotContain("<script", output.ToJsonString(), StringComparison.OrdinalIgnoreCase));
        Assert.Contains(code.SelectMany(cell => cell.Outputs), output => output["data"]?["image/png"] is not null);
        Assert.Equal(".net-csharp", (string)notebook.Metadata["kernelspec"]!["name"]!);
    }

    private static Notebook Read(string name) => Notebook.Read(Path.Combine(Folder, name));

    private static Task<NotebookRun> RunAsync(Notebook notebook) =>
        new NotebookRunner(new NotebookRunOptions()).RunAsync(notebook, Folder, TestContext.Current.CancellationToken);

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Solution();
}
