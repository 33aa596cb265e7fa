namespace EksCalc.Testing;

/// <summary>Long runs that several tests look at: all begin when the first is asked for, as many at a time as there are cores.</summary>
/// <typeparam name="T">What a run comes to.</typeparam>
/// <param name="names">What the runs are called.</param>
/// <param name="run">Does one.</param>
public sealed class RunsInTurn<T>(IEnumerable<string> names, Func<string, Task<T>> run)
{
    private readonly Dictionary<string, TaskCompletionSource<T>> runs =
        names.ToDictionary(name => name, _ => new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously), StringComparer.Ordinal);

    private int begun;

    /// <summary>What a run has come to.</summary>
    public Task<T> OfAsync(string name)
    {
        if (Interlocked.Exchange(ref begun, 1) == 0)
            _ = Parallel.ForEachAsync(runs, async (each, _) => await CompleteAsync(each.Key, each.Value).ConfigureAwait(false));
        return runs[name].Task;
    }

    private async Task CompleteAsync(string name, TaskCompletionSource<T> ended)
    {
        try
        {
            ended.SetResult(await run(name).ConfigureAwait(false));
        }
        catch (Exception problem)
        {
            ended.SetException(problem); // The test that asks for it reports it.
        }
    }
}
