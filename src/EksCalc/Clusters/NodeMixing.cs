using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>Makes a mix of a group's instance types.</summary>
internal static class NodeMixing
{
    /// <summary>The mix of a group of several types; null for one of one type.</summary>
    /// <param name="group">The group.</param>
    /// <param name="types">Its types.</param>
    /// <param name="network">The network.</param>
    /// <param name="lowest">The lowest max pods of its types, which a managed group has on all its nodes (R14).</param>
    public static NodeMix? Of(NodeGroup group, IReadOnlyList<InstanceType> types, ClusterNetwork network, int lowest)
    {
        if (types.Count < 2)
            return null;
        var kubelet = group.Kubelet(network.Scenario);
        var fits = types.Select(type => Fit(group, type, group.Kind == NodeGroupKind.Managed ? lowest : MaxPods.Told(type, network.Settings, kubelet).Pods)).ToArray();
        var shares = SharesOf(group);
        var counts = Apportioned(group.Nodes?.Desired ?? NodesFor(group.Pods!.Value.Count, shares, fits), shares);
        var room = fits.Zip(counts, (fit, count) => (long)fit.Pods * count).Sum();
        return new NodeMix
        {
            Types = [.. types.Index().Where(type => counts[type.Index] > 0).Select(type => Type(group, type.Item, network, fits[type.Index], counts[type.Index], room))],
        };
    }

    /// <summary>Whole nodes by shares: the whole parts, and one more for the largest remainders, of equal ones for the first.</summary>
    /// <param name="nodes">All nodes, 0 or more.</param>
    /// <param name="shares">Shares that make 1 together.</param>
    internal static int[] Apportioned(int nodes, double[] shares)
    {
        int[] counts = [.. shares.Select(share => (int)(share * nodes))];
        var left = nodes - counts.Sum();
        foreach (var index in Enumerable.Range(0, shares.Length).OrderByDescending(index => (shares[index] * nodes) - counts[index]).Take(left))
            counts[index]++;
        return counts;
    }

    private static (int MaxPods, int Pods) Fit(NodeGroup group, InstanceType type, int maxPods)
    {
        var room = Math.Max(0, maxPods - group.HostNetworkPods - group.DaemonSetPods);
        return (maxPods, group.Pods is { } pod ? Math.Min(room, NodeAllocatable.Of(type, maxPods)?.Fit(pod) ?? room) : room);
    }

    private static double[] SharesOf(NodeGroup group)
    {
        var weights = group.InstanceTypes.Select(name => group.InstanceShares.GetValueOrDefault(name, 1)).ToArray();
        var all = weights.Sum();
        return [.. weights.Select(weight => weight / all)];
    }

    // The average says about how many; whole nodes of small types may leave some pods out.
    private static int NodesFor(int pods, double[] shares, (int MaxPods, int Pods)[] fits)
    {
        var average = shares.Zip(fits, (share, fit) => share * fit.Pods).Sum();
        if (average <= 0)
            return 0;
        var nodes = (int)Math.Min(ScenarioLimits.Nodes, Math.Ceiling(pods / average));
        while (nodes < ScenarioLimits.Nodes && Apportioned(nodes, shares).Zip(fits, (count, fit) => (long)count * fit.Pods).Sum() < pods)
            nodes++;
        return nodes;
    }

    private static NodeMixType Type(NodeGroup group, InstanceType type, ClusterNetwork network, (int MaxPods, int Pods) fit, int count, long room)
    {
        var model = NodeGroupSizing.Model(group, type, network, fit.MaxPods);
        var pods = group.PodsPerNode is { } wanted ? Math.Min(wanted, fit.Pods)
            : room == 0 ? 0 : (int)Math.Min(fit.Pods, ((long)fit.Pods * group.Pods!.Value.Count + room - 1) / room);
        var branch = Math.Min(Math.Min(group.SecurityGroupPods, pods), model.MostBranchEnis);
        var pool = pods - branch + group.DaemonSetPods;
        var surge = (int)Math.Min(fit.Pods, (((long)pods * (100 + group.RolloutSurgePercent)) + 99) / 100);
        var churned = model.AfterChurn(pool, Math.Max(pool, surge - branch + group.DaemonSetPods), branch);
        return new NodeMixType(type.Name, count, fit.MaxPods, pods, model.Settle(pool, branch).SubnetAddresses, churned.SubnetAddresses);
    }
}
