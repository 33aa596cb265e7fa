using EksCalc.Clusters;

namespace EksCalc.Exchange.Results;

/// <summary>A plan with groups of several instance types as mixes of them.</summary>
internal sealed record MixJson(
    bool Fits, long PodsLeftOut, ResultRows NodeGroups, ResultRows Subnets, long Enis, ResultRows EnisByZone, long NetworkAddressUsage, long NetworkAddressUsageWithPods)
{
    /// <summary>The JSON of a mix; null where there is none.</summary>
    public static MixJson? Of(ClusterMix? mix) => mix is null ? null : new(
        mix.Fits,
        mix.PodsLeftOut,
        ResultRows.Of(PlanColumns.Mixed, mix.Groups.SelectMany(group => group.Mix.Types.Select(type => (group.Group, type)))),
        ResultRows.Of(PlanColumns.Subnets, mix.Subnets),
        mix.Enis,
        ZoneRows.Of(mix.EnisByZone),
        mix.NetworkAddressUsageUnits,
        mix.NetworkAddressUsageUnitsWithPods);
}
