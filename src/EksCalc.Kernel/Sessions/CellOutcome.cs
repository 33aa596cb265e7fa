namespace EksCalc.Kernel.Sessions;

/// <summary>How the run of a cell ended.</summary>
public enum CellOutcome
{
    /// <summary>The cell was not run, because the run ended before it.</summary>
    NotRun,

    /// <summary>The cell ran to its end.</summary>
    Succeeded,

    /// <summary>The cell did not compile, or it threw an exception.</summary>
    Failed,

    /// <summary>The cell was stopped at its time limit.</summary>
    TimedOut,

    /// <summary>The cell was stopped because the caller asked for it.</summary>
    Cancelled,
}
