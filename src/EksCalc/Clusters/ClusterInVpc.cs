using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>One of the clusters of a VPC.</summary>
internal sealed record ClusterInVpc(VpcPlan Vpc, int Index)
{
    public string Name => Vpc.Names[Index];

    public ClusterPlan Plan => Vpc.Clusters[Index];

    /// <summary>What it has in all subnets.</summary>
    public AddressUse Sum(Situation situation) => Vpc.Subnets.Aggregate(default(AddressUse), (sum, subnet) => sum + subnet.Of(Index, situation));
}
