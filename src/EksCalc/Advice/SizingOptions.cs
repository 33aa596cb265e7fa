using EksCalc.Clusters;

namespace EksCalc.Advice;

/// <summary>What to leave room for when subnets are sized.</summary>
/// <param name="GrowthPercent">
/// How much the workload grows before the subnets are full, 0 to <see cref="MostGrowthPercent"/> %: nodes, or pods where nodes follow from them. There is room at every growth
/// up to this one. Default 0.
/// </param>
/// <param name="HeadroomPercent">Of each subnet, the share that stays free at the peak; 0 to <see cref="MostHeadroomPercent"/> %. Default 10.</param>
public sealed record SizingOptions(int GrowthPercent = 0, int HeadroomPercent = 10)
{
    /// <summary>The most growth, in percent.</summary>
    public const int MostGrowthPercent = 1000;

    /// <summary>The most that can stay free, in percent.</summary>
    public const int MostHeadroomPercent = 90;

    /// <summary>No growth, a tenth of each subnet free.</summary>
    public static SizingOptions Default { get; } = new();

    /// <summary>Whether a subnet is one of those that are sized: the nodes' and the pods'.</summary>
    internal static bool IsSized(SubnetPlan subnet) => (subnet.Roles & SizedRoles) != 0;

    /// <summary>What the subnets that are sized are for.</summary>
    internal const SubnetRole SizedRoles = SubnetRole.Nodes | SubnetRole.Pods;

    /// <summary>Whether a subnet fits and has the headroom at its peak.</summary>
    internal bool Holds(SubnetPlan subnet) => subnet.Fits && subnet.Peak.Total * 100 <= subnet.Capacity * (100 - HeadroomPercent);

    /// <summary>Whether all subnets that are sized do.</summary>
    internal bool Holds(ClusterPlan plan) => plan.Subnets.Where(IsSized).All(Holds);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(GrowthPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GrowthPercent, MostGrowthPercent);
        ArgumentOutOfRangeException.ThrowIfNegative(HeadroomPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HeadroomPercent, MostHeadroomPercent);
    }
}
