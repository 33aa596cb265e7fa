namespace EksCalc.Tests;

/// <summary>Pieces of work on all cores: each once, and the first that fails is named.</summary>
public sealed class AllCoresTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    public void For_Pieces_DoesEachOnce(int count)
    {
        var done = new int[count];

        AllCores.For(count, index => Interlocked.Increment(ref done[index]), TestContext.Current.CancellationToken);

        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void For_SeveralThatFail_NamesTheFirstAndDoesThoseBefore()
    {
        var done = new bool[1_000];

        var failure = Assert.Throws<InvalidInputException>(() => AllCores.For(
            done.Length,
            index => done[index] = index % 100 < 90 ? true : throw new InvalidInputException($"piece {index}", "it fails"),
            TestContext.Current.CancellationToken));

        Assert.Equal("piece 90", Assert.Single(failure.Problems).Place);
        Assert.All(done.Take(90), Assert.True);
    }

    [Fact]
    public void For_Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        var done = 0;

        Assert.Throws<OperationCanceledException>(() => AllCores.For(1_000_000, _ =>
        {
            Thread.SpinWait(100);
            if (Interlocked.Increment(ref done) == 100)
                source.Cancel();
        }, source.Token));

        Assert.InRange(done, 100, 999_999);
    }
}
