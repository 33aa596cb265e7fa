namespace EksCalc.Vpc;

/// <summary>Where EC2 takes the next free address or prefix of a subnet. It does not say, so the model leaves the choice open.</summary>
public sealed class AddressPlacement
{
    private AddressPlacement(ulong? seed) => Seed = seed;

    /// <summary>The lowest that is free: everything is packed, the best case for prefixes.</summary>
    public static AddressPlacement Sequential { get; } = new(null);

    /// <summary>The generator's seed; null for <see cref="Sequential"/>.</summary>
    public ulong? Seed { get; }

    /// <summary>Each free one with the same chance: scattered.</summary>
    /// <param name="seed">The same seed gives the same places.</param>
    public static AddressPlacement Random(ulong seed) => new(seed);

    /// <summary><c>sequential</c> or <c>random 7</c></summary>
    public override string ToString() => Seed is { } seed ? $"random {seed}" : "sequential";
}
