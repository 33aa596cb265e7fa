using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Clusters;

/// <summary>What is shown of a plan, wherever it is shown.</summary>
internal static class PlanColumns
{
    /// <summary>The heading of what fits.</summary>
    public const string FitsHeading = "Fits";

    /// <summary>A subnet.</summary>
    public static IReadOnlyList<ResultColumn<SubnetPlan>> Subnets { get; } =
    [
        Subnet("name", "Subnet", subnet => subnet.Subnet.Name),
        Subnet("zone", "Zone", subnet => subnet.Subnet.Zone),
        Subnet("cidr", "CIDR", subnet => $"{subnet.Subnet.Block}"),
        Subnet("capacity", "Capacity", subnet => subnet.Capacity),
        Subnet("nodes", "Nodes", subnet => subnet.Nodes),
        .. Enum.GetValues<Situation>().Select(situation => Subnet(NameOf(situation), Capital(situation.ToWords()), subnet => subnet[situation], subnet => subnet[situation].Total)),
        Subnet("peakAddresses", null, subnet => subnet.Peak.Total),
        Subnet("freeAtPeak", "Free at peak", subnet => subnet.FreeAtPeak),
        Subnet("neededPrefixes", "Prefixes", subnet => subnet.Peak.Prefixes),
        Subnet("placeablePrefixes", "Prefixes placeable", subnet => subnet.PlaceablePrefixes, Placeable),
        Subnet("expectedPrefixes", null, subnet => subnet.ExpectedPrefixes),
        Subnet("ipv6Prefixes", null, subnet => subnet.Ipv6Prefixes),
        Subnet("fits", FitsHeading, subnet => subnet.Fits),
    ];

    /// <summary>A node group.</summary>
    public static IReadOnlyList<ResultColumn<NodeGroupPlan>> GroupsAlone { get; } =
    [
        Group("name", "Group", group => group.Name),
        Group("instanceType", "Type", group => group.InstanceType),
        Group("mode", null, group => group.Mode),
        Group("desiredNodes", "Nodes", group => group.Nodes.Desired),
        Group("mostNodes", "At most", group => group.Nodes.Most),
        Group("surgeNodes", null, group => group.SurgeNodes),
        Group("mixNodes", null, group => group.Mix?.Nodes),
        Group("mixSteadyAddresses", null, group => group.Mix?.SteadyAddresses),
        Group("mixChurnedAddresses", null, group => group.Mix?.ChurnedAddresses),
        Group("bestType", null, group => group.Best?.InstanceType),
        Group("bestNodes", null, group => group.Best?.Nodes),
        Group("bestChurnedAddresses", null, group => group.Best is { } best ? best.Nodes * best.ChurnedAddresses : (long?)null),
        Group("maxPods", "Max pods", group => group.MaxPods),
        Group("podsPerNode", "Pods a node", group => group.PodsPerNode),
        Group("poolPods", null, group => group.PoolPods),
        Group("branchPods", null, group => group.BranchPods),
        Group("enisPerNode", "ENIs a node", group => group.Steady.EniCount),
        Group("steadyNode", "Addresses a node", group => group.Steady.Total, group => group.Steady.Total.Total),
        Group("churnedNode", "After churn", group => group.Churned.Total, group => group.Churned.Total.Total),
        Group("unscheduledPods", "Pods without place", group => group.UnscheduledPods, group => group.PodsLeftOut),
        Group("waitingPodsPerNode", null, group => group.Steady.WaitingPods),
    ];

    /// <summary>A node group with its headroom.</summary>
    public static IReadOnlyList<ResultColumn<(NodeGroupPlan Plan, GroupHeadroom Headroom)>> Groups { get; } =
    [
        .. GroupsAlone.Select(column => column.In<(NodeGroupPlan Plan, GroupHeadroom Headroom)>(group => group.Plan)),
        Headroom("headroomNodes", "Nodes to spare", headroom => headroom.Nodes),
        Headroom("headroomPods", null, headroom => headroom.Pods),
        Headroom("fullFirst", "Full first", headroom => headroom.FullFirst),
    ];

    /// <summary>One type of a group that is planned as a mix, with the group.</summary>
    public static IReadOnlyList<ResultColumn<(string Group, NodeMixType Type)>> Mixed { get; } =
    [
        Type("group", "Group", row => row.Group),
        Type("instanceType", "Type", row => row.Type.InstanceType),
        Type("nodes", "Nodes", row => row.Type.Nodes),
        Type("maxPods", "Max pods", row => row.Type.MaxPods),
        Type("podsPerNode", "Pods a node", row => row.Type.PodsPerNode),
        Type("steadyAddresses", "Addresses a node", row => row.Type.SteadyAddresses),
        Type("churnedAddresses", "After churn", row => row.Type.ChurnedAddresses),
    ];

    /// <summary>The workload in one mode.</summary>
    public static IReadOnlyList<ResultColumn<ModeResult>> Modes { get; } =
    [
        Mode("mode", "Mode", mode => mode.Mode, mode => mode.ToWords()),
        Mode("configured", null, mode => mode.IsConfigured),
        Mode("fits", FitsHeading, mode => mode.Plan.Fits),
        Mode("nodeSubnetAddresses", "Nodes' subnets", mode => mode.NodeSubnetAddresses),
        Mode("podSubnetAddresses", "Pods' subnets", mode => mode.PodSubnetAddresses),
        Mode("nodes", "Nodes", mode => mode.Nodes),
        Mode("peakNodes", "At the peak", mode => mode.Plan.Peak.Nodes),
        Mode("podsLeftOut", "Pods left out", mode => mode.PodsLeftOut),
        Mode("obstacles", "What stands against it", mode => mode.Obstacles.Select(obstacle => obstacle.ToString()).ToList()),
    ];

    /// <summary>Addresses by what they are used for.</summary>
    public static IReadOnlyList<ResultColumn<AddressUse>> Addresses { get; } =
    [
        Use("eniPrimaries", use => use.EniPrimaries),
        Use("podSecondaries", use => use.PodSecondaries),
        Use("warmSecondaries", use => use.WarmSecondaries),
        Use("podPrefixAddresses", use => use.PodPrefixAddresses),
        Use("warmPrefixAddresses", use => use.WarmPrefixAddresses),
        Use("branchEnis", use => use.BranchEnis),
        Use("controlPlane", use => use.ControlPlane),
        Use("consumers", use => use.Consumers),
        Use("otherUsers", use => use.OtherUsers),
        Use("total", use => use.Total),
        Use("podAddresses", use => use.PodAddresses),
        Use("warmAddresses", use => use.WarmAddresses),
        Use("prefixes", use => use.Prefixes),
        Use("singleAddresses", use => use.SingleAddresses),
    ];

    /// <summary>A subnet in one situation.</summary>
    public static IReadOnlyList<ResultColumn<(SubnetPlan Subnet, Situation Situation)>> Situations { get; } =
    [
        ResultColumn<(SubnetPlan Subnet, Situation Situation)>.Of("subnet", "Subnet", row => row.Subnet.Subnet.Name),
        ResultColumn<(SubnetPlan Subnet, Situation Situation)>.Of("zone", "Zone", row => row.Subnet.Subnet.Zone),
        ResultColumn<(SubnetPlan Subnet, Situation Situation)>.Of("situation", "Situation", row => NameOf(row.Situation)),
        ResultColumn<(SubnetPlan Subnet, Situation Situation)>.Of("capacity", "Capacity", row => row.Subnet.Capacity),
        .. Addresses.Select(column => column.In<(SubnetPlan Subnet, Situation Situation)>(row => row.Subnet[row.Situation])),
    ];

    private static ResultColumn<SubnetPlan> Subnet<T>(string name, string? heading, Func<SubnetPlan, T> value, Func<SubnetPlan, object?>? shown = null) =>
        ResultColumn<SubnetPlan>.Of(name, heading, value, shown);

    private static ResultColumn<NodeGroupPlan> Group<T>(string name, string? heading, Func<NodeGroupPlan, T> value, Func<NodeGroupPlan, object?>? shown = null) =>
        ResultColumn<NodeGroupPlan>.Of(name, heading, value, shown);

    private static ResultColumn<(NodeGroupPlan Plan, GroupHeadroom Headroom)> Headroom<T>(string name, string? heading, Func<GroupHeadroom, T> value) =>
        ResultColumn<GroupHeadroom>.Of(name, heading, value).In<(NodeGroupPlan Plan, GroupHeadroom Headroom)>(group => group.Headroom);

    private static ResultColumn<(string Group, NodeMixType Type)> Type<T>(string name, string heading, Func<(string Group, NodeMixType Type), T> value) =>
        ResultColumn<(string Group, NodeMixType Type)>.Of(name, heading, value);

    private static ResultColumn<ModeResult> Mode<T>(string name, string? heading, Func<ModeResult, T> value, Func<ModeResult, object?>? shown = null) =>
        ResultColumn<ModeResult>.Of(name, heading, value, shown);

    private static ResultColumn<AddressUse> Use(string name, Func<AddressUse, long> value) => ResultColumn<AddressUse>.Of(name, null, value);

    // The two are the same where nothing is taken one by one.
    private static string Placeable(SubnetPlan subnet) => subnet.Peak.Prefixes == 0 ? ""
        : subnet.ExpectedPrefixes == subnet.PlaceablePrefixes ? Invariant($"{subnet.PlaceablePrefixes:N0}")
        : Invariant($"{subnet.ExpectedPrefixes:N0} to {subnet.PlaceablePrefixes:N0}");

    internal static string NameOf(Situation situation) => situation switch
    {
        Situation.Steady => "steady",
        Situation.Churned => "churned",
        Situation.Grown => "grown",
        Situation.Upgrade => "upgrade",
        _ => "zoneLoss",
    };

    internal static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
