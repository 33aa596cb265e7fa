using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Html;

public sealed partial class HtmlSiteTests
{
    private const string Shared = """<script data-shared=\"li/b 1\">long();</script><p>x</p>""";
    private const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&";

    [Fact]
    public void Render_TwoNotebooks_AreAsKept()
    {
        var first = NotebookOf("# First `one` <b>\n\n**Question.** What & *why*?\n\nNo.", Shared, png: true);
        var second = NotebookOf("No heading, [back](../first%20a.ipynb#x), [away](https://example.com/a.ipynb), [none](none.ipynb), [all](../README.md), [guide](../../README.md), [rules](../docs/rules.md).", Shared + Shared);

        var files = HtmlSite.Render([new SitePage(first, "first a.html"), new SitePage(second, "sub/second.html")], "Site & more");

        Assert.Equal(["first a.html", "sub/second.html", "scripts/li-b-1-0.js", "scripts/page-0.js", "first a.png", "index.html"], files.Select(file => Hash().Replace(file.Path, "-0.js")));
        Assert.Equal("long();", TextOf(files[2]));
        Snapshot.Match(string.Concat(new[] { files[^1], files[0], files[1] }.Select(file => $"== {file.Path}\n{OwnScript().Replace(Head().Replace(TextOf(file), ""), "page.js")}")), "site.txt");
    }

    [Fact]
    public void Render_SameNameOtherScript_IsAFileOfItsOwn()
    {
        var files = HtmlSite.Render(
            [new SitePage(NotebookOf("a", Shared), "a.html"), new SitePage(NotebookOf("b", Shared.Replace("long", "other", StringComparison.Ordinal)), "b.html")], "t");

        var scripts = files.Where(file => file.Path.StartsWith("scripts/li-b-1", StringComparison.Ordinal)).ToList();
        Assert.Equal(["long();", "other();"], scripts.Select(TextOf).Order(StringComparer.Ordinal));
        Assert.All(files.Take(2), page => Assert.Single(scripts, script => TextOf(page).Contains($"<script src=\"{script.Path}\"></script>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("../docs/rules.md#r1", "a.html", "rules.html#r1")]
    [InlineData("../../docs/rules.md", "sub/a.html", "../rules.html")]
    [InlineData("../../docs/rules.md", "a.html", "rules.html")]
    public void Render_LinkToADocument_LeadsToItsPage(string link, string page, string expected)
    {
        var files = HtmlSite.Render([new SitePage(NotebookOf($"[x]({link})", "y"), page)], "t", new SiteOptions { Documents = [new SiteDocument("docs/rules.md", "rules.html", "# Rules")] });

        Assert.Contains($"<a href=\"{expected}\">x</a>", TextOf(files[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Again_IsTheSame()
    {
        IReadOnlyList<SitePage> pages = [new SitePage(NotebookOf("# T", Shared, png: true), "a.html")];
        Assert.Equal(HtmlSite.Render(pages, "t").Select(file => (file.Path, Convert.ToHexString(file.Content.Span))), HtmlSite.Render(pages, "t").Select(file => (file.Path, Convert.ToHexString(file.Content.Span))));
    }

    [Fact]
    public void Render_HostileWords_AreEncoded()
    {
        var notebook = NotebookOf($"# {Hostile}\n\n{Hostile}", "x");
        var index = TextOf(HtmlSite.Render([new SitePage(notebook, $"{Hostile.Replace("/", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal)}.html"), new SitePage(notebook, "b.html")], Hostile)[^1]);

        Assert.DoesNotContain("<script>alert", index, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", index, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a.html")]
    [InlineData("../a.html")]
    [InlineData("a/../b.html")]
    [InlineData("a\\b.html")]
    [InlineData("C:a.html")]
    [InlineData("a.txt")]
    [InlineData("index.html")]
    [InlineData("Index.html")]
    [InlineData("TAKEN.html")]
    public void Render_PathOutsideOrTaken_IsRefused(string path)
    {
        var notebook = Notebook.Create();
        Assert.Contains(path, Assert.Throws<ArgumentException>(() => HtmlSite.Render([new SitePage(notebook, "taken.html"), new SitePage(notebook, path)], "t")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OnePage_MayLoadOnlyTheSitesOwnFiles()
    {
        var files = HtmlSite.Render([new SitePage(Notebook.Create(), "a.html")], "t");

        Assert.All(files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)), file => Assert.Contains("default-src 'none'; script-src 'unsafe-inline' 'self';", TextOf(file), StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("http", TextOf(file).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Save_OverAnOlderSite_ReplacesItAndLeavesOtherFiles()
    {
        using var folder = new TemporaryFolder();
        folder.Write("index.html", "old");
        folder.Write("other.txt", "other");

        HtmlSite.Save(folder.FullName, [new SitePage(NotebookOf("# New", Shared), "sub/a.html")], "t");

        Assert.Equal(["index.html", "other.txt"], folder.Names);
        Assert.Contains(">New</a>", File.ReadAllText(folder.PathOf("index.html")), StringComparison.Ordinal);
        Assert.Contains("<script src=\"../scripts/", File.ReadAllText(folder.PathOf("sub/a.html")), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder.PathOf("scripts")).Length);
    }

    private static Notebook NotebookOf(string markdown, string html, bool png = false)
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, markdown);
        var picture = png ? ",\"image/png\":\"iVBORw0KGgo=\\n\"" : "";
        notebook.AddCell(CellKind.Code, "1").Json["outputs"] = new JsonArray(
            JsonNode.Parse($$$"""{"output_type":"display_data","data":{"text/html":"{{{html}}}"{{{picture}}}},"metadata":{}}"""));
        return notebook;
    }

    private static string TextOf(SiteFile file) => Encoding.UTF8.GetString(file.Content.Span);

    [GeneratedRegex("page-[0-9a-f]{8}\\.js")]
    private static partial Regex OwnScript();

    [GeneratedRegex("-[0-9a-f]{8}\\.js$")]
    private static partial Regex Hash();

    [GeneratedRegex("<!DOCTYPE.*?<body>\n", RegexOptions.Singleline)]
    private static partial Regex Head();
}
