using EksCalc.Testing;

namespace EksCalc.Notebooks.Tests;

public sealed class ReportTests
{
    private static Report Sample => new Report("Decision & <record>")
        .Text("Set WARM_IP_TARGET=5, not *more*.")
        .Add(new Report("Subnets").List("nodes-a: 10.0.0.0/24", "- 1. <b>").Add(new[] { new { Name = "a|b", Nodes = 1000 } }.ToView(title: "Two")))
        .Code("vpc: { cidrs: [10.0.0.0/16] } # <all>\n\n````\n")
        .Add(null)
        .Text("")
        .List();

    [Fact]
    public void ToMarkdown_Report_IsAsKept() => Snapshot.Match(Sample.ToMarkdown() + "\n", "report.md");

    [Fact]
    public void ToHtml_Report_IsAsKept() => Snapshot.Match(Sample.ToHtml(), "report.html");

    [Fact]
    public void Add_Part_LeavesTheReportAsItWas()
    {
        var report = new Report("a");
        Assert.NotEqual(report.ToMarkdown(), report.Text("b").ToMarkdown());
        Assert.Equal("# a", report.ToMarkdown());
    }

    [Fact]
    public void ToHtml_HostileText_IsEncodedEverywhere()
    {
        var html = new Report(Samples.Hostile).Text(Samples.Hostile).List(Samples.Hostile).Code(Samples.Hostile).Add(new Report(Samples.Hostile)).ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("WARM_IP_TARGET=5", "WARM_IP_TARGET=5")]
    [InlineData("_a_ *b* `c` [d](e) <f> g&h i|j k~l $m$ n\\o", "\\_a\\_ \\*b\\* \\`c\\` \\[d\\](e) \\<f\\> g\\&h i\\|j k\\~l \\$m\\$ n\\\\o")]
    [InlineData("# a", "\\# a")]
    [InlineData("- a", "\\- a")]
    [InlineData("---", "\\---")]
    [InlineData("1. a", "1\\. a")]
    [InlineData("10.0.0.0/24 and -5", "10.0.0.0/24 and -5")]
    [InlineData(" a\r\nb\u2028c ", "a b c")]
    public void Escape_Text_ShowsAsItIs(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    [Fact]
    public void ToMarkdown_Chart_IsItsWords() => Assert.StartsWith(
        $"**{Samples.Consumption.Title}**\n\n- WARM_ENI_TARGET=1: 100 subnet addresses", Samples.Consumption.ToMarkdown(), StringComparison.Ordinal);

    [Fact]
    public void TryStillHtml_Chart_IsItsPictureWithoutScripts()
    {
        Browser.Require();
        var report = new Report("a").Add(new Report("b").Add(Samples.Consumption));

        var still = report.TryStillHtml();

        Assert.Contains("<script", report.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", still, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, still.AsSpan().Count("<img src=\"data:image/png;base64,"));
        Assert.Equal(Samples.Consumption.Digest(), report.Digest());
    }

    [Fact]
    public void Save_Report_IsAWholePageOrMarkdown()
    {
        using var folder = new TemporaryFolder();
        Sample.Save(folder.PathOf("a.html"));
        Sample.Save(folder.PathOf("a.md"));

        var page = File.ReadAllText(folder.PathOf("a.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Decision &amp; &lt;record&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Subnets</h2>", page, StringComparison.Ordinal);
        Assert.Equal(Sample.ToMarkdown() + "\n", File.ReadAllText(folder.PathOf("a.md")));
        Assert.Throws<ArgumentException>(() => Sample.Save(folder.PathOf("a.docx")));
    }
}
