using System.Text;

namespace EksCalc.Kernel.Sessions;

/// <summary>
/// Joins console text that comes in small pieces, and passes it on when other output follows, when much has come, or when a
/// moment has passed. Outputs keep their order.
/// </summary>
internal sealed class OutputBuffer : IDisposable
{
    private const int Enough = 16 * 1024;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly Action<CellOutput> onOutput;
    private readonly StringBuilder text = new();
    private readonly Timer timer;
    private string stream = "";

    public OutputBuffer(Action<CellOutput> onOutput)
    {
        this.onOutput = onOutput;
        timer = new Timer(_ => Flush(isEnd: false));
    }

    public void Put(CellOutput output)
    {
        lock (gate)
        {
            if (output is not StreamOutput piece)
            {
                Flush(isEnd: true);
                onOutput(output);
                return;
            }

            if (piece.Name != stream)
                Flush(isEnd: true);
            stream = piece.Name;
            if (text.Length == 0)
                timer.Change(Moment, Timeout.InfiniteTimeSpan);
            text.Append(piece.Text);
            if (text.Length >= Enough)
                Flush(isEnd: false);
        }
    }

    /// <summary>Passes on what is there.</summary>
    public void Flush() => Flush(isEnd: true);

    public void Dispose()
    {
        Flush(isEnd: true);
        timer.Dispose();
    }

    private void Flush(bool isEnd)
    {
        lock (gate)
        {
            // Half a character waits for its other half.
            var length = text.Length > 0 && !isEnd && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
            if (length == 0)
                return;
            onOutput(new StreamOutput(stream, text.ToString(0, length)));
            text.Remove(0, length);
        }
    }
}
