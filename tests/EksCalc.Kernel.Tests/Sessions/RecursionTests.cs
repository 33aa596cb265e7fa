namespace EksCalc.Kernel.Tests.Sessions;

/// <summary>Functions of cells that call themselves; what they do otherwise stays as it was.</summary>
[Collection(nameof(CellCollection))]
public sealed class RecursionTests
{
    [Theory]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)")]
    [InlineData("int F(int n)\n{\n    return F(n + 1) + 1;\n}\nF(0)")]
    [InlineData("void F() => F();\nF();")]
    [InlineData("class A { public int N => N; }\nnew A().N")]
    [InlineData("class A { public int N { get { return N; } set => N = value; } }\nnew A().N = 1;")]
    [InlineData("class A { public int this[int i] => this[i]; }\nnew A()[0]")]
    [InlineData("class A { public override string ToString() => $\"{this}\"; }\nnew A().ToString()")]
    [InlineData("class A { public A() => new A(); }\nnew A()")]
    [InlineData("class A { public static A operator +(A a, A b) => a + b; }\nnew A() + new A()")]
    [InlineData("Func<int, int> f = null;\nf = n => { return f(n); };\nf(0)")]
    [InlineData("await F();\nasync Task F() { await F(); }")]
    public async Task Execute_EndlessRecursion_IsAnErrorAndTheSessionGoesOn(string code)
    {
        var session = new CellRecorder();

        var error = await session.ErrorAsync(code);

        Assert.Equal("System.InsufficientExecutionStackException", error.Name);
        Assert.InRange(error.Traceback.Count, 2, 60);
        Assert.Equal("[result: 2]", await session.TextAsync("1 + 1"));
    }

    [Theory]
    [InlineData("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\nDepth(10_000)", "[result: 10000]")]
    [InlineData("int No() => throw new Exception(\"x\");\ntry { No(); } catch { Console.Write(\"caught\"); }", "caught")]
    [InlineData("var a = new[] { 1 }; ref int First() => ref a[0]; First() = 5; a[0]", "[result: 5]")]
    [InlineData("class A { int n; public int N { get => n; set => n = value; } public A(int m) => n = m; ~A() => n = 0; }\nnew A(3) { N = 4 }.N", "[result: 4]")]
    [InlineData("struct P { public int X; public static implicit operator P(int x) => new P { X = x }; public readonly int Y => X * 2; }\n((P)21).Y", "[result: 42]")]
    [InlineData("abstract class B { public abstract int F(); public virtual int G() => 1; }\nclass C : B { public override int F() => base.G() + 1; }\nnew C().F()", "[result: 2]")]
    [InlineData("IEnumerable<int> Numbers() { yield return 1; yield return 2; }\nNumbers().Sum()", "[result: 3]")]
    [InlineData("async Task<int> F() => await Task.FromResult(4);\nasync Task G() => await F();\nawait G();\nawait F()", "[result: 4]")]
    [InlineData("interface I { int N => 7; }\nclass A : I { }\n((I)new A()).N", "[result: 7]")]
    [InlineData("record R(int N) { public int M { get; init => field = value + 1; } }\nnew R(1) { M = 2 }.M", "[result: 3]")]
    [InlineData("int F(int n)\n    => /* a */ n // b\n    + 1 /* c */ ; // d\nF(1)", "[result: 2]")]
    [InlineData("Func<int, int> f = n => n + 1; Action g = () => Console.Write(f(1)); Func<int> h = delegate { return 3; };\ng(); h()", "2[result: 3]")]
    [InlineData("int F() { foreach (var n in new[] { 1, 2 }) for (;;) return n; return 0; }\nF()", "[result: 1]")]
    public async Task Execute_FunctionOfAnyForm_DoesWhatItSays(string code, string expected) =>
        Assert.Equal(expected, await new CellRecorder().TextAsync(code));
}
