using EksCalc.Clusters;

namespace EksCalc.Sweeps;

/// <summary>The modes as values of a parameter: <c>secondaryIp</c>, <c>prefixDelegation</c> and so on.</summary>
internal static class ModeNames
{
    public static NameDomain Domain { get; } = new("a mode", [.. Enum.GetNames<ModeOption>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])]);

    public static ModeOption Read(SweepValue value) => Enum.Parse<ModeOption>(value.Text!, ignoreCase: true);
}
