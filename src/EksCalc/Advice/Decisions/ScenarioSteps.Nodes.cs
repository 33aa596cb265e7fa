using EksCalc.Clusters;
using EksCalc.Cni;
using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <content>Steps on nodes and their settings, and what is removed last.</content>
internal sealed partial class ScenarioSteps
{
    /// <summary>A round of replacing nodes, where nodes come up in 2 to 3 minutes and pods leave theirs in a few: an assumption.</summary>
    private const int MinutesARound = 10;

    /// <summary>Why a variable is set; what is said of it otherwise.</summary>
    private static readonly (string Name, string Why, RuleSet Rules)[] Reasons =
    [
        (CniVariables.CustomNetworking, "Nodes that start after this give their pods addresses of the ENIConfig's subnet, and others go on without.", [RuleId.R27]),
        (CniVariables.PrefixDelegation, "ENIs that are made after this hold prefixes; those there are keep what they have until their pods are gone.", [RuleId.R15, RuleId.R18]),
        (CniVariables.WarmIpTarget, "Targets in addresses decide the pool's size, and override WARM_ENI_TARGET and WARM_PREFIX_TARGET.", [RuleId.R20]),
        (CniVariables.MinimumIpTarget, "Targets in addresses decide the pool's size, and override WARM_ENI_TARGET and WARM_PREFIX_TARGET.", [RuleId.R20]),
        (CniVariables.WarmPrefixTarget, "A whole prefix is held free beside those in use.", [RuleId.R18, RuleId.R21]),
        (CniVariables.WarmEniTarget, "A whole ENI is held free beside those in use.", [RuleId.R18, RuleId.R19]),
    ];

    private bool ChangesMode => ModeComparison.ModeOf(from.Settings) != ModeComparison.ModeOf(to.Settings);

    private IEnumerable<DecisionStep> Variables()
    {
        var ipv6 = ChangesFamily ? CniVariables.Ipv6 : null;
        var set = to.CniEnvironment.Where(variable => variable.Key != ipv6 && from.CniEnvironment.GetValueOrDefault(variable.Key) != variable.Value).OrderBy(variable => variable.Key, StringComparer.Ordinal).ToList();
        var unset = from.CniEnvironment.Keys.Where(name => name != ipv6 && !to.CniEnvironment.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        if (set.Count == 0 && unset.Count == 0)
            yield break;
        List<string> parts = [];
        if (set.Count > 0)
            parts.Add($"set {Listed(set.Select(variable => $"{variable.Key}={variable.Value}"))}");
        if (unset.Count > 0)
            parts.Add($"remove {Listed(unset)}");
        var because = Reasons.Where(reason => set.Exists(variable => variable.Key == reason.Name) || unset.Contains(reason.Name)).DistinctBy(reason => reason.Why).ToList();
        yield return new DecisionStep(
            StepKind.Variables,
            $"On aws-node {string.Join(", and ", parts)}.",
            because.Count == 0 ? "The design's numbers rest on it." : string.Join(" ", because.Select(reason => reason.Why)),
            because.Aggregate(RuleSet.Of(RuleId.R18), (rules, reason) => rules | reason.Rules),
            scenario => scenario with { CniEnvironment = to.CniEnvironment })
        {
            RemovedVariables = unset,
            Disruption = Disruption.CniRestarts,
            Takes = "some minutes, node by node",
            Check = "kubectl -n kube-system rollout status daemonset aws-node, then kubectl -n kube-system set env daemonset/aws-node --list shows them.",
        };
    }

    private IEnumerable<DecisionStep> MaxPods()
    {
        foreach (var alike in Changed(IsToldOther).GroupBy(group => (Pods: group.After.MaxPods, Expression: group.After.MaxPodsExpression)))
        {
            var names = alike.Select(group => group.After.Name).ToHashSet();
            var where = alike.All(group => group.After.IsOfKarpenter) ? "spec.kubelet.maxPods of the EC2NodeClass" : "maxPods of the kubelet's configuration";
            var instead = alike.Any(group => group.Before.MaxPodsExpression is not null) ? ", in the place of the expression" : "";
            yield return new DecisionStep(
                StepKind.MaxPods,
                alike.Key.Pods is { } pods ? Invariant($"Tell the nodes of {Listed(names)} {pods:N0} max pods ({where}){instead}.")
                    : alike.Key.Expression is { } expression
                        ? $"Tell the nodes of {Listed(names)} max pods by the expression {expression} again (maxPodsExpression of the kubelet's configuration)."
                    : $"Take max pods out of the nodes' configuration for {Listed(names)} ({where}).",
                alike.Key.Pods is null ? "What they are told without it goes with the mode."
                    : "What they are told without it does not follow the CNI's settings: pods would have no place, or no address.",
                [RuleId.R11, RuleId.R13, RuleId.R16],
                scenario => scenario with
                {
                    NodeGroups = [.. scenario.NodeGroups.Select(group => names.Contains(group.Name)
                        ? group with { MaxPods = alike.Key.Pods, MaxPodsExpression = alike.Key.Expression } : group)],
                })
            { Takes = Minutes, Check = "kubectl get nodes -o custom-columns=NAME:.metadata.name,PODS:.status.capacity.pods shows it on new nodes." };
        }
    }

    private static bool IsToldOther(NodeGroup before, NodeGroup after) => before.MaxPods != after.MaxPods || before.MaxPodsExpression != after.MaxPodsExpression;

    private IEnumerable<DecisionStep> Nodes()
    {
        var moved = Changed((before, after) => !before.Subnets.SequenceEqual(after.Subnets)).ToList();
        foreach (var alike in moved.GroupBy(group => string.Join('\n', group.After.Subnets)))
        {
            var names = alike.Select(group => group.After.Name).ToHashSet();
            var subnets = alike.First().After.Subnets;
            yield return new DecisionStep(
                StepKind.NodeSubnets,
                $"Let {Listed(names)} make {(names.Count == 1 ? "its" : "their")} nodes in {(subnets.Count == 0 ? "every subnet of the cluster's again" : Listed(subnets))}: "
                    + $"{(alike.All(group => group.After.IsOfKarpenter) ? "the EC2NodeClass's subnetSelectorTerms" : "a managed node group has its subnets for life, so it takes a new one")}.",
                "New nodes are placed where there is room.", [RuleId.R01, RuleId.R32],
                scenario => scenario with { NodeGroups = [.. scenario.NodeGroups.Select(group => names.Contains(group.Name) ? group with { Subnets = subnets } : group)] })
            { Takes = Minutes, Check = "A new node's address is of one of these subnets." };
        }

        if (ChangesFamily)
        {
            yield return new DecisionStep(StepKind.ReplaceNodes, "Move the workloads to the new cluster, then remove the old one.", "Services, DNS names and security rules with addresses in them need a look.", [RuleId.R29])
            { Disruption = Disruption.WorkloadsMove, Takes = "as long as the move takes", Check = "The old cluster has no pods of workloads left." };
        }
        else if (ChangesMode || Changed(IsToldOther).Any() || Leaves(moved))
        {
            yield return ReplaceNodes();
        }
        else
        {
            yield break;
        }

        yield return new DecisionStep(
            StepKind.Watch, "Watch free addresses and EC2 calls of the first new nodes before the rest follows.",
            "The plan is a model: other users of the subnets, and throttling, are the account's own.", [RuleId.R07, RuleId.R25])
        { Takes = "a day with its usual load", Check = $"{AwsNodeMetrics.NoAvailableAddresses} and {AwsNodeMetrics.Ec2ApiErrors} do not rise." };
    }

    private DecisionStep ReplaceNodes()
    {
        var nodes = plan.Groups.Sum(group => (long)group.Nodes.Desired);
        var rounds = plan.Groups.Where(group => group.Nodes.Desired > 0).Sum(group => (group.Nodes.Desired + Math.Max(1, group.SurgeNodes) - 1) / Math.Max(1, group.SurgeNodes));
        return new DecisionStep(
            StepKind.ReplaceNodes,
            Invariant($"Replace {(nodes == 1 ? "the node" : $"all {nodes:N0} nodes")} by new ones: {(plan.Scenario.NodeGroups.All(group => group.IsOfKarpenter) ? "Karpenter does so itself as they drift" : "new node groups, then cordon and drain the old ones and delete them")}."),
            "Nodes that are there keep what they have; one that changes under its pods holds addresses of both kinds.", [RuleId.R27, RuleId.R32])
        {
            Disruption = Disruption.PodsMove,
            Takes = Invariant($"{rounds:N0} {(rounds == 1 ? "round" : "rounds")} of nodes, {Duration((long)rounds * MinutesARound)} if a round takes {MinutesARound} minutes"),
            Check = "kubectl get nodes shows new ones only, and no pod is Pending.",
        };
    }

    private IEnumerable<DecisionStep> Removals()
    {
        var configs = from.EniConfigs.Keys.Except(to.EniConfigs.Keys).Order(StringComparer.Ordinal).ToList();
        if (configs.Count > 0)
        {
            yield return new DecisionStep(
                StepKind.RemoveEniConfigs, $"Delete {(configs.Count == 1 ? "the ENIConfig" : "the ENIConfigs")} {Listed(configs)}.", "No node takes them any more.", [RuleId.R27],
                scenario => scenario with { EniConfigs = scenario.EniConfigs.Where(config => !configs.Contains(config.Key)).ToDictionary() })
            { Takes = Minutes, Check = "kubectl get eniconfigs lists none of them." };
        }

        if (removed.Count > 0)
        {
            yield return new DecisionStep(
                StepKind.RemoveSubnets, $"Delete {(removed.Count == 1 ? "the subnet" : "the subnets")} {Listed(removed.Select(subnet => subnet.Name))} once {(removed.Count == 1 ? "it is" : "they are")} empty.",
                "They cost nothing, but their blocks are of use elsewhere.", [RuleId.R01],
                scenario => scenario with { Subnets = [.. scenario.Subnets.Where(subnet => removed.All(other => other.Name != subnet.Name))] })
            { Takes = Minutes, Check = "aws ec2 describe-subnets lists none of them." };
        }

        var blocks = from.Vpc.Blocks.Except(to.Vpc.Blocks).ToList();
        if (blocks.Count > 0 || (from.Vpc.Ipv6Block is not null && to.Vpc.Ipv6Block is null))
        {
            yield return new DecisionStep(
                StepKind.RemoveVpcBlocks, $"Disassociate {Listed(blocks.Select(block => $"{block}").Concat(to.Vpc.Ipv6Block is null && from.Vpc.Ipv6Block is not null ? ["the IPv6 block"] : []))} from the VPC.", "Nothing is in it any more.", [RuleId.R03],
                scenario => scenario with
                {
                    Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks.Except(blocks)], Ipv6Block = to.Vpc.Ipv6Block },
                    Subnets = [.. scenario.Subnets.Select(subnet => subnet with { Ipv6Block = to.Vpc.Ipv6Block is null ? null : subnet.Ipv6Block })],
                })
            { Takes = Minutes, Check = "aws ec2 describe-vpcs no longer lists it." };
        }
    }

    /// <summary>Whether groups leave subnets that they had, so that their nodes there go.</summary>
    private bool Leaves(List<(NodeGroup Before, NodeGroup After)> moved)
    {
        var (before, after) = (new ClusterNetwork(from), new ClusterNetwork(to));
        return moved.Exists(group => Names(before, group.Before).Except(Names(after, group.After)).Any());

        static IEnumerable<string> Names(ClusterNetwork network, NodeGroup group) =>
            network.Placements[network.Scenario.NodeGroups.ToList().FindIndex(one => one.Name == group.Name)].Subnets.Select(index => network.Scenario.Subnets[index].Name);
    }

    private IEnumerable<(NodeGroup Before, NodeGroup After)> Changed(Func<NodeGroup, NodeGroup, bool> differ) =>
        from.NodeGroups.Zip(to.NodeGroups).Where(pair => differ(pair.First, pair.Second));

    private static string Duration(long minutes) => minutes < 120 ? Invariant($"{minutes:N0} minutes") : Invariant($"{(minutes + 59) / 60:N0} hours");
}
