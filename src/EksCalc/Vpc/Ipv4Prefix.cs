namespace EksCalc.Vpc;

/// <summary>The /28 prefixes that prefix delegation assigns.</summary>
public static class Ipv4Prefix
{
    /// <summary>Addresses in one prefix: a /28 has 16 (R12).</summary>
    public const int Addresses = 16;

    /// <summary>The prefix length: 28.</summary>
    public const int Length = 28;
}
