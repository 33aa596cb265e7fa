using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>The warm settings to choose from.</summary>
internal static class WarmSettingsSpace
{
    private const int MostWholeTarget = 3;

    private static readonly int[] WarmIpTargets = [1, 2, 3, 5, 8, 12, 16, 24];

    /// <summary>
    /// Settings that differ in their warm targets alone: WARM_ENI_TARGET or WARM_PREFIX_TARGET 0 to 3; and WARM_IP_TARGET 1 to 24, each without
    /// MINIMUM_IP_TARGET and with one that covers the usual, and the most pods.
    /// </summary>
    /// <param name="settings">Mode and all else; its own warm targets are among the candidates.</param>
    /// <param name="workload">The workload that the minimum follows.</param>
    /// <returns>Each once, the given ones first.</returns>
    public static IReadOnlyList<CniSettings> For(CniSettings settings, WarmWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(workload);
        workload.Check();
        var bare = settings with { WarmIpTarget = 0, MinimumIpTarget = 0 };
        var usual = (int)Math.Round(workload.Nodes.Sum(share => share.Pods * share.Weight) / workload.Nodes.Sum(share => share.Weight));
        int[] minimums = [.. new[] { 0, usual, workload.Nodes.Max(share => share.Pods), workload.MostPods }.Distinct()];
        return [.. new[] { settings }
            .Concat(Enumerable.Range(0, MostWholeTarget + 1).Select(target => settings.Mode == IpMode.PrefixDelegation ? bare with { WarmPrefixTarget = target } : bare with { WarmEniTarget = target }))
            .Concat(WarmIpTargets.SelectMany(target => minimums.Select(minimum => bare with { WarmIpTarget = target, MinimumIpTarget = minimum })))
            .DistinctBy(WarmTargets)];
    }

    /// <summary>What decides the pool's size: targets that others override do not count (R20).</summary>
    internal static (long Ip, long Minimum, long Whole) WarmTargets(CniSettings settings) => settings.HasIpTargets
        ? (settings.WarmIpTarget, settings.MinimumIpTarget, 0)
        : (0, 0, settings.Mode == IpMode.PrefixDelegation ? settings.WarmPrefixTarget : settings.WarmEniTarget);
}
