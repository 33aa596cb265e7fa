namespace EksCalc.Ec2;

/// <summary>Calls that EC2 refuses for a time: throttling, a limit, a missing permission. A refused call fails at once and has no effect.</summary>
/// <param name="Call">The call.</param>
/// <param name="From">From this time on, 0 or more.</param>
/// <param name="To">Before this time.</param>
public sealed record Ec2Refusal(Ec2Call Call, TimeSpan From, TimeSpan To)
{
    /// <summary>Only the first so many calls of that time, 1 or more; null, the default, for all.</summary>
    public int? Times { get; init; }

    /// <summary>The error code. Default <see cref="Ec2Errors.Throttled"/>.</summary>
    public string Error { get; init; } = Ec2Errors.Throttled;
}
