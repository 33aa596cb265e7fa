namespace EksCalc.Kernel.Tests.Sessions;

/// <summary>What a session holds. Memory is the process's, so nothing else runs meanwhile.</summary>
[Collection(nameof(CellCollection))]
public class SessionMemoryTests
{
    /// <summary>80 cells take a few MB; were each to hold those before it, the last 80 of 240 would take more than 100.</summary>
    private const long MostBytesOf80Cells = 40 << 20;

    [Fact]
    public async Task Execute_ManyCells_MemoryGrowsInALine()
    {
        var (session, ran) = (new CellRecorder(), 0);
        await RunAsync(160);
        long grown;
        // What earlier tests held may go meanwhile; then it is measured again.
        for (var attempt = 0; (grown = await GrowthAsync()) < -MostBytesOf80Cells && attempt < 3; attempt++)
            continue;

        Assert.InRange(grown, -MostBytesOf80Cells, MostBytesOf80Cells);

        async Task<long> GrowthAsync()
        {
            var held = GC.GetTotalMemory(forceFullCollection: true);
            await RunAsync(80);
            return GC.GetTotalMemory(forceFullCollection: true) - held;
        }

        async Task RunAsync(int cells)
        {
            for (var i = 0; i < cells; i++)
                await session.RunAsync($"var v{ran++} = {i};");
        }
    }
}
