namespace EksCalc.Testing;

/// <summary>Counts the cases of a property that were to the point, so that a generator which makes none is noticed. Threads may share it.</summary>
public sealed class RealCases
{
    private int count;

    /// <summary>One more.</summary>
    public void Add() => Interlocked.Increment(ref count);

    /// <summary>Fails unless there were so many.</summary>
    /// <param name="least">The fewest, well below what the generator makes on the average.</param>
    public void AtLeast(int least) => Assert.True(count >= least, $"{count} real cases, {least} expected.");
}
