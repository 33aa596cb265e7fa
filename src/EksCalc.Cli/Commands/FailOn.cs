namespace EksCalc.Cli.Commands;

/// <summary>From which severity on a check fails.</summary>
internal enum FailOn
{
    /// <summary>Only errors.</summary>
    Error,

    /// <summary>Warnings and errors.</summary>
    Warning,

    /// <summary>Any finding.</summary>
    Info,

    /// <summary>Nothing: findings are only printed.</summary>
    Never,
}
