using System.Text;

namespace EksCalc.Kernel.Sessions;

/// <summary>
/// What a cell finds around it: its folder as working directory, a console that writes into its outputs, and the input that it is given.
/// Disposing puts back what was there before.
/// </summary>
internal sealed class CellSurroundings : IDisposable
{
    private readonly TextWriter output = Console.Out;
    private readonly TextWriter error = Console.Error;
    private readonly TextReader input = Console.In;
    private readonly string folder = Directory.GetCurrentDirectory();

    public CellSurroundings(CellScope scope, string cellFolder, TextReader? cellInput)
    {
        Directory.SetCurrentDirectory(cellFolder);
        Console.SetOut(new ScopeWriter(scope, "stdout"));
        Console.SetError(new ScopeWriter(scope, "stderr"));
        CellScope.Running = scope;
        Console.SetIn(cellInput ?? new NoInput());
    }

    public void Dispose()
    {
        CellScope.Running = null;
        Console.SetIn(input);
        Console.SetError(error);
        Console.SetOut(output);
        Directory.SetCurrentDirectory(folder);
    }

    private sealed class ScopeWriter : TextWriter
    {
        private readonly CellScope scope;
        private readonly string stream;

        public ScopeWriter(CellScope scope, string stream)
        {
            this.scope = scope;
            this.stream = stream;
            CoreNewLine = ['\n']; // A notebook's outputs are the same on every system.
        }

        public override Encoding Encoding => Encoding.UTF8;

        // Code that outlives its cell carries its own, closed scope along; threads without one write into the cell that runs.
        private CellScope Scope => CellScope.Current ?? scope;

        public override void Write(char value) => Scope.Write(stream, value.ToString());

        public override void Write(string? value) => Scope.Write(stream, value ?? "");

        public override void Write(char[] buffer, int index, int count) => Scope.Write(stream, new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Scope.Write(stream, new string(buffer));

        public override void WriteLine(string? value) => Scope.Write(stream, value + "\n");
    }
}
