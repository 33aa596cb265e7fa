using EksCalc.Instances;

namespace EksCalc.Clusters;

/// <summary>Makes a mix of a group's instance types.</summary>
internal static class NodeMixing
{
    /// <summary>The mix of a group of several types.</summary>
    /// <param name="group">The group.</param>
    /// <param name="types">Those of its types that it has nodes of, two or more.</param>
    /// <param name="placement">Where its nodes go.</param>
    /// <param name="sizing">Sizes a type's nodes.</param>
    public static NodeMix Of(NodeGroup group, IReadOnlyList<InstanceType> types, NodePlacement placement, NodeGroupSizing sizing)
    {
        int[] rooms = [.. types.Select(sizing.RoomOn)];
        var shares = SharesOf(group, types);
        var nodes = group.Nodes ?? NodeCount.Fixed(NodesFor(group.Pods!.Value.Count, shares, rooms));
        var counts = Apportioned(nodes.Desired, shares);
        var room = rooms.Zip(counts, (pods, count) => (long)pods * count).Sum();
        // Types without a node as a rule may have some at most.
        return new NodeMix(
            [.. types.Select((type, index) => sizing.Of(group with { Nodes = NodeCount.Fixed(counts[index]), Pods = null, PodsPerNode = group.PodsPerNode ?? PodsOn(rooms[index]) }, [type]))],
            shares,
            nodes,
            group.SurgeNodes(nodes.Most, placement.Zones.Length),
            group.Pods?.Count);

        // Pods go to the nodes by the room that these have.
        int PodsOn(int own) => room == 0 ? 0 : (int)Math.Min(own, (((long)own * group.Pods!.Value.Count) + room - 1) / room);
    }

    /// <summary>Whole nodes by shares: the whole parts, and one more for the largest remainders, of equal ones for the first.</summary>
    /// <param name="nodes">All nodes, 0 or more.</param>
    /// <param name="shares">Shares that make 1 together.</param>
    internal static int[] Apportioned(int nodes, IReadOnlyList<double> shares)
    {
        int[] counts = [.. shares.Select(share => (int)(share * nodes))];
        var left = nodes - counts.Sum();
        foreach (var index in Enumerable.Range(0, shares.Count).OrderByDescending(index => (shares[index] * nodes) - counts[index]).Take(left))
            counts[index]++;
        return counts;
    }

    /// <summary>
    /// Of some nodes as many of each type as there are as a rule, and each further one of the type that is then furthest below its share, of equal ones the
    /// first. So nodes that are added take none of a type away, as the largest remainders of a larger count would: 2 : 6 : 6 of three nodes are 1, 1, 1, and
    /// of four 0, 2, 2.
    /// </summary>
    /// <param name="nodes">All nodes, 0 or more.</param>
    /// <param name="desired">How many there are as a rule, 0 or more.</param>
    /// <param name="shares">Shares that make 1 together.</param>
    internal static int[] Grown(int nodes, int desired, IReadOnlyList<double> shares)
    {
        var counts = Apportioned(Math.Min(nodes, desired), shares);
        for (var all = counts.Sum() + 1; all <= nodes; all++)
            counts[Enumerable.Range(0, counts.Length).MaxBy(index => (shares[index] * all) - counts[index])]++;
        return counts;
    }

    private static double[] SharesOf(NodeGroup group, IReadOnlyList<InstanceType> types)
    {
        var weights = types.Select(type => group.InstanceShares.GetValueOrDefault(type.Name, 1)).ToArray();
        var all = weights.Sum();
        return [.. weights.Select(weight => weight / all)];
    }

    // The average says about how many; whole nodes of small types may leave some pods out.
    private static int NodesFor(int pods, double[] shares, int[] rooms)
    {
        var average = shares.Zip(rooms, (share, room) => share * room).Sum();
        if (average <= 0)
            return 0;
        var nodes = (int)Math.Min(ScenarioLimits.Nodes, Math.Ceiling(pods / average));
        while (nodes < ScenarioLimits.Nodes && Apportioned(nodes, shares).Zip(rooms, (count, room) => (long)count * room).Sum() < pods)
            nodes++;
        return nodes;
    }
}
