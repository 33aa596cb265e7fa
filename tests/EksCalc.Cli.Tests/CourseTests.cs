using System.Text;
using System.Text.RegularExpressions;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>The notebooks of this repository, from a clean state.</summary>
public sealed partial class CourseTests(CourseTests.SiteFolder site) : IClassFixture<CourseTests.SiteFolder>
{
    private const string HowToRenew = "If that is meant, renew them: dotnet run --project src/EksCalc.Cli -- notebook run notebooks --in-place --pictures";
    private const string Quiz = "10-quiz.ipynb";
    private const int MostPageBytes = 1_500_000;
    private const long MostNotebookBytes = 4_000_000;

    public static TheoryData<string> Notebooks => [.. CourseRun.Names];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_Run_EveryCellAndEverySolutionHolds(string name)
    {
        var (_, run, solutions) = await CourseRun.OfAsync(name);

        Assert.True(run.Succeeded, $"cell {run.Failure?.Number}: {string.Join('\n', run.Failure?.Error?.Traceback ?? [])}");
        Assert.InRange(solutions, name == Quiz ? 10 : 2, name == Quiz ? 10 : 4);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_RunAgain_GivesWhatIsCommitted(string name)
    {
        var now = (await CourseRun.OfAsync(name)).Notebook.Cells;

        var differences = CourseRun.Committed(name).Cells.Zip(now)
            .Where(pair => pair.First.Kind == CellKind.Code)
            .Select((pair, index) => (Number: index + 1, Cell: pair.First, Lines: LastingOutputs.Difference(pair.First.Outputs, pair.Second.Outputs)))
            .Where(difference => difference.Lines.Count > 0)
            .Select(difference => $"notebooks/{name}, cell {difference.Number} (id {difference.Cell.Id}): committed -, now +\n  {string.Join("\n  ", difference.Lines)}")
            .ToList();

        Assert.True(differences.Count == 0, $"{string.Join('\n', differences)}\n{HowToRenew}");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_InASite_DrawsEveryChartAndFitsEveryScreen(string name)
    {
        Browser.Require();
        var folder = site.Emptied();
        var page = Path.ChangeExtension(name, ".html");
        HtmlSite.Save(folder.FullName, [new SitePage((await CourseRun.OfAsync(name)).Notebook, page)], "Notebooks");
        Assert.InRange(new FileInfo(folder.PathOf(page)).Length, 10_000, MostPageBytes);

        var (screens, console) = SiteBrowser.Open(folder.FullName, [page], [390, 1200]);

        Assert.Empty(console);
        Assert.All(screens, screen => Assert.Equal((0, screen.Charts, 0, 0), (screen.Overflow, screen.Drawn, screen.MissingPictures, screen.CutTables)));
        Assert.All(screens, screen => Assert.InRange(screen.Charts, 1, 100));
        Assert.Empty(screens.SelectMany(screen => screen.Violations));
    }

    [Fact]
    public async Task Notebook_PageThatStandsAlone_DrawsEveryChart()
    {
        Browser.Require();

        var page = Browser.OpenDrawn(HtmlPage.Render((await CourseRun.OfAsync(CourseRun.Names[0])).Notebook));

        Assert.Empty(page.Console);
        Assert.InRange(page.Count("data-ekscalc-chart="), 5, 50);
        Assert.Equal(page.Count("data-ekscalc-chart="), page.Count("data-drawn="));
    }

    [Fact]
    public void Index_OfAllNotebooks_ShowsTheirPicturesAndFitsEveryScreen()
    {
        Browser.Require();
        using var folder = new TemporaryFolder();
        HtmlSite.Save(folder.FullName, [.. CourseRun.Names.Select(name => new SitePage(CourseRun.Committed(name), Path.ChangeExtension(name, ".html")))], "Notebooks");
        Assert.Equal(CourseRun.Names.Count, Directory.GetFiles(folder.FullName, "*.png").Length);

        var (screens, console) = SiteBrowser.Open(folder.FullName, [HtmlSite.Index], [390, 1200]);

        Assert.Empty(console);
        Assert.All(screens, screen => Assert.Equal((0, 0), (screen.Overflow, screen.MissingPictures)));
        Assert.Empty(screens.SelectMany(screen => screen.Violations));
    }

    [Fact]
    public void Site_OfAllNotebooks_HasEveryFileThatItsPagesName()
    {
        var files = HtmlSite.Render([.. CourseRun.Names.Select(name => new SitePage(CourseRun.Committed(name), Path.ChangeExtension(name, ".html")))], "Notebooks");
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        var links = files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal))
            .SelectMany(file => Reference().Matches(Encoding.UTF8.GetString(file.Content.Span)).Select(match => match.Groups[1].Value)).ToList();

        Assert.InRange(links.Count, 2 * CourseRun.Names.Count, int.MaxValue);
        Assert.All(links.Where(link => !link.Contains(':', StringComparison.Ordinal) && link[0] != '#'), link => Assert.Contains(Uri.UnescapeDataString(link.Split('#')[0]), paths));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_AsCommitted_FollowsTheStyleAndHasPictures(string name)
    {
        var notebook = CourseRun.Committed(name);
        var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var outputs = code.SelectMany(cell => cell.Outputs).ToList();

        Assert.All(code, cell => Assert.InRange(cell.Source.Split('\n').Length, 1, 10));
        Assert.All(code, cell => Assert.DoesNotMatch(@"(?m)^(#!|#load|namespace )|\bclass \w", cell.Source));
        Assert.All(code, cell => Assert.NotNull(cell.ExecutionCount));
        Assert.All(outputs, output => Assert.DoesNotContain("<script", output.ToJsonString(), StringComparison.OrdinalIgnoreCase));
        Assert.Contains(outputs, output => output["data"]?["image/png"] is not null);
        Assert.Equal(".net-csharp", (string)notebook.Metadata["kernelspec"]!["name"]!);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_FirstScreen_SaysForWhomAndHowLong(string name)
    {
        var first = CourseRun.Committed(name).Cells[0].Source;

        Assert.Matches(@"\*\*For\*\* .+ \*\*Time:\*\* [0-9]+ minutes.* \*\*Before:\*\* .+\[glossary\]\(\.\./docs/glossary\.md\)", first);
        Assert.InRange(first.Split(' ').Length, 50, 300);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Notebook_Exercises_HaveHintsBeforeTheirSolution(string name)
    {
        var solutions = CourseRun.Committed(name).Cells.Where(cell => cell.Source.Contains("<summary>Solution</summary>", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(solutions);
        Assert.All(solutions, cell => Assert.Matches(@"^<details><summary>Hint( 1)?</summary>", cell.Source));
    }

    [Fact]
    public void Notebooks_AllThatAreCommitted_AreLight() =>
        Assert.InRange(Directory.EnumerateFiles(Repository.PathOf("notebooks"), "*.ipynb", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 1, MostNotebookBytes);

    /// <summary>One place for the sites of all notebooks, one after the other: a browser knows a script again by its address.</summary>
    public sealed class SiteFolder : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public void Dispose() => folder.Dispose();

        internal TemporaryFolder Emptied()
        {
            Directory.Delete(folder.FullName, recursive: true);
            Directory.CreateDirectory(folder.FullName);
            return folder;
        }
    }

    [GeneratedRegex(" (?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Reference();
}
