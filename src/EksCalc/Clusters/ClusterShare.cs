using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What one cluster has in a subnet.</summary>
internal sealed record ClusterShare(string Name, SubnetPlan Subnet, int Cluster)
{
    /// <summary>In a situation.</summary>
    public AddressUse this[Situation situation] => Subnet.Of(Cluster, situation);

    /// <summary>While most is in the subnet.</summary>
    public AddressUse AtPeak => this[Subnet.PeakSituation];
}
