using EksCalc.Kernel.Sessions;
using EksCalc.Testing;

namespace EksCalc.Kernel.Tests.Sessions;

[Collection(nameof(CellCollection))]
public sealed class ReferenceTests
{
    [Fact]
    public async Task Execute_RelativeReference_FindsTheDependenciesBesideIt()
    {
        using var folder = new TemporaryFolder();
        var inner = FixtureAssembly.Compile(folder.FullName, "Inner", "namespace Inner { public class B { public int Value => 42; } }");
        FixtureAssembly.Compile(folder.FullName, "Outer", "namespace Outer { public class A { public Inner.B Make() => new Inner.B(); } }", inner);

        Assert.Equal("[result: 42]", await new CellRecorder(folder.FullName).TextAsync("#r \"Outer.dll\"\nnew Outer.A().Make().Value"));
    }

    [Fact]
    public async Task Execute_OwnCopyOfAnAssemblyTheHostHas_IsTheOneUsed()
    {
        // The host has EksCalc.Testing; the notebook brings another assembly of that name.
        using var folder = new TemporaryFolder();
        FixtureAssembly.Compile(folder.FullName, "EksCalc.Testing", "namespace Fixture { public class Mine { public string Name => \"the notebook's\"; } }");

        var session = new CellRecorder(folder.FullName);
        await session.TextAsync("#r \"EksCalc.Testing.dll\"");

        Assert.Equal("[result: the notebook's]", await session.TextAsync("new Fixture.Mine().Name"));
    }

    [Fact]
    public async Task Execute_MissingReference_IsACompilationErrorWithItsLine()
    {
        var error = await new CellRecorder().ErrorAsync("\n#r \"no-such.dll\"");

        Assert.Equal(("CompilationError", 2), (error.Name, error.Line));
        Assert.Contains("no-such.dll", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_Load_RunsTheFileBesideTheNotebook()
    {
        using var folder = new TemporaryFolder();
        folder.Write("helper.csx", "int Twice(int n) => 2 * n;");

        var session = new CellRecorder(folder.FullName);
        await session.TextAsync("#load \"helper.csx\"");

        Assert.Equal("[result: 42]", await session.TextAsync("Twice(21)"));
    }

    [Fact]
    public async Task Execute_Package_IsRestoredAndUsable()
    {
        var session = new CellRecorder();
        await session.TextAsync("#r \"nuget: Markdig, 1.6.0\"");

        Assert.Equal("[result: <p>x</p>\n]", await session.TextAsync("Markdig.Markdown.ToHtml(\"x\")"));
    }

    [Fact]
    public async Task Execute_UnknownPackage_SaysWhatTheSdkSays()
    {
        var error = await new CellRecorder().ErrorAsync("#r \"nuget: EksCalc.No.Such.Package, 1.0.0\"");

        Assert.Equal("PackageRestoreError", error.Name);
        Assert.Contains("EksCalc.No.Such.Package", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_Magics_ShowEachPartInItsLanguage()
    {
        var session = new CellRecorder();
        await session.RunAsync("var x = 1;\n#!markdown\n# Title\n#!html\n<b>bold</b>\n#!csharp\nx + 1");

        Assert.Collection(
            session.Outputs.Cast<DisplayOutput>(),
            markdown => Assert.Contains("<h1 id=\"title\">Title</h1>", markdown.Data[0].Value, StringComparison.Ordinal),
            html => Assert.Equal("<b>bold</b>", html.Data[0].Value),
            value => Assert.Equal("2", value.Data.Single(data => data.Key == "text/plain").Value));
    }

    [Fact]
    public async Task Execute_Time_PrintsTheWallTime() =>
        Assert.Matches(@"^Wall time: \d+\.\d ms\n$", await new CellRecorder().TextAsync("#!time\nvar x = 1;"));
}
