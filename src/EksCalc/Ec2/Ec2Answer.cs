namespace EksCalc.Ec2;

/// <summary>What EC2 answers to a call, and when.</summary>
/// <param name="Error">EC2's error code; null if the call succeeded.</param>
/// <param name="After">Milliseconds until the answer comes, 0 or more. The call itself takes effect at once.</param>
internal readonly record struct Ec2Answer(string? Error, long After = 0)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool Succeeded => Error is null;

    /// <summary>Whether the subnet was too full.</summary>
    public bool IsShortage => Error is Ec2Errors.NoAddresses or Ec2Errors.NoPrefixes;
}
