using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What is shown of a plan of several clusters, wherever it is shown, beside what <see cref="PlanColumns"/> shows of one.</summary>
internal static class VpcPlanColumns
{
    /// <summary>A cluster.</summary>
    public static IReadOnlyList<ResultColumn<ClusterInVpc>> Clusters { get; } =
    [
        ResultColumn<ClusterInVpc>.Of("name", "Cluster", cluster => cluster.Name),
        ResultColumn<ClusterInVpc>.Of("settings", "Settings", cluster => cluster.Plan.Settings.ToString()),
        ResultColumn<ClusterInVpc>.Of("mode", null, cluster => ModeComparison.ModeOf(cluster.Plan.Settings)),
        ResultColumn<ClusterInVpc>.Of("nodes", "Nodes", cluster => cluster.Plan.Groups.Sum(group => (long)group.Nodes.Desired)),
        ResultColumn<ClusterInVpc>.Of("mostNodes", "At most", cluster => cluster.Plan.Groups.Sum(group => (long)group.Nodes.Most)),
        ResultColumn<ClusterInVpc>.Of("enis", "ENIs", cluster => cluster.Plan.Enis),
        .. Enum.GetValues<Situation>().Where(situation => situation <= Situation.Grown).Select(situation => ResultColumn<ClusterInVpc>.Of(
            PlanColumns.NameOf(situation), PlanColumns.Capital(situation.ToWords()), cluster => cluster.Sum(situation), cluster => cluster.Sum(situation).Total)),
        ResultColumn<ClusterInVpc>.Of("podsLeftOut", "Pods left out", cluster => cluster.Plan.PodsLeftOut),
        ResultColumn<ClusterInVpc>.Of("fits", PlanColumns.FitsHeading, cluster => cluster.Plan.Fits),
    ];

    /// <summary>A subnet, with all that is in it.</summary>
    public static IReadOnlyList<ResultColumn<SharedSubnet>> Subnets { get; } =
    [
        .. PlanColumns.Subnets.Select(column => column.In<SharedSubnet>(subnet => subnet.Subnet)),
        ResultColumn<SharedSubnet>.Of("clusters", null, subnet => subnet.Shares),
    ];

    /// <summary>What one cluster has in a subnet.</summary>
    public static IReadOnlyList<ResultColumn<ClusterShare>> Shares { get; } =
    [
        ResultColumn<ClusterShare>.Of("name", null, share => share.Name),
        .. Enum.GetValues<Situation>().Select(situation => ResultColumn<ClusterShare>.Of(PlanColumns.NameOf(situation), null, share => share[situation])),
        ResultColumn<ClusterShare>.Of("peakAddresses", null, share => share.AtPeak.Total),
    ];

    /// <summary>A node group with its cluster.</summary>
    public static IReadOnlyList<ResultColumn<(string Cluster, (NodeGroupPlan Plan, GroupHeadroom Headroom) Group)>> Groups { get; } =
    [
        ResultColumn<(string Cluster, (NodeGroupPlan Plan, GroupHeadroom Headroom) Group)>.Of("cluster", "Cluster", group => group.Cluster),
        .. PlanColumns.Groups.Select(column => column.In<(string Cluster, (NodeGroupPlan Plan, GroupHeadroom Headroom) Group)>(group => group.Group)),
    ];

    /// <summary>The same without its headroom.</summary>
    public static IReadOnlyList<ResultColumn<(string Cluster, NodeGroupPlan Group)>> GroupsAlone { get; } =
    [
        ResultColumn<(string Cluster, NodeGroupPlan Group)>.Of("cluster", "Cluster", group => group.Cluster),
        .. PlanColumns.GroupsAlone.Select(column => column.In<(string Cluster, NodeGroupPlan Group)>(group => group.Group)),
    ];

    /// <summary>A zone's ENIs.</summary>
    public static IReadOnlyList<ResultColumn<KeyValuePair<string, long>>> Zones { get; } =
    [
        ResultColumn<KeyValuePair<string, long>>.Of("zone", "Zone", zone => zone.Key),
        ResultColumn<KeyValuePair<string, long>>.Of("enis", "ENIs", zone => zone.Value),
        ResultColumn<KeyValuePair<string, long>>.Of("quota", "Quota", _ => VpcQuotas.EnisPerZone),
    ];

    /// <summary>A zone's ENIs in tables: with those of the mixes, where there are any.</summary>
    public static IReadOnlyList<ResultColumn<KeyValuePair<string, long>>> ZonesWith(ClusterMix? mix) =>
        mix is null ? Zones : [.. Zones, ResultColumn<KeyValuePair<string, long>>.Of("mixEnis", "As mixes", zone => mix.EnisByZone[zone.Key])];

    /// <summary>A subnet in tables: with a column for each cluster, which says what it has there at the peak.</summary>
    public static IReadOnlyList<ResultColumn<SharedSubnet>> SubnetsOf(VpcPlan plan) =>
        [.. Subnets, .. plan.Names.Select((name, index) => ResultColumn<SharedSubnet>.Of(name, name, subnet => subnet.Shares[index].AtPeak.Total))];

    /// <summary>Every group, with its room to grow beside all clusters.</summary>
    public static IEnumerable<(string Cluster, (NodeGroupPlan Plan, GroupHeadroom Headroom) Group)> GroupsOf(VpcPlan plan) =>
        plan.Clusters.SelectMany((cluster, index) => cluster.Groups.Zip(ClusterHeadroom.Of(cluster)).Select(group => (plan.Names[index], group)));

    /// <summary>Every group.</summary>
    public static IEnumerable<(string Cluster, NodeGroupPlan Group)> GroupsAloneOf(VpcPlan plan) =>
        plan.Clusters.SelectMany((cluster, index) => cluster.Groups.Select(group => (plan.Names[index], group)));
}
