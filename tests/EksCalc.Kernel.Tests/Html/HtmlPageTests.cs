using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Kernel.Html;
using EksCalc.Kernel.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Html;

public sealed partial class HtmlPageTests
{
    private const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&";

    [Fact]
    public void Render_EveryKindOfCellAndOutput_IsAsKept()
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Markdown, "# A <title>\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n<details><summary>Solution</summary>\n\n`x`\n\n</details>");
        notebook.AddCell(CellKind.Raw, "not shown");
        var code = notebook.AddCell(CellKind.Code, "// comment <b>\n#r \"x.dll\"\nvar text = $\"a{1 + 2}b\"; // end");
        Outputs(
            code,
            """{"output_type":"stream","name":"stdout","text":["one\n","two"]}""",
            """{"output_type":"stream","name":"stderr","text":"\u001b[31mred\u001b[0m"}""",
            """{"output_type":"display_data","data":{"text/plain":"alt","image/png":"iVBORw0KGgo=\n"},"metadata":{}}""",
            """{"output_type":"execute_result","execution_count":1,"data":{"text/html":["<b>html</b>"],"text/plain":"x"},"metadata":{}}""",
            """{"output_type":"display_data","data":{"text/plain":["plain <x>"]},"metadata":{}}""",
            """{"output_type":"error","ename":"E","evalue":"v","traceback":["cell 1, line 1: E"]}""");

        Snapshot.Match(StyleElement().Replace(WithoutOwnScript(HtmlPage.Render(notebook)), "<style></style>"), "page.html");
    }

    [Theory]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"HOSTILE"}""")]
    [InlineData("""{"output_type":"stream","name":"HOSTILE","text":"x"}""")]
    [InlineData("""{"output_type":"error","ename":"HOSTILE","evalue":"HOSTILE","traceback":["HOSTILE"]}""")]
    [InlineData("""{"output_type":"error","ename":"HOSTILE","evalue":"HOSTILE","traceback":[]}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"HOSTILE"},"metadata":{}}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"HOSTILE","image/png":"HOSTILE"},"metadata":{}}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"HOSTILE","image/jpeg":"HOSTILE"},"metadata":{}}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"HOSTILE","image/svg+xml":"HOSTILE"},"metadata":{}}""")]
    [InlineData("""{"output_type":"stream","name":5,"text":"HOSTILE"}""")]
    public void Render_HostileText_IsEncoded(string output)
    {
        var notebook = Notebook.Create();
        var cell = notebook.AddCell(CellKind.Code, $"var x = \"{Hostile}\"; // {Hostile}");
        Outputs(cell, output.Replace("HOSTILE", Hostile.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal));

        var page = WithoutOwnScript(HtmlPage.Render(notebook, Hostile));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutOwnScript(string page)
    {
        var script = $"<script>\n{HtmlDocument.Script}</script>";
        Assert.Contains(script, page, StringComparison.Ordinal);
        return page.Replace(script, "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("#r \"nuget: A, 1.0\"\nusing System;\n\nConsole.WriteLine($\"a {x:N0} b\" + @\"c\\\" + \"\"\"raw \"quoted\" \"\"\");")]
    [InlineData("if (broken { // <b>\n  'x' 0x1F 1.5e3 <<")]
    [InlineData("/* a */ async Task F() => await G<int>(); #!time\n\t// tab")]
    [InlineData("#!markdown\n# heading\n#nullable enable\n#if X\nhidden\n#endif\n")]
    public void Render_Code_KeepsEveryCharacter(string code)
    {
        var notebook = Notebook.Create();
        notebook.AddCell(CellKind.Code, code);

        var html = CodeElement().Match(HtmlPage.Render(notebook)).Groups[1].Value;

        Assert.Equal(code, WebUtility.HtmlDecode(Tag().Replace(html, "")));
    }

    [Fact]
    public void Render_SharedScript_ComesOnce()
    {
        var notebook = Notebook.Create();
        foreach (var name in (string[])["one", "one", "two"])
            Outputs(notebook.AddCell(CellKind.Code, "x"), $$$"""{"output_type":"display_data","data":{"text/html":"<script data-shared=\"{{{name}}}\">\nlong();\n</script><p>after</p>"},"metadata":{}}""");

        var page = HtmlPage.Render(notebook);

        Assert.Equal(2, page.Split("long();").Length - 1);
        Assert.Equal(3, page.Split("<p>after</p>").Length - 1);
    }

    [Fact]
    public void Render_Page_MayNotReachTheNetwork()
    {
        var page = HtmlPage.Render(Notebook.Create(), "Empty");

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("<title>Empty</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    private static void Outputs(NotebookCell cell, params string[] outputs) =>
        cell.Json["outputs"] = new JsonArray([.. outputs.Select(output => JsonNode.Parse(output))]);

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();

    [GeneratedRegex("<code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex CodeElement();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
