namespace EksCalc.Kernel.Tests.Sessions;

[Collection(nameof(CellCollection))]
public sealed class CellErrorTests
{
    [Theory]
    [InlineData("var x = 1;\nvar y = z;", "CompilationError", 2, "var y = z;")]
    [InlineData("\n\nint x = \"a\";", "CompilationError", 3, "int x = \"a\";")]
    [InlineData("if (", "CompilationError", 1, "if (")]
    [InlineData("var x = 1;\n\nthrow new InvalidOperationException(\"no\");", "System.InvalidOperationException", 3, "throw new InvalidOperationException(\"no\");")]
    [InlineData("int F(int n) =>\n    10 / n;\nF(0)", "System.DivideByZeroException", 2, "10 / n;")]
    [InlineData("await Task.Delay(1);\nthrow new Exception(\"after await\");", "System.Exception", 2, "throw new Exception(\"after await\");")]
    [InlineData("async Task G()\n{\n    await Task.Yield();\n    throw new Exception(\"inner\");\n}\nawait G();", "System.Exception", 4, "throw new Exception(\"inner\");")]
    [InlineData("await Task.Run(() =>\n{\n    throw new NotSupportedException(\"task\");\n});", "System.NotSupportedException", 3, "throw new NotSupportedException(\"task\");")]
    [InlineData("#!time\nvar a = b;", "CompilationError", 2, "var a = b;")]
    [InlineData("#!markdown\n# Text\n#!csharp\nvar a = b;", "CompilationError", 4, "var a = b;")]
    [InlineData("1 + 1\n#!python\nprint(1)", "UnknownMagic", 2, "#!python")]
    public async Task Execute_FailingCell_NamesItsOwnLine(string code, string name, int line, string source)
    {
        var error = await new CellRecorder().ErrorAsync(code);

        Assert.Equal((name, (int?)line, (string?)source), (error.Name, error.Line, error.SourceLine));
        Assert.DoesNotContain("Submission#", string.Join('\n', error.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_ErrorInFunctionOfEarlierCell_NamesBothCells()
    {
        var session = new CellRecorder();
        await session.RunAsync("\nvoid Fail() => throw new Exception(\"x\");");

        var error = await session.ErrorAsync("var before = 1;\nFail();");

        var traceback = string.Join('\n', error.Traceback);
        Assert.Contains("cell 1, line 2", traceback, StringComparison.Ordinal);
        Assert.Contains("cell 2, line 2", traceback, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("no-such-file.cs")]
    public async Task Execute_LineOfAFileWithoutText_HasNoLineOfText(string file)
    {
        var error = await new CellRecorder().ErrorAsync($"#line 7 \"{file}\"\nthrow new InvalidOperationException(\"x\");");

        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Contains(error.Traceback, line => line.EndsWith($"{Path.GetFileName(file)}, line 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Execute_UnknownMagic_NamesTheOnesThereAre() =>
        Assert.Contains("#!csharp, #!markdown, #!html and #!time", (await new CellRecorder().ErrorAsync("#!pwsh\nls")).Message, StringComparison.Ordinal);
}
