using EksCalc.Cni;

namespace EksCalc.Sweeps;

/// <summary>The modes as values of a parameter: <c>secondaryIp</c>, <c>prefixDelegation</c> and so on.</summary>
internal static class ModeNames
{
    public static NameDomain Domain { get; } = new("a mode", [.. ModeTraits.All.Select(traits => NameOf(traits.Mode))]);

    /// <summary>A mode's name as a value.</summary>
    public static string NameOf(ModeOption mode) => char.ToLowerInvariant($"{mode}"[0]) + $"{mode}"[1..];

    public static ModeOption Read(SweepValue value) => Enum.Parse<ModeOption>(value.Text!, ignoreCase: true);
}
