namespace EksCalc;

/// <summary>How much a <see cref="Finding"/> matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing needs doing.</summary>
    Info,

    /// <summary>Works, but wastes addresses or EC2 calls, or will surprise somebody.</summary>
    Warning,

    /// <summary>Does not do what was asked for, or pods will not start.</summary>
    Error,
}
