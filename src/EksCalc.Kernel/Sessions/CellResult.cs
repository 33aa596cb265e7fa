namespace EksCalc.Kernel.Sessions;

/// <summary>How a cell ended. Its outputs were pushed while it ran, the error among them.</summary>
/// <param name="Outcome">How the run ended.</param>
/// <param name="Error">Why it did not succeed; null when it did.</param>
public sealed record CellResult(CellOutcome Outcome, CellError? Error = null);
