using System.Text.Json;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary><c>notebook run --to html</c> of several notebooks.</summary>
public sealed class NotebookSiteTests : IDisposable
{
    private const string Chart = "EksCalc.Notebooks.Charts.NodeLayout(EksCalc.Nodes.NodeModel.For(EksCalc.Instances.InstanceCatalog.Default.Get(\"m5.large\"), new EksCalc.Cni.CniSettings()).Hold(3))";

    private readonly TemporaryFolder folder = new();

    public NotebookSiteTests()
    {
        Directory.CreateDirectory(folder.PathOf("in/sub"));
        NotebookOf("in/a.ipynb", "# The first\n\nWhat is it?", "1 + 1");
        NotebookOf("in/sub/b.ipynb", "[back](../a.ipynb)", "2");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_FolderToHtml_WritesASite()
    {
        var (exitCode, output, error) = await Tool.RunAsync("notebook", "run", folder.PathOf("in"), "--to", "html", "--out", folder.PathOf("out"));

        Assert.Equal(0, exitCode);
        Assert.EndsWith($"Open {folder.PathOf("out/index.html")} in a browser.\n", error, StringComparison.Ordinal);
        Assert.Contains(folder.PathOf("out/sub/b.html"), output, StringComparison.Ordinal);
        Assert.Equal(["a.html", "glossary.html", "index.html", "rules.html"], Directory.GetFiles(folder.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("<p>What is it?</p>", TextOf("out/index.html"), StringComparison.Ordinal);
        Assert.Contains("<a rel=\"next\" href=\"sub/b.html\">Next: b</a>", TextOf("out/a.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../a.html\">back</a>", TextOf("out/sub/b.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoNotebooksToHtmlAsJson_SaysWhereTheSiteIs()
    {
        var (_, output, _) = await Tool.RunAsync("notebook", "run", folder.PathOf("in/a.ipynb"), folder.PathOf("in/sub/b.ipynb"), "--to", "html", "--out", folder.PathOf("out"), "--format", "json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(folder.PathOf("out/index.html"), json.RootElement.GetProperty("site").GetString());
        Assert.Equal(folder.PathOf("out/b.html"), json.RootElement.GetProperty("notebooks")[1].GetProperty("output").GetString());
    }

    [Fact]
    public async Task Run_FolderToHtmlWithAFailingNotebook_WritesAllPages()
    {
        NotebookOf("in/a.ipynb", "# The first", "nonsense");

        var (exitCode, _, _) = await Tool.RunAsync("notebook", "run", folder.PathOf("in"), "--to", "html", "--out", folder.PathOf("out"));

        Assert.Equal(1, exitCode);
        Assert.Contains("CS0103", TextOf("out/a.html"), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("out/sub/b.html")));
    }

    [Fact]
    public async Task Run_NotebookNamedIndexInASite_IsExitTwo()
    {
        NotebookOf("in/index.ipynb", "# Index", "1");

        var (exitCode, _, error) = await Tool.RunAsync("notebook", "run", folder.PathOf("in"), "--to", "html", "--out", folder.PathOf("out"));

        Assert.Equal(2, exitCode);
        Assert.Contains("index.ipynb: would be written to the same file as the site's list of pages", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("out")));
    }

    [Fact]
    public async Task Run_ChartsToASite_SharesPlotlyAndShowsTheFirstChart()
    {
        Browser.Require();
        var library = Repository.PathOf("artifacts/notebooks/EksCalc.Notebooks.dll");
        foreach (var name in (string[])["in/a.ipynb", "in/sub/b.ipynb"])
            NotebookOf(name, "# Charts", $"#r \"{library}\"", "EksCalc.Notebooks.Notebook.Init()", Chart, Chart);

        Assert.Equal(0, (await Tool.RunAsync("notebook", "run", folder.PathOf("in"), "--to", "html", "--out", folder.PathOf("out"))).ExitCode);

        Assert.Equal(["draw", "page", "plotly"], Directory.GetFiles(folder.PathOf("out/scripts")).Select(file => Path.GetFileName(file).Split('-')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(2, Directory.GetFiles(folder.PathOf("out"), "*.png", SearchOption.AllDirectories).Length);
        var (screens, console) = SiteBrowser.Open(folder.PathOf("out"), ["index.html", "a.html", "sub/b.html"], 390, 1200);
        Assert.Empty(console);
        Assert.Equal([0, 0, 2, 2, 2, 2], screens.Select(screen => screen.Drawn));
        Assert.All(screens, screen => Assert.Equal((0, 0), (screen.Overflow, screen.MissingPictures)));
    }

    [Fact]
    public void SiteBrowser_PageThatIsWrong_SaysWhat()
    {
        Browser.Require();
        folder.Write("bad.html", "<!DOCTYPE html><div style='width:800px'>wide</div><div data-ekscalc-chart='0'></div><img src='none.png'><script>nothing.there();</script>");

        var (screens, console) = SiteBrowser.Open(folder.FullName, ["bad.html"], 390, 1200);

        Assert.Equal([(1, 0, 1), (1, 0, 1)], screens.Select(screen => (screen.Charts, screen.Drawn, screen.MissingPictures)));
        Assert.InRange(screens[0].Overflow, 400, 430);
        Assert.Equal(0, screens[1].Overflow);
        Assert.Contains(console, line => line.Contains("nothing is not defined", StringComparison.Ordinal));
    }

    private string TextOf(string path) => File.ReadAllText(folder.PathOf(path));

    private void NotebookOf(string path, string markdown, params string[] cells)
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, markdown);
        foreach (var code in cells)
            notebook.AddCell(CellKind.Code, code);
        notebook.Save(folder.PathOf(path));
    }
}
