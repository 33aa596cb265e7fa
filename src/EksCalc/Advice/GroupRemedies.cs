using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>What helps a node group, with the numbers that it takes.</summary>
internal static class GroupRemedies
{
    /// <summary>More nodes, or the same pods spread over more of them, after a change of max pods.</summary>
    /// <param name="group">The group.</param>
    /// <param name="text">What to do, given the nodes that hold all; null where no number of them does.</param>
    /// <param name="change">What is told to the kubelet; null to leave it.</param>
    public static ScenarioRemedy? MoreNodes(GroupCase group, Func<string, string> text, Func<NodeGroup, NodeGroup>? change = null) =>
        MoreNodes(group, text, change is null ? scenario => scenario : scenario => ScenarioRemedy.WithGroup(scenario, group.Setup.Name, change));

    private static ScenarioRemedy? MoreNodes(GroupCase group, Func<string, string> text, Func<ClusterScenario, ClusterScenario> change)
    {
        if (Spread(group, change(group.Plan.Scenario)) is not { } spread)
            return null;
        var nodes = spread.Nodes!.Value.Desired;
        return new ScenarioRemedy(text(Invariant($"{nodes:N0} {(nodes == 1 ? "node" : "nodes")}")), scenario =>
            group.In(change(scenario)) is { } now && Spread(now, now.Plan.Scenario) is { } more
                ? ScenarioRemedy.WithGroup(now.Plan.Scenario, group.Setup.Name, _ => more)
                : change(scenario));
    }

    /// <summary>How the kubelets of a group come to be told a number: by Karpenter's reserved ENIs where these do it, else by the expression or the number itself.</summary>
    /// <param name="whole">The group, with all its types.</param>
    /// <param name="pods">The number, 1 or more.</param>
    /// <returns>What to do, as a clause, and the change.</returns>
    public static (string Clause, Func<NodeGroup, NodeGroup> Change) Tell(GroupCase whole, int pods)
    {
        if (ReservedEnis(whole) is { } reserved)
            return (Invariant($"set RESERVED_ENIS to {reserved}"), setup => setup with { ReservedEnis = reserved });
        return (
            whole.Setup.MaxPodsExpression is null ? Invariant($"set max pods to {pods:N0}") : Invariant($"change the expression so that it gives {pods:N0}, or set max pods to that"),
            setup => setup.WithMaxPods(pods));
    }

    // Karpenter's own way to leave out the ENIs that serve no pods: as many as make its formula right for every type.
    private static int? ReservedEnis(GroupCase whole)
    {
        if (whole.Setup is not { Kind: NodeGroupKind.Karpenter, MaxPods: null, MaxPodsExpression: null } || !whole.HasIpamd)
            return null;
        var kept = whole.Setup.UnmanagedEnis + (whole.Settings.CustomNetworking ? 1 : 0) + whole.Types.Max(type => EniLimits.TrunkSlots(whole.Settings, type));
        return kept != whole.Setup.ReservedEnis && whole.Types.All(type => IsRight(type, kept)) ? kept : null;

        bool IsRight(InstanceType type, int reserved)
        {
            var (told, served) = (MaxPods.Told(type, whole.Settings, whole.Kubelet with { ReservedEnis = reserved }).Pods, whole.ServedBy(type));
            return told <= served && told >= Math.Min(served, MaxPods.Ceiling(type));
        }
    }

    /// <summary>What prefixes would make of max pods, as a clause; null where they are on, do not go with the nodes, or do not help.</summary>
    public static string? Prefixes(GroupCase group)
    {
        if (!group.HasIpamd || group.Settings.Mode != IpMode.SecondaryIp || group.Plan.Scenario.CniVersion < CniVersion.FirstWithPrefixDelegation
            || group.Types.Any(type => !type.SupportsPrefixDelegation))
            return null;
        var served = group.Types.Min(type => Math.Min(MaxPods.Ceiling(type), MaxPods.Served(type, group.Settings with { Mode = IpMode.PrefixDelegation }, group.Kubelet)));
        return served > group.Group.MaxPods ? Invariant($"prefixes (with {served:N0} max pods)") : null;
    }

    /// <summary>Several ways in one sentence.</summary>
    public static string Ways(params IEnumerable<string?> ways)
    {
        var text = string.Join(", or ", ways.OfType<string>());
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    /// <summary>Fewer pods with a security group on each of more nodes.</summary>
    /// <param name="group">The group.</param>
    /// <param name="perNode">As many of them on each.</param>
    /// <param name="otherwise">What else helps, as a clause.</param>
    public static ScenarioRemedy? FewerBranches(GroupCase group, int perNode, string otherwise)
    {
        if (perNode <= 0 || group.Group.Nodes.Desired == 0 || group.Setup.SecurityGroupPods <= perNode)
            return null;
        var nodes = DivideUp((long)group.Setup.SecurityGroupPods * group.Group.Nodes.Desired, perNode);
        if (nodes > ScenarioLimits.Nodes)
            return null;
        return ScenarioRemedy.OfGroup(group.Setup.Name, Invariant($"Spread these pods over {nodes:N0} nodes, or {otherwise}."), setup => setup with
        {
            Nodes = new NodeCount((int)nodes, (int)Math.Max(nodes, group.Group.Nodes.Most)) { Least = setup.Nodes?.Least },
            SecurityGroupPods = perNode,
            PodsPerNode = setup.PodsPerNode is { } pods ? (int)Math.Max(perNode, DivideUp((long)pods * group.Group.Nodes.Desired, nodes)) : null,
        });
    }

    /// <summary>
    /// Where tags take primary ENIs out, and what is left serves none of the pods on any number of nodes: the tag off the nodes' subnets, and as many nodes
    /// as all pods then take. Null where no tag does, or it does not help.
    /// </summary>
    /// <param name="group">The group.</param>
    public static ScenarioRemedy? WithoutTagOfPrimaries(GroupCase group)
    {
        var plan = group.Plan;
        var tagged = !group.HasIpamd ? []
            : group.Group.Placement.Subnets.Where(plan.Network.Discovery.ExcludesPrimaryEniIn).Select(index => plan.Scenario.Subnets[index].Name).ToHashSet();
        return tagged.Count == 0 ? null : MoreNodes(
            group,
            nodes => $"Take the tag {SubnetTagRules.Role} off {SubnetFindings.Listed(tagged)}, with {nodes} for all pods.",
            scenario => ScenarioRemedy.WithoutRoleTag(scenario, subnet => tagged.Contains(subnet.Name)));
    }

    // The group with as many nodes as it takes; null where no node takes a pod, or they are more than there can be.
    private static NodeGroup? Spread(GroupCase group, ClusterScenario scenario)
    {
        if (group.In(scenario) is not { } now)
            return null;
        var (plan, setup) = (now.ByType[0].Group, now.Setup);
        var waiting = plan.Steady.WaitingPods;
        var perNode = waiting > 0 || setup.PodsPerNode is not null ? plan.PodsPerNode - waiting : plan.PodRoom;
        if (perNode <= 0)
            return null;
        var pods = setup.Pods?.Count ?? (long)setup.PodsPerNode!.Value * plan.Nodes.Desired;
        var nodes = Math.Max(DivideUp(pods, perNode), plan.Nodes.Desired);
        return nodes > ScenarioLimits.Nodes ? null : setup with
        {
            Nodes = new NodeCount((int)nodes, (int)Math.Max(nodes, plan.Nodes.Most)) { Least = setup.Nodes?.Least },
            PodsPerNode = setup.PodsPerNode is null ? null : Math.Min(setup.PodsPerNode.Value, perNode),
            SecurityGroupPods = Math.Min(setup.SecurityGroupPods, setup.PodsPerNode is null ? setup.SecurityGroupPods : perNode),
        };
    }

    private static long DivideUp(long value, long by) => (value + by - 1) / by;
}
