namespace EksCalc.Kernel.Limits;

/// <summary>
/// Runs work whose time depends on a text that may be hostile, and goes on without its result when it takes too long. Code of
/// others cannot be stopped: the work then goes on in the background, and while too much of that goes on no more is begun.
/// </summary>
/// <param name="limit">How long work may take.</param>
/// <param name="mostAbandoned">How much may go on in the background.</param>
internal sealed class Bounded(TimeSpan limit, int mostAbandoned)
{
    private const int StackBytes = 16 * 1024 * 1024;

    private int abandoned;

    /// <summary>The work's result, or the fallback when it takes too long or fails.</summary>
    /// <param name="work">The work.</param>
    /// <param name="fallback">What stands for its result.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public T Run<T>(Func<T> work, T fallback, CancellationToken cancellation = default)
    {
        if (Volatile.Read(ref abandoned) >= mostAbandoned)
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

        Interlocked.Increment(ref abandoned);
        _ = done.Task.ContinueWith(_ => Interlocked.Decrement(ref abandoned), TaskScheduler.Default);
        return fallback;

        void Work()
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception)
            {
                done.SetResult(fallback); // Work that fails is as work that takes too long.
            }
        }
    }
}
