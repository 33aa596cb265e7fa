using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Tests.Html;

/// <summary>Texts that parsers take ages for, or refuse.</summary>
public sealed class HostileTextTests
{
    [Theory]
    [InlineData(">", 3000, "")]
    [InlineData("[a](", 20_000, "")]
    [InlineData("* ", 3000, "x")]
    [InlineData("![", 50_000, "")]
    [InlineData("**a *b ", 5_000, "")]
    public void Render_HostileMarkdown_StandsThereAndTheRestIsAsEver(string part, int count, string end)
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, string.Concat(Enumerable.Repeat(part, count)) + end);
        notebook.AddCell(CellKind.Markdown, "# A heading");

        var page = HtmlPage.Render(notebook);

        Assert.Contains("A heading</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<section class=\"markdown\">\n<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ManyLinks_AreLinks()
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, string.Concat(Enumerable.Repeat("[a](b) ", 2_000)) + string.Concat(Enumerable.Repeat("[a](b)", 400)));

        Assert.Equal(2_400, HtmlPage.Render(notebook).AsSpan().Count("<a href=\"b\">a</a>"));
    }

    [Theory]
    [InlineData("F(a = ", 24)]
    [InlineData("(", 5000)]
    [InlineData("a<", 3000)]
    [InlineData("x => ", 3000)]
    [InlineData("!", 3000)]
    [InlineData("if (a) ", 3000)]
    public void Render_HostileCode_KeepsEveryCharacter(string part, int count)
    {
        var code = string.Concat(Enumerable.Repeat(part, count));
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Code, code);

        var page = HtmlPage.Render(notebook);

        var shown = System.Text.RegularExpressions.Regex.Match(page, "<code>(.*?)</code>", System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(code, System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(shown, "<[^>]+>", "")));
    }
}
