using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Running;

/// <summary>How one code cell fared.</summary>
/// <param name="Number">The cell's number among the code cells, from 1: what its count shows.</param>
/// <param name="Index">Its index among all cells, from 0: <c>cells[Index]</c> in the file.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Error">Why it did not succeed; null when it did or was not run.</param>
public sealed record CellRun(int Number, int Index, CellOutcome Outcome, CellError? Error = null);
