namespace EksCalc.Clusters;

/// <summary>A group whose nodes are put into subnets: in each zone as one of its types, or as a mix of them.</summary>
internal sealed class PlacedGroup
{
    /// <summary>A group of a VPC.</summary>
    /// <param name="cluster">Its cluster, by its place in the VPC.</param>
    /// <param name="index">Its place in the cluster's scenario.</param>
    /// <param name="group">The group as planned.</param>
    /// <param name="mix">The mix that it is put in as; null for one type in a zone.</param>
    public PlacedGroup(int cluster, int index, NodeGroupPlan group, NodeMix? mix)
    {
        (Cluster, Index, Group, Mix) = (cluster, index, group, mix);
        Types = mix is null ? [new NodesOfType(group), .. group.Others.Select(other => new NodesOfType(other))] : [new NodesOfType(group)];
    }

    public int Cluster { get; }

    public int Index { get; }

    public NodeGroupPlan Group { get; }

    public NodeMix? Mix { get; }

    /// <summary>The types that it may be of: the one that it is planned as, and those that take more of something.</summary>
    public NodesOfType[] Types { get; }

    /// <summary>Puts in its nodes as they are before anything happens to them.</summary>
    public void AddNodes(SubnetLoads loads, ClusterEvent at, Func<int, int> typeIn)
    {
        var isSteady = at.Situation == Situation.Steady;
        if (Mix is not null)
            Add(loads, Group.Placement.Spread(CountOf(at)), Mix.Sequence(CountOf(at), group => isSteady ? group.SteadyNodes : group.ChurnedNodes));
        else
            AddInZones(loads, at, typeIn, at.NodesBefore);
    }

    /// <summary>Puts in the nodes that come in addition.</summary>
    public void AddMore(SubnetLoads loads, ClusterEvent at, Func<int, int> typeIn)
    {
        if (Mix is null)
            AddInZones(loads, at, typeIn, at.NodesMore);
        else if (at.Situation == Situation.Upgrade)
            Add(loads, Group.Placement.Spread(Mix.SurgeNodes), Mix.Surge());
        else
            Add(loads, Group.Placement.MovedFrom(Mix.Count.Most, at.Lost), Mix.Lost(Group.Placement.Spread(Mix.Count.Most), zone => at.Lost.Contains(Group.Placement.Zones[zone])));
    }

    /// <summary>Nodes that there are before anything happens to them.</summary>
    public long NodesBefore(ClusterEvent at, Func<int, int> typeIn) =>
        Mix is not null || Group.Placement.Zones.Count == 0 ? CountOf(at) : Enumerable.Range(0, Group.Placement.Zones.Count).Sum(zone => (long)at.NodesBefore(Types[typeIn(zone)], zone));

    /// <summary>Nodes that come in addition.</summary>
    public long NodesMore(ClusterEvent at, Func<int, int> typeIn) => at.Situation == Situation.Upgrade && (Mix is not null || Group.Placement.Zones.Count == 0)
        ? Mix?.SurgeNodes ?? Group.SurgeNodes
        : Enumerable.Range(0, Group.Placement.Zones.Count).Sum(zone => (long)at.NodesMore(Types[typeIn(zone)], zone));

    /// <summary>Nodes that there are once zones are lost.</summary>
    public long NodesAfter(ClusterEvent at, Func<int, int> typeIn)
    {
        var zones = Group.Placement.Zones;
        if (zones.All(at.Lost.Contains))
            return 0;
        return Mix?.Count.Most ?? Enumerable.Range(0, zones.Count).Where(zone => !at.Lost.Contains(zones[zone]))
            .Sum(zone => (long)at.NodesBefore(Types[typeIn(zone)], zone) + at.NodesMore(Types[typeIn(zone)], zone));
    }

    private int CountOf(ClusterEvent at)
    {
        var count = Mix?.Count ?? Group.Nodes;
        return at.Situation <= Situation.Churned ? count.Desired : count.Most;
    }

    private void AddInZones(SubnetLoads loads, ClusterEvent at, Func<int, int> typeIn, Func<NodesOfType, int, int> nodes)
    {
        for (var zone = 0; zone < Group.Placement.Zones.Count; zone++)
        {
            var type = Types[typeIn(zone)];
            loads.AddNodes(Cluster, Index, zone, at.Nodes(type), 0, nodes(type, zone));
        }
    }

    private void Add(SubnetLoads loads, int[] inZones, NodeSequence sequence)
    {
        for (var (zone, at) = (0, 0); zone < inZones.Length; at += inZones[zone++])
            loads.AddNodes(Cluster, Index, zone, sequence, at, inZones[zone]);
    }
}
