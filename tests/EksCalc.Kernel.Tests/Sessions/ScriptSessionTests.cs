using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Tests.Sessions;

[Collection(nameof(CellCollection))]
public sealed class ScriptSessionTests
{
    public static TheoryData<string, string> Cells => new()
    {
        { "1 + 1", "[result: 2]" },
        { "Math.Abs(-1);", "" },
        { "var x = 1;", "" },
        { "// only a comment", "" },
        { "using System.Net;", "" },
        { "", "" },
        { "(string)null", "[result: <null>]" },
        { "return 5;", "[result: 5]" },
        { "Console.WriteLine(\"a\")", "a\n" },
        { "Console.Write('a'); Console.Write(1.5); Console.WriteLine(); Console.Write(\"{0}\", 2);", "a1.5\n2" },
        { "Console.Write(\"a\"); display(1); Console.Error.Write(\"b\"); 2.Display(); Console.Write(\"c\"); 3", "a[display: 1][stderr: b][display: 2]c[result: 3]" },
        { "await Task.Delay(1); 5", "[result: 5]" },
        { "await Task.FromResult(6)", "[result: 6]" },
        { "await Task.Delay(1)", "" },
        { "Task.Run(async () => { await Task.Yield(); return 7; }).Result", "[result: 7]" },
        { "int Twice(int n) => 2 * n;\nTwice(4)", "[result: 8]" },
        { "class P { public int N; }\nnew P { N = 3 }.N", "[result: 3]" },
        { "HTML(\"<b>x</b>\")", "[result: <b>x</b>]" },
        { "new[] { 1, 2 }.Sum()", "[result: 3]" },
        { "using System.Text.Json;\nJsonSerializer.Serialize(new { a = 1 })", "[result: {\"a\":1}]" },
        { "dynamic d = 5; d + 1", "[result: 6]" },
        { "await Task.Run(() => display(1));", "[display: 1]" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Execute_Cell_PutsOut(string code, string expected) =>
        Assert.Equal(expected, await new CellRecorder().TextAsync(code));

    [Theory]
    [InlineData("var x = 40;", "x + 2", "[result: 42]")]
    [InlineData("int F() => 1;", "F()", "[result: 1]")]
    [InlineData("using System.Globalization;", "CultureInfo.InvariantCulture.Name.Length", "[result: 0]")]
    [InlineData("record P(int N);", "new P(2).N", "[result: 2]")]
    [InlineData("var x = 1;", "var x = \"again\"; x", "[result: again]")]
    [InlineData("var x = 1; // no code after", "// nothing\n", "")]
    public async Task Execute_TwoCells_ShareState(string first, string second, string expected)
    {
        var session = new CellRecorder();
        await session.RunAsync(first);
        Assert.Equal(expected, await session.TextAsync(second));
    }

    [Fact]
    public async Task Execute_CellThatFails_KeepsWhatItDeclared()
    {
        var session = new CellRecorder();
        await session.ErrorAsync("var x = 1; throw new Exception(\"no\");");
        await session.ErrorAsync("var y = does_not_compile;");
        Assert.Equal("[result: 1]", await session.TextAsync("x"));
    }

    [Fact]
    public async Task Execute_ManyCells_KeepState()
    {
        var session = new CellRecorder();
        await session.RunAsync("var n = 0;");
        for (var i = 0; i < 20; i++)
            await session.RunAsync("n++;");
        Assert.Equal("[result: 20]", await session.TextAsync("n"));
    }

    [Fact]
    public async Task Execute_WhileTrue_IsStoppedAndTheSessionGoesOn()
    {
        var session = new CellRecorder(limit: TimeSpan.FromSeconds(1));
        await session.RunAsync("var x = 1;");
        var result = await session.InterruptedAsync("x = 2;\nwhile (true) { }");
        var error = result.Error!;
        Assert.Equal((CellOutcome.TimedOut, "TimeLimit"), (result.Outcome, error.Name));
        Assert.Contains("1 s", error.Message, StringComparison.Ordinal);
        Assert.False(session.IsAbandoned);
        Assert.Equal("[result: 2]", await session.TextAsync("x"));
    }

    [Theory]
    [InlineData("await Task.Delay(-1);")]
    // Library code that takes far longer than the limit. It ends by itself and allocates nothing, as its thread lives on beside
    // the tests that follow: garbage collections beside deep recursion would go through that stack each time.
    [InlineData("System.Linq.Enumerable.Range(0, int.MaxValue).Concat(Enumerable.Range(0, int.MaxValue)).Count(n => n < 0)")]
    public async Task Execute_WhatCannotBeStopped_IsAbandoned(string code)
    {
        var session = new CellRecorder(limit: TimeSpan.FromSeconds(1), unwinding: TimeSpan.FromMilliseconds(500));
        var error = (await session.InterruptedAsync(code)).Error!;
        Assert.Equal("TimeLimit", error.Name);
        Assert.Contains("the session takes no more cells", error.Message, StringComparison.Ordinal);
        Assert.True(session.IsAbandoned);
        var refused = await session.ErrorAsync("1");
        Assert.Equal("SessionAbandoned", refused.Name);
    }

    [Theory]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) try { while (true) { } } catch { }")]
    [InlineData("while (true) Console.WriteLine(1);")]
    [InlineData("for (;;) ;")]
    [InlineData("do /* one */ ; // two\nwhile (true);")]
    [InlineData("foreach (var n in Forever()) if (n > 0) for (;;) if (n == 2) ; else ;\nIEnumerable<int> Forever() { while (true) yield return 1; }")]
    [InlineData("await Task.Yield(); while (true) await Task.Delay(10);")]
    [InlineData("await Task.Run(async () => { while (true) await Task.Yield(); });")]
    [InlineData("class Endless { public string ToHtml() { while (true) { } } }\nnew Endless()")]
    [InlineData("class Endless { public string ToHtml() { while (true) { } } }\ndisplay(new Endless());")]
    public async Task Execute_LoopOrWaitWithoutEnd_IsStoppedAndTheSessionGoesOn(string code)
    {
        var session = new CellRecorder(limit: TimeSpan.FromSeconds(1));
        var result = await session.InterruptedAsync(code);
        var error = result.Error;
        Assert.Equal(CellOutcome.TimedOut, result.Outcome);
        Assert.Equal(error, Assert.Single(session.Outputs.OfType<ErrorOutput>()).Error);
        Assert.False(session.IsAbandoned);
        Assert.Equal("[result: 3]", await session.TextAsync("var sum = 0; foreach (var n in new[] { 1, 2 }) sum += n; sum"));
    }

    [Fact]
    public async Task Execute_Cancelled_SaysSo()
    {
        using var stop = new CancellationTokenSource();
        var result = await new CellRecorder().InterruptedAsync("while (true) { }", stop.Cancel, stop.Token);
        Assert.Equal(CellOutcome.Cancelled, result.Outcome);
    }

    [Fact]
    public async Task Execute_AnyEnd_PutsBackConsoleAndFolder()
    {
        var (output, error, input, folder) = (Console.Out, Console.Error, Console.In, Environment.CurrentDirectory);
        var session = new CellRecorder(Path.GetTempPath());
        await session.RunAsync("Directory.SetCurrentDirectory(\"/\"); throw new Exception();");
        Assert.Same(output, Console.Out);
        Assert.Same(error, Console.Error);
        Assert.Same(input, Console.In);
        Assert.Equal(folder, Environment.CurrentDirectory);
        Assert.Equal("[result: True]", await session.TextAsync(
            "Path.TrimEndingDirectorySeparator(Path.GetTempPath()) == Environment.CurrentDirectory"));
    }

    [Fact]
    public async Task Execute_EndlessPrinting_IsCutOff()
    {
        var session = new CellRecorder();
        var text = await session.TextAsync("for (var i = 0; i < 20; i++) Console.Write(new string('x', 1 << 20));");
        Assert.InRange(text.Length, 8 << 20, 10 << 20);
        Assert.EndsWith("cut off after 8 Mi characters]\n]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_EarlierCellsTaskStillPrints_DoesNotGoIntoTheLaterCell()
    {
        var recorder = new CellRecorder();
        await recorder.TextAsync("var done = false; _ = Task.Run(async () => { await Task.Delay(50); for (var i = 0; i < 50; i++) { Console.Error.Write(\"late\"); await Task.Delay(5); } done = true; });");

        Assert.Equal("second\n", await recorder.TextAsync("while (!done) System.Threading.Thread.Sleep(10); Console.WriteLine(\"second\");"));
    }
}
