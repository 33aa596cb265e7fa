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

    /// <summary>Whether it has more nodes at most than as a rule.</summary>
    public bool CanGrow => Mix is not null ? Mix.Count.Desired != Mix.Count.Most : Array.Exists(Types, type => type.Plan.Nodes.Desired != type.Plan.Nodes.Most);

    /// <summary>Puts in its nodes as they are before anything happens to them.</summary>
    public void AddNodes(SubnetLoads loads, ClusterEvent at, Func<int, int> typeIn)
    {
        var isSteady = at.Situation == Situation.Steady;
        if (Mix is not null)
            Add(loads, Group.Placement.Spread(CountOf(at)), Mix.Sequence(CountOf(at), group => isSteady ? group.SteadyNodes : group.ChurnedNodes));
        else
            AddInZones(loads, at, typeIn, isMore: false);
    }

    /// <summary>Puts in the nodes that come in addition.</summary>
    public void AddMore(SubnetLoads loads, ClusterEvent at, Func<int, int> typeIn)
    {
        if (Mix is null)
            AddInZones(loads, at, typeIn, isMore: true);
        else if (at.Situation == Situation.Upgrade)
            Add(loads, Group.Placement.Spread(Mix.SurgeNodes), Mix.Surge());
        else
            Add(loads, Group.Placement.MovedFrom(Mix.Count.Most, at.Lost), Mix.Lost(Group.Placement.Spread(Mix.Count.Most), zone => at.Lost.Contains(Group.Placement.Zones[zone])));
    }

    /// <summary>Nodes that there are before anything happens to them.</summary>
    public long NodesBefore(ClusterEvent at, Func<int, int> typeIn) =>
        Mix is not null || Group.Placement.Zones.Length == 0 ? CountOf(at) : SumOfZones(at, typeIn, static (at, type, zone) => at.NodesBefore(type, zone));

    /// <summary>Nodes that come in addition.</summary>
    public long NodesMore(ClusterEvent at, Func<int, int> typeIn) => at.Situation == Situation.Upgrade && (Mix is not null || Group.Placement.Zones.Length == 0)
        ? Mix?.SurgeNodes ?? Group.SurgeNodes
        : SumOfZones(at, typeIn, static (at, type, zone) => at.NodesMore(type, zone));

    /// <summary>Nodes that there are once zones are lost.</summary>
    public long NodesAfter(ClusterEvent at, Func<int, int> typeIn)
    {
        var (zones, sum, isLeft) = (Group.Placement.Zones, 0L, false);
        for (var zone = 0; zone < zones.Length; zone++)
        {
            if (at.Lost.Contains(zones[zone]))
                continue;
            isLeft = true;
            if (Mix is null)
                sum += (long)at.NodesBefore(Types[typeIn(zone)], zone) + at.NodesMore(Types[typeIn(zone)], zone);
        }

        return !isLeft ? 0 : Mix?.Count.Most ?? sum;
    }

    private long SumOfZones(ClusterEvent at, Func<int, int> typeIn, Func<ClusterEvent, NodesOfType, int, int> nodes)
    {
        var sum = 0L;
        for (var zone = 0; zone < Group.Placement.Zones.Length; zone++)
            sum += nodes(at, Types[typeIn(zone)], zone);
        return sum;
    }

    private int CountOf(ClusterEvent at)
    {
        var count = Mix?.Count ?? Group.Nodes;
        return at.Situation <= Situation.Churned ? count.Desired : count.Most;
    }

    private void AddInZones(SubnetLoads loads, ClusterEvent at, Func<int, int> typeIn, bool isMore)
    {
        for (var zone = 0; zone < Group.Placement.Zones.Length; zone++)
        {
            var type = Types[typeIn(zone)];
            loads.AddNodes(Cluster, Index, zone, at.Nodes(type), 0, isMore ? at.NodesMore(type, zone) : at.NodesBefore(type, zone));
        }
    }

    private void Add(SubnetLoads loads, int[] inZones, NodeSequence sequence)
    {
        for (var (zone, at) = (0, 0); zone < inZones.Length; at += inZones[zone++])
            loads.AddNodes(Cluster, Index, zone, sequence, at, inZones[zone]);
    }
}
