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
        var session = new CellRecorder();
        var held = 0L;
        for (var i = 0; i <= 240; i++)
        {
            await session.RunAsync($"var v{i} = {i};");
            if (i == 160)
                held = GC.GetTotalMemory(forceFullCollection: true);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - held, -MostBytesOf80Cells, MostBytesOf80Cells);
    }
}
