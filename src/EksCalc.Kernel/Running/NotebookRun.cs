using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Running;

/// <summary>How the run of a notebook went.</summary>
/// <param name="Cells">The code cells, in their order.</param>
public sealed record NotebookRun(IReadOnlyList<CellRun> Cells)
{
    /// <summary>Whether every code cell succeeded.</summary>
    public bool Succeeded => Cells.All(cell => cell.Outcome == CellOutcome.Succeeded);

    /// <summary>The cell at which the run ended; null when it came to its end.</summary>
    public CellRun? Failure => Cells.FirstOrDefault(cell => cell.Error is not null);
}
