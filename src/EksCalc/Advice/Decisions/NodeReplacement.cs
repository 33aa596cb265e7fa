using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;

namespace EksCalc.Advice.Decisions;

/// <summary>Whose nodes are replaced on the way from one scenario of a cluster to another, and what EKS's new groups and cluster are called.</summary>
/// <remarks>
/// What the CNI's mode does to nodes holds for new ones alone (R27, R32), as does what the kubelet is told; both reach ipamd's nodes and not those of
/// Windows and EKS Auto Mode. A managed node group has its subnets for life (Amazon EKS API reference, UpdateNodegroupConfig has none).
/// </remarks>
internal sealed class NodeReplacement
{
    private readonly ClusterScenario from;
    private readonly ClusterScenario to;
    private readonly Lazy<(ClusterNetwork From, ClusterNetwork To)> networks;
    private readonly bool changesMode;

    /// <param name="from">The scenario as it is.</param>
    /// <param name="to">The scenario as it is to be; with the same groups.</param>
    /// <param name="there">The way there, where this is the way back: what it gave a new name has its old one again.</param>
    public NodeReplacement(ClusterScenario from, ClusterScenario to, NodeReplacement? there = null)
    {
        (this.from, this.to) = (from, to);
        networks = new(() => (new ClusterNetwork(from), new ClusterNetwork(to)));
        changesMode = ModeComparison.ModeOf(from.Settings) != ModeComparison.ModeOf(to.Settings);
        ChangesFamily = ModeTraits.Of(from.Settings).IsIpv6 != ModeTraits.Of(to.Settings).IsIpv6;
        Replaced = [.. Enumerable.Range(0, to.NodeGroups.Count).Where(IsReplaced)];
        var names = ChangesFamily ? [] : Groups.Where(group => !group.IsOfKarpenter).Select(group => group.Name).ToList();
        var successors = SuccessorNames.OfNodeGroups(names, from.NodeGroups.Select(group => group.Name));
        NewNames = names.ToDictionary(name => name, name => there?.NewNames.ContainsKey(name) ?? false ? name : successors[name]);
        if (ChangesFamily && (from.ClusterName ?? from.Settings.ClusterName) is { Length: > 0 } cluster)
            NewClusterName = there is null ? SuccessorNames.OfCluster(cluster) : cluster;
    }

    /// <summary>Whether it takes a new cluster.</summary>
    public bool ChangesFamily { get; }

    /// <summary>Whether Windows nodes have prefixes that had none, or the other way round (R17).</summary>
    public bool ChangesWindowsMode => from.Windows.PrefixDelegation != to.Windows.PrefixDelegation;

    /// <summary>The groups whose nodes are replaced, by their places among all.</summary>
    public IReadOnlyList<int> Replaced { get; }

    /// <summary>The same groups.</summary>
    public IEnumerable<NodeGroup> Groups => Replaced.Select(index => to.NodeGroups[index]);

    /// <summary>What new node groups are called, by the names of those that they take the place of.</summary>
    public IReadOnlyDictionary<string, string> NewNames { get; }

    /// <summary>What the new cluster is called; null without one, and where the cluster has no name here.</summary>
    public string? NewClusterName { get; }

    /// <summary>Whether a group's nodes can be in other subnets than before.</summary>
    /// <param name="group">Its place among the groups.</param>
    public bool Moves(int group) => IsGivenOthers(group) && !SubnetsOf(networks.Value.From, group).SetEquals(SubnetsOf(networks.Value.To, group));

    /// <summary>Whether Karpenter finds by itself that a group's nodes are no longer as they should be, and so replaces them (R16).</summary>
    /// <param name="group">Its place among the groups.</param>
    public bool Drifts(int group) => IsToldOther(from.NodeGroups[group], to.NodeGroups[group]) || Leaves(group);

    /// <summary>Whether kubelets are told another number of max pods.</summary>
    public static bool IsToldOther(NodeGroup before, NodeGroup after) => before.MaxPods != after.MaxPods || before.MaxPodsExpression != after.MaxPodsExpression;

    private bool IsReplaced(int index)
    {
        var group = to.NodeGroups[index];
        return ChangesFamily || IsToldOther(from.NodeGroups[index], group) || Leaves(index)
            || (changesMode && group.HasIpamd)
            || ChangesPodSubnets(index)
            || (ChangesWindowsMode && group.OperatingSystem == NodeOs.Windows)
            || (group.Kind == NodeGroupKind.Managed && Moves(index));
    }

    // ENIs that are there stay in the subnet that they were made in.
    private bool ChangesPodSubnets(int index)
    {
        var ((before, after), group) = (networks.Value, to.NodeGroups[index]);
        return group.HasIpamd && before.Settings.CustomNetworking && after.Settings.CustomNetworking
            && after.Placements[index].Zones.Any(zone => PodSubnetOf(before, from.NodeGroups[index], zone) != PodSubnetOf(after, group, zone));

        static string? PodSubnetOf(ClusterNetwork network, NodeGroup group, string zone) =>
            network.EniConfigs.SubnetOf(group, zone) is { } subnet ? network.Scenario.Subnets[subnet].Name : null;
    }

    private bool Leaves(int index) => IsGivenOthers(index) && !SubnetsOf(networks.Value.From, index).IsSubsetOf(SubnetsOf(networks.Value.To, index));

    private bool IsGivenOthers(int index) => !from.NodeGroups[index].Subnets.SequenceEqual(to.NodeGroups[index].Subnets);

    private static HashSet<string> SubnetsOf(ClusterNetwork network, int group) =>
        [.. network.Placements[group].Subnets.Select(index => network.Scenario.Subnets[index].Name)];
}
