using EksCalc.Cli.Output;

namespace EksCalc.Cli;

/// <summary>One line on a terminal that is written over as work goes on; nothing where there is no terminal.</summary>
internal sealed class ProgressLine(TextWriter error) : IDisposable
{
    private readonly bool isTerminal = Screen.IsTerminal(error);
    private int length;

    public void Show(string text)
    {
        if (!isTerminal)
            return;
        error.Write($"\r{text.PadRight(length)}");
        length = text.Length;
    }

    public void Clear()
    {
        if (length == 0)
            return;
        error.Write($"\r{new string(' ', length)}\r");
        length = 0;
    }

    public void Dispose() => Clear();
}
