using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>Warm settings and what they cost on a node of the workload: means over its nodes and over all seeds.</summary>
public sealed class WarmSettingsResult
{
    internal WarmSettingsResult(CniSettings settings, WarmSettingsCost cost) =>
        (Settings, Cost) = (settings, cost);

    /// <summary>The settings.</summary>
    public CniSettings Settings { get; }

    /// <summary>The costs.</summary>
    public WarmSettingsCost Cost { get; }

    /// <summary>The costs with the most favourable seed in each.</summary>
    public required WarmSettingsCost Least { get; init; }

    /// <summary>The costs with the least favourable seed in each.</summary>
    public required WarmSettingsCost Most { get; init; }

    /// <summary>The longest that any pod waited for an address.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>The most addresses that any node took of its subnet.</summary>
    public required long MostSubnetAddresses { get; init; }
}
