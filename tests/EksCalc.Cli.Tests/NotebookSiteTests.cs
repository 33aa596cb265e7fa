using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary><c>notebook run --to html</c> of several notebooks.</summary>
public sealed class NotebookSiteTests(NotebookSiteRun site) : IClassFixture<NotebookSiteRun>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_FolderToHtml_WritesASite()
    {
        var leftOut = $"{site.PathOf("in/polyglot.ipynb")}: left out; it needs .NET Interactive, for #!fsharp.\n";
        Assert.Equal((0, $"{leftOut}Open {site.PathOf("out/index.html")} in a browser.\n"), (site.ExitCode, site.Error));
        Assert.Contains(site.PathOf("out/sub/b.html"), site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("polyglot", site.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["a.html", "glossary.html", "index.html", "rules.html"], Directory.GetFiles(site.PathOf("out"), "*.html").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("<p>What is it?</p>", site.TextOf("out/index.html"), StringComparison.Ordinal);
        Assert.Contains("<a rel=\"next\" href=\"sub/b.html\">Next: b</a>", site.TextOf("out/a.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../a.html\">back</a>", site.TextOf("out/sub/b.html"), StringComparison.Ordinal);
        Assert.Contains(NotebookSiteRun.Nested.Replace(">", "&gt;", StringComparison.Ordinal), site.TextOf("out/sub/b.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ChartsToASite_SharesPlotlyAndShowsTheFirstChart()
    {
        Browser.Require();

        Assert.Equal(["draw", "page", "plotly"], Directory.GetFiles(site.PathOf("out/scripts")).Select(file => Path.GetFileName(file).Split('-')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(2, Directory.GetFiles(site.PathOf("out"), "*.png", SearchOption.AllDirectories).Length);
        var (screens, console) = SiteBrowser.Open(site.PathOf("out"), ["index.html", "a.html", "sub/b.html"], [390, 1200]);
        Assert.Empty(console);
        Assert.Equal([0, 0, 2, 2, 2, 2], screens.Select(screen => screen.Drawn));
        Assert.All(screens, screen => Assert.Equal((0, 0), (screen.Overflow, screen.MissingPictures)));
    }

    [Fact]
    public async Task Run_TwoNotebooksOfWhichOneFails_WritesBothPagesAndSaysWhereTheSiteIs()
    {
        NotebookSiteRun.Save(folder.PathOf("a.ipynb"), "# The first", "nonsense");
        NotebookSiteRun.Save(folder.PathOf("b.ipynb"), "# The second", "2");

        var (exitCode, output, _) = await Tool.RunAsync(
            "notebook", "run", folder.PathOf("a.ipynb"), folder.PathOf("b.ipynb"), "--to", "html", "--out", folder.PathOf("out"), "--format", "json");

        Assert.Equal(1, exitCode);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(folder.PathOf("out/index.html"), json.RootElement.GetProperty("site").GetString());
        Assert.Equal(folder.PathOf("out/b.html"), json.RootElement.GetProperty("notebooks")[1].GetProperty("output").GetString());
        Assert.Contains("CS0103", await File.ReadAllTextAsync(folder.PathOf("out/a.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("out/b.html")));
    }

    [Fact]
    public async Task Run_NotebookNamedIndexInASite_IsExitTwo()
    {
        NotebookSiteRun.Save(folder.PathOf("index.ipynb"), "# Index", "1");
        NotebookSiteRun.Save(folder.PathOf("other.ipynb"), "# Other", "1");

        var (exitCode, _, error) = await Tool.RunAsync("notebook", "run", folder.FullName, "--to", "html", "--out", folder.PathOf("out"));

        Assert.Equal(2, exitCode);
        Assert.Contains("index.ipynb: would be written to the same file as the site's list of pages", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("out")));
    }

    [Fact]
    public void SiteBrowser_PageThatIsWrong_SaysWhat()
    {
        Browser.Require();
        folder.Write("bad.html", "<!DOCTYPE html><div style='width:800px'>wide</div><div data-ekscalc-chart='0'></div><img src='none.png'><script>nothing.there();</script>");

        var (screens, console) = SiteBrowser.Open(folder.FullName, ["bad.html"], [390, 1200], TimeSpan.FromSeconds(1));

        Assert.Equal([(1, 0, 1), (1, 0, 1)], screens.Select(screen => (screen.Charts, screen.Drawn, screen.MissingPictures)));
        Assert.InRange(screens[0].Overflow, 400, 430);
        Assert.Equal(0, screens[1].Overflow);
        Assert.Contains(console, line => line.Contains("nothing is not defined", StringComparison.Ordinal));
    }
}
