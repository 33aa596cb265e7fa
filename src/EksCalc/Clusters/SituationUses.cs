namespace EksCalc.Clusters;

/// <summary>What is in every subnet of a VPC in each situation.</summary>
internal sealed class SituationUses(SharedVpc vpc, SubnetLoads steady, SubnetLoads grown, SubnetUses[] uses)
{
    /// <summary>Every subnet of the VPC.</summary>
    public IReadOnlyList<SubnetPlan> Subnets() => [.. vpc.Subnets.Select((subnet, index) => Plan(subnet, vpc.Roles[index], index))];

    /// <summary>The subnets of one cluster, in its scenario's order, with all that is in them.</summary>
    /// <param name="cluster">The cluster, by its place in the VPC.</param>
    public IReadOnlyList<SubnetPlan> SubnetsOf(int cluster)
    {
        var tenant = vpc.Tenants[cluster];
        return [.. tenant.Network.Scenario.Subnets.Select((subnet, own) => Plan(subnet, tenant.Network.Roles[own], tenant.Places[own]))];
    }

    private SubnetPlan Plan(SubnetSetup subnet, SubnetRole roles, int index) => new(
        subnet, roles, steady.NodesIn(index), grown.Ipv6PrefixesIn(index), Array.ConvertAll(uses, use => use[index]), Array.ConvertAll(uses, use => use.ByCluster(index)));
}
