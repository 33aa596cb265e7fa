using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Sweeps;

/// <summary>
/// One node as consumption curves see it, in any mode: the pool of ipamd, the branch ENIs on its trunk (R30), or an IPv6
/// node's one address (R29).
/// </summary>
internal sealed class ConsumptionNode
{
    private readonly NodeIpam pool;
    private readonly Ipv6Node? ipv6;
    private readonly int branchEnis;
    private readonly ConsumptionScope scope;
    private readonly bool countsPods;

    public ConsumptionNode(InstanceType type, CniSettings settings, ConsumptionScope scope = ConsumptionScope.AllSubnets)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        if (!Enum.IsDefined(scope))
            throw new ArgumentOutOfRangeException(nameof(scope), scope, "No such scope.");
        this.scope = scope;
        var podsAreElsewhere = settings.CustomNetworking && settings.Mode != IpMode.Ipv6;
        countsPods = scope == ConsumptionScope.AllSubnets || podsAreElsewhere == (scope == ConsumptionScope.PodSubnet);
        if (settings.Mode == IpMode.Ipv6)
        {
            ipv6 = Ipv6Node.Create(type);
            return;
        }

        pool = NodeIpam.Create(type, settings);
        branchEnis = settings.BranchEnisOn(type);
    }

    /// <summary>That many equal nodes, each settled after a fresh ramp.</summary>
    /// <param name="x">The point's place on the axis.</param>
    /// <param name="pods">Pods on each node, 0 or more.</param>
    /// <param name="securityGroupPods">Those of them that ask for a branch ENI, 0 or more; all of them where there are fewer.</param>
    /// <param name="nodes">The nodes, 0 or more.</param>
    public ConsumptionPoint At(int x, int pods, int securityGroupPods, long nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        ArgumentOutOfRangeException.ThrowIfNegative(securityGroupPods);
        var asking = Math.Min(securityGroupPods, pods);
        var branches = Math.Min(asking, branchEnis);
        var (taken, assigned, waiting) = Pool(pods - asking);
        if (!countsPods)
            return new ConsumptionPoint(x, taken * nodes, 0, 0);
        return new ConsumptionPoint(x, (taken + branches) * nodes, (assigned + branches) * nodes, (waiting + asking - branches) * nodes);
    }

    private (int Taken, int Assigned, int Waiting) Pool(int pods)
    {
        if (ipv6 is { } node)
            return (scope == ConsumptionScope.PodSubnet ? 0 : Ipv6Node.Ipv4Addresses, 0, node.WaitingPods(pods));
        var plan = pool.Settle(pods);
        var taken = scope switch
        {
            ConsumptionScope.NodeSubnet => plan.NodeSubnetAddresses,
            ConsumptionScope.PodSubnet => plan.PodSubnetAddresses,
            _ => plan.SubnetAddresses,
        };
        return (taken, plan.AssignedAddresses, plan.WaitingPods);
    }
}
