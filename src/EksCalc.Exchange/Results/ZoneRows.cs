using EksCalc.Clusters;

namespace EksCalc.Exchange.Results;

/// <summary>ENIs by zone, beside their quota.</summary>
internal static class ZoneRows
{
    /// <summary>The zones in the order of their names.</summary>
    /// <param name="enis">ENIs by zone.</param>
    /// <param name="mix">What they are as mixes, which tables show beside; null where there is none.</param>
    public static ResultRows Of(IReadOnlyDictionary<string, long> enis, ClusterMix? mix = null)
    {
        var zones = enis.OrderBy(zone => zone.Key, StringComparer.Ordinal).ToList();
        return ResultRows.Of(VpcPlanColumns.Zones, zones).WithCells(ResultRows.Of(VpcPlanColumns.ZonesWith(mix), zones));
    }
}
