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
    [InlineData("/dev/zero", ".../zero")]
    [InlineData("/etc/hostname", ".../hostname")]
    [InlineData("../beside/other.cs", ".../other.cs")]
    [InlineData("no-such-file.cs", "no-such-file.cs")]
    [InlineData("sub/../no-such-file.cs", "no-such-file.cs")]
    public async Task Execute_LineOfAFileWithoutText_IsNamedAlikeWhileCompilingAndRunning(string file, string shown)
    {
        var session = new CellRecorder();
        var running = await session.ErrorAsync($"#line 7 \"{file}\"\nthrow new InvalidOperationException(\"x\");");
        var compiling = await session.ErrorAsync($"#line 7 \"{file}\"\nnone");

        Assert.Equal(["System.InvalidOperationException: x", $"   at {shown}, line 7"], running.Traceback);
        Assert.Equal([$"{shown}, line 7: error CS0103: The name 'none' does not exist in the current context"], compiling.Traceback);
        Assert.Equal((null, null), (running.Line, compiling.Line));
    }

    [Theory]
    [InlineData("#line 2\nnone", 2)]
    [InlineData("#line 2\nthrow new Exception();", 2)]
    [InlineData("#line 900\nnone", 900)]
    [InlineData("#line 900\nthrow new Exception();", 900)]
    public async Task Execute_LineOfTheCell_IsTheOneItSays(string code, int line) =>
        Assert.Equal(line, (await new CellRecorder().ErrorAsync(code)).Line);

    [Theory]
    [InlineData("none", "error CS0103")]
    [InlineData("throw new Exception(\"x\");", "throw new")]
    public async Task Execute_LoadedFileOutsideTheFolder_KeepsItsPathAndText(string code, string words)
    {
        using var folder = new Testing.TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("notebooks"));
        folder.Write("shared.csx", $"\n{code}");

        var traceback = (await new CellRecorder(folder.PathOf("notebooks")).ErrorAsync("#load \"../shared.csx\"")).Traceback;

        Assert.Contains(traceback, line => line.Contains("../shared.csx, line 2", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));
        Assert.Contains(traceback, line => line.Contains(code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Console.ReadLine()")]
    [InlineData("Console.Read()")]
    [InlineData("Console.In.ReadToEnd()")]
    [InlineData("await Console.In.ReadLineAsync()")]
    public async Task Execute_ReadWhereNobodyTypes_SaysSoAtTheCell(string code)
    {
        var error = await new CellRecorder().ErrorAsync(code);

        Assert.Equal(("System.InvalidOperationException", (int?)1), (error.Name, error.Line));
        Assert.Contains("takes no input", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_UnknownMagic_NamesTheOnesThereAre() =>
        Assert.Contains("#!csharp, #!markdown, #!html and #!time", (await new CellRecorder().ErrorAsync("#!pwsh\nls")).Message, StringComparison.Ordinal);
}
