namespace EksCalc.Cli.Commands;

/// <summary>
/// While it lives, an end of the process that nobody asked for (a cell that calls <c>Environment.Exit</c>) is reported and counts as a failure.
/// </summary>
internal sealed class ProcessExitWatch : IDisposable
{
    private readonly Func<string> words;
    private readonly TextWriter error;

    /// <param name="words">What to say.</param>
    /// <param name="error">Where to say it.</param>
    public ProcessExitWatch(Func<string> words, TextWriter error)
    {
        this.words = words;
        this.error = error;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The end is expected from here on.</summary>
    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

    private void OnExit(object? sender, EventArgs arguments)
    {
        error.WriteLine($"ekscalc: {words()}");
        error.Flush();
        Environment.ExitCode = ExitCode.No;
    }
}
