using System.Diagnostics;
using static System.FormattableString;

namespace EksCalc.Cli;

/// <summary>Shows how far long work is, once it has taken a second.</summary>
/// <param name="error">Where the line goes.</param>
/// <param name="done">What is done with the work: "written".</param>
internal sealed class ShareProgress(TextWriter error, string done) : IProgress<double>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ProgressLine line = new(error);
    private readonly Lock gate = new();
    private readonly Stopwatch time = Stopwatch.StartNew();
    private int percent = -1;

    /// <inheritdoc/>
    public void Report(double value)
    {
        lock (gate)
        {
            if (time.Elapsed < Patience || (int)(value * 100) <= percent)
                return;
            percent = (int)(value * 100);
            line.Show(Invariant($"{percent} % {done}"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();
}
