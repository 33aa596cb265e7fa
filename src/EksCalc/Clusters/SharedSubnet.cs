namespace EksCalc.Clusters;

/// <summary>A subnet of several clusters.</summary>
internal sealed record SharedSubnet(VpcPlan Vpc, SubnetPlan Subnet)
{
    /// <summary>What each cluster has in it.</summary>
    public IReadOnlyList<ClusterShare> Shares { get; } = [.. Vpc.Names.Select((name, index) => new ClusterShare(name, Subnet, index))];
}
