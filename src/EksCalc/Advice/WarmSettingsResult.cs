using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>Warm settings and what they cost on a node of the workload: means over its nodes and over all seeds.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Cost">The costs.</param>
public sealed record WarmSettingsResult(CniSettings Settings, WarmSettingsCost Cost)
{
    /// <summary>The costs with the most favourable seed in each.</summary>
    public required WarmSettingsCost Least { get; init; }

    /// <summary>The costs with the least favourable seed in each.</summary>
    public required WarmSettingsCost Most { get; init; }

    /// <summary>The longest that any pod waited for an address.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>The most addresses that any node took of its subnet.</summary>
    public required long MostSubnetAddresses { get; init; }
}
