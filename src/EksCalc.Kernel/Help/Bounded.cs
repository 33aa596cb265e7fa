namespace EksCalc.Kernel.Help;

/// <summary>
/// Runs work whose time depends on a text that may be hostile, and goes on without its result when it takes too long. Code of
/// others cannot be stopped: the work then goes on in the background, and until it ends no more is begun.
/// </summary>
internal sealed class Bounded(TimeSpan limit)
{
    private const int StackBytes = 16 * 1024 * 1024;

    private Task? abandoned;

    /// <summary>The work's result, or the fallback when it takes too long or fails.</summary>
    /// <param name="work">The work.</param>
    /// <param name="fallback">What stands for its result.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public T Run<T>(Func<T> work, T fallback, CancellationToken cancellation = default)
    {
        if (abandoned is { IsCompleted: false })
            return fallback;
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(Work, StackBytes) { IsBackground = true, Name = "bounded work" };
        thread.Start();
        try
        {
            if (done.Task.Wait(limit, cancellation))
                return done.Task.Result;
        }
        catch (OperationCanceledException)
        {
            // As if it took too long.
        }

        abandoned = done.Task;
        return fallback;

        void Work()
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception)
            {
                done.SetResult(fallback); // Help that fails is no help; the cell itself will say what is wrong.
            }
        }
    }
}
