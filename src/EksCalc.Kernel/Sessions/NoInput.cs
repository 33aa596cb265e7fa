namespace EksCalc.Kernel.Sessions;

/// <summary>The console's input where nobody types: reading it is an error at the cell, not an empty answer.</summary>
internal sealed class NoInput : TextReader
{
    private const string Words = "The cell reads from the console, but whoever runs it takes no input (allow_stdin is false). "
        + "Put the value into the cell, or run the notebook in a front end that asks.";

    /// <inheritdoc/>
    public override int Peek() => throw new InvalidOperationException(Words);

    /// <inheritdoc/>
    public override int Read() => throw new InvalidOperationException(Words);
}
