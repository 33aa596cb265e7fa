using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <content>Steps on nodes and their settings, and what is removed last.</content>
internal sealed partial class ScenarioSteps
{
    /// <summary>A round of replacing nodes, where nodes come up in 2 to 3 minutes and pods leave theirs in a few: an assumption.</summary>
    private const int MinutesARound = 10;

    /// <summary>Why a variable is set and why it is removed or switched off; null where nothing needs to be said of that.</summary>
    private static readonly (string Name, string? On, string? Off, RuleSet Rules)[] Reasons =
    [
        (CniVariables.CustomNetworking, "Nodes that start after this give their pods addresses of the ENIConfig's subnet, and others go on without.",
            "Nodes that start after this give their pods addresses of their own subnet, and others go on with the ENIConfig's.", [RuleId.R27]),
        (CniVariables.PrefixDelegation, "ENIs that are made after this hold prefixes; those that are there keep what they have until their pods are gone.",
            "ENIs that are made after this hold single addresses; those that are there keep what they have until their pods are gone.", [RuleId.R15, RuleId.R18]),
        (CniVariables.WarmIpTarget, TargetsInAddresses, WithoutTargetsInAddresses, [RuleId.R20]),
        (CniVariables.MinimumIpTarget, TargetsInAddresses, WithoutTargetsInAddresses, [RuleId.R20]),
        (CniVariables.WarmPrefixTarget, "A whole prefix is held free beside those in use.", null, [RuleId.R18, RuleId.R21]),
        (CniVariables.WarmEniTarget, "A whole ENI is held free beside those in use.", null, [RuleId.R18, RuleId.R19]),
    ];

    private const string TargetsInAddresses = "Targets in addresses decide the pool's size, and override WARM_ENI_TARGET and WARM_PREFIX_TARGET.";
    private const string WithoutTargetsInAddresses = "Targets in addresses would override WARM_ENI_TARGET and WARM_PREFIX_TARGET.";

    private IEnumerable<DecisionStep> Variables()
    {
        var ipv6 = replacement.ChangesFamily ? CniVariables.Ipv6 : null;
        var set = to.CniEnvironment.Where(variable => variable.Key != ipv6 && from.CniEnvironment.GetValueOrDefault(variable.Key) != variable.Value).OrderBy(variable => variable.Key, StringComparer.Ordinal).ToList();
        var unset = from.CniEnvironment.Keys.Where(name => name != ipv6 && !to.CniEnvironment.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        if (set.Count == 0 && unset.Count == 0)
            yield break;
        List<string> parts = [];
        if (set.Count > 0)
            parts.Add($"set {Listed(set.Select(variable => $"{variable.Key}={variable.Value}"))}");
        if (unset.Count > 0)
            parts.Add($"remove {Listed(unset)}");
        var because = Reasons.Where(reason => set.Exists(variable => variable.Key == reason.Name) || unset.Contains(reason.Name)).ToList();
        var reasons = because.Select(reason => IsOn(reason.Name) ? reason.On : reason.Off).OfType<string>().Distinct().ToList();
        yield return new DecisionStep(
            StepKind.Variables,
            $"On aws-node {string.Join(", and ", parts)}.",
            reasons.Count == 0 ? "The design's numbers rest on it." : string.Join(" ", reasons),
            because.Aggregate(RuleSet.Of(RuleId.R18), (rules, reason) => rules | reason.Rules),
            scenario => scenario with { CniEnvironment = to.CniEnvironment })
        {
            RemovedVariables = unset,
            Disruption = Disruption.CniRestarts,
            Takes = "some minutes, node by node",
            Check = "kubectl -n kube-system rollout status daemonset aws-node, then kubectl -n kube-system set env daemonset/aws-node --list shows them.",
        };
    }

    private bool IsOn(string variable) => variable switch
    {
        CniVariables.CustomNetworking => to.Settings.CustomNetworking,
        CniVariables.PrefixDelegation => ModeTraits.Of(to.Settings).NeedsPrefixSupport,
        CniVariables.WarmIpTarget or CniVariables.MinimumIpTarget => to.Settings.HasIpTargets, // One that stays decides all the same.
        _ => to.CniEnvironment.GetValueOrDefault(variable, "0") is not ("" or "0"),
    };

    // Windows nodes do not read the DaemonSet's variables (R17).
    private IEnumerable<DecisionStep> WindowsConfigMap()
    {
        if (DesignWords.WindowsChange(from.Windows, to.Windows) is not { } change)
            yield break;
        yield return new DecisionStep(
            StepKind.WindowsSettings, $"In the ConfigMap {WindowsSettings.ConfigMap} of kube-system {change}.",
            "Windows nodes go by it, not by aws-node's variables"
                + (replacement.ChangesWindowsMode ? "; those that are there are best replaced, so that none holds addresses of both kinds." : "."),
            [RuleId.R17],
            scenario => scenario with { Windows = to.Windows })
        {
            RemovedWindowsKeys = WindowsSettings.NamesOf(from.Windows.ToWrittenConfigMap().Keys.Except(to.Windows.ToWrittenConfigMap().Keys)),
            Takes = Minutes,
            Check = $"kubectl -n kube-system get configmap {WindowsSettings.ConfigMap} -o yaml shows it.",
        };
    }

    private IEnumerable<DecisionStep> MaxPods()
    {
        foreach (var alike in Changed(NodeReplacement.IsToldOther).GroupBy(group => (Pods: group.After.MaxPods, Expression: group.After.MaxPodsExpression)))
        {
            var names = alike.Select(group => group.After.Name).ToList();
            var where = ByKind(alike.Select(group => group.After), ToldIn);
            var instead = alike.Any(group => group.Before.MaxPodsExpression is not null) ? ", in the place of the expression" : "";
            yield return new DecisionStep(
                StepKind.MaxPods,
                alike.Key.Pods is { } pods ? Invariant($"Tell the nodes of {Listed(names)} {pods:N0} max pods ({where}){instead}.")
                    : alike.Key.Expression is { } expression
                        ? $"Tell the nodes of {Listed(names)} max pods by the expression {expression} again ({where})."
                    : $"Take max pods out of the nodes' configuration for {Listed(names)} ({where}).",
                alike.Key.Pods is null ? "What they are told without it goes with the mode."
                    : "What they are told without it does not follow the CNI's settings: pods would have no place, or no address.",
                [RuleId.R11, RuleId.R13, RuleId.R16],
                scenario => scenario with
                {
                    NodeGroups = [.. scenario.NodeGroups.Select(group => names.Contains(group.Name)
                        ? group with { MaxPods = alike.Key.Pods, MaxPodsExpression = alike.Key.Expression } : group)],
                })
            { NodeGroups = names, Disruption = Drifting(names), Takes = Minutes, Check = "kubectl get nodes -o custom-columns=NAME:.metadata.name,PODS:.status.capacity.pods shows it on new nodes." };
        }
    }

    private IEnumerable<DecisionStep> Nodes()
    {
        var moved = to.NodeGroups.Index().Where(group => !from.NodeGroups[group.Index].Subnets.SequenceEqual(group.Item.Subnets));
        foreach (var alike in moved.GroupBy(group => (Subnets: string.Join('\n', group.Item.Subnets), Moves: replacement.Moves(group.Index))))
        {
            var names = alike.Select(group => group.Item.Name).ToList();
            var subnets = alike.First().Item.Subnets;
            var nodes = $"{(names.Count == 1 ? "its" : "their")} nodes in {(subnets.Count == 0 ? "every subnet of the cluster again" : Listed(subnets))}";
            yield return new DecisionStep(
                StepKind.NodeSubnets,
                alike.Key.Moves ? $"Let {Listed(names)} make {nodes}: {ByKind(alike.Select(group => group.Item), PlacedBy)}." : $"Let {Listed(names)} keep {nodes}.",
                alike.Key.Moves ? "New nodes are placed where there is room." : "Other subnets are not for them.", [RuleId.R01, RuleId.R32],
                scenario => scenario with { NodeGroups = [.. scenario.NodeGroups.Select(group => names.Contains(group.Name) ? group with { Subnets = subnets } : group)] })
            { NodeGroups = names, Disruption = Drifting(names), Takes = Minutes, Check = "A new node's address is of one of these subnets." };
        }

        if (replacement.ChangesFamily)
        {
            yield return new DecisionStep(StepKind.ReplaceNodes, "Move the workloads to the new cluster, then remove the old one.", "Services, DNS names and security rules with addresses in them need a look.", [RuleId.R29])
            {
                NodeGroups = [.. replacement.Groups.Select(group => group.Name)],
                Disruption = Disruption.WorkloadsMove,
                Takes = "as long as the move takes",
                Check = "The old cluster has no pods of workloads left.",
            };
        }
        else if (replacement.Replaced.Count > 0)
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
        {
            Takes = "a day with its usual load",
            Check = to.IsOfAutoModeAlone ? "AvailableIpAddressCount of the subnets stays above what the plan leaves free."
                : $"{AwsNodeMetrics.NoAvailableAddresses} and {AwsNodeMetrics.Ec2ApiErrors} do not rise.",
        };
    }

    private DecisionStep ReplaceNodes()
    {
        var replaced = replacement.Groups.Select(group => group.Name).ToList();
        var plans = plan.Groups.Where(group => replaced.Contains(group.Name)).ToList();
        var nodes = plans.Sum(group => (long)group.Nodes.Desired);
        var rounds = plans.Where(group => group.Nodes.Desired > 0).Sum(group => (group.Nodes.Desired + Math.Max(1, group.SurgeNodes) - 1) / Math.Max(1, group.SurgeNodes));
        var all = nodes == 1 ? "the node" : Invariant($"{(replaced.Count == to.NodeGroups.Count ? "all" : "the")} {nodes:N0} nodes");
        return new DecisionStep(
            StepKind.ReplaceNodes,
            $"Replace {all}{(replaced.Count == to.NodeGroups.Count ? "" : $" of {Listed(replaced)}")} by new ones: {string.Join("; ", ReplacedBy())}.",
            "Nodes that are there keep what they have; one that changes under its pods holds addresses of both kinds.", replacement.ChangesWindowsMode ? [RuleId.R16, RuleId.R17, RuleId.R27, RuleId.R32] : [RuleId.R16, RuleId.R27, RuleId.R32])
        {
            NodeGroups = replaced,
            Disruption = Disruption.PodsMove,
            Takes = Invariant($"{rounds:N0} {(rounds == 1 ? "round" : "rounds")} of nodes, {Duration((long)rounds * MinutesARound)} if a round takes {MinutesARound} minutes"),
            Check = "kubectl get nodes shows new ones only, and no pod is Pending.",
        };
    }

    private IEnumerable<string> ReplacedBy()
    {
        var made = replacement.NewNames;
        if (made.Count > 0)
        {
            // On the way back the groups that are there have the names that they got, and the old names are free again.
            var place = made.All(name => name.Key == name.Value)
                ? $"{Listed(made.Values)} in the place of {(made.Count == 1 ? "the one there is" : "those there are")}"
                : Listed(made.Select(name => name.Key == name.Value ? $"{name.Value} again" : $"{name.Value} in the place of {name.Key}"));
            yield return $"make the node {(made.Count == 1 ? "group" : "groups")} {place}, "
                + $"then cordon and drain the old {(made.Count == 1 ? "one and delete it" : "ones and delete them")}";
        }

        var ofKarpenter = replacement.Replaced.Where(index => to.NodeGroups[index].IsOfKarpenter);
        foreach (var alike in ofKarpenter.GroupBy(index => (to.NodeGroups[index].Kind, Drifts: replacement.Drifts(index))))
        {
            var names = alike.Select(index => to.NodeGroups[index].Name).ToList();
            var maker = alike.Key.Kind == NodeGroupKind.Karpenter ? "Karpenter" : "EKS Auto Mode";
            yield return !alike.Key.Drifts
                ? $"give the {(names.Count == 1 ? "NodePool" : "NodePools")} {Listed(names)} a new annotation in spec.template.metadata, so that {maker} finds {(names.Count == 1 ? "its" : "their")} nodes drifted and replaces them"
                : replacement.Replaced.Count == names.Count ? $"{maker} does so itself as they drift" : $"{maker} replaces those of {Listed(names)} itself as they drift";
        }
    }

    // Karpenter begins to replace nodes as soon as it finds that they drifted.
    private Disruption Drifting(List<string> names) => replacement.Replaced.Any(index =>
        to.NodeGroups[index].IsOfKarpenter && names.Contains(to.NodeGroups[index].Name) && replacement.Drifts(index)) ? Disruption.PodsMove : Disruption.None;

    private static string ToldIn(NodeGroupKind kind, IReadOnlyList<string> names) => kind switch
    {
        NodeGroupKind.Karpenter => "spec.kubelet.maxPods of the EC2NodeClass",
        NodeGroupKind.AutoMode => "EKS Auto Mode sets it itself",
        _ => "spec.kubelet.config.maxPods of nodeadm's NodeConfig in the launch template",
    };

    private string PlacedBy(NodeGroupKind kind, IReadOnlyList<string> names) => kind switch
    {
        NodeGroupKind.Karpenter => "the EC2NodeClass's subnetSelectorTerms",
        NodeGroupKind.AutoMode => "subnetSelectorTerms of a NodeClass (eks.amazonaws.com/v1)",
        NodeGroupKind.SelfManaged => $"the subnets of the Auto Scaling {(names.Count == 1 ? "group" : "groups")}",
        _ => $"a managed node group has its subnets for life, so {(names.Count == 1 ? "a new one takes its place" : "new ones take their places")}, "
            + Listed(names.Select(name => replacement.NewNames.GetValueOrDefault(name, name))),
    };

    /// <summary>What is done for groups, by who runs their nodes: the clause alone where that is the same for all.</summary>
    private static string ByKind(IEnumerable<NodeGroup> groups, Func<NodeGroupKind, IReadOnlyList<string>, string> clause)
    {
        var kinds = groups.GroupBy(group => group.Kind).Select(kind => (Names: kind.Select(group => group.Name).ToList(), kind.Key))
            .Select(kind => (kind.Names, Clause: clause(kind.Key, kind.Names))).GroupBy(kind => kind.Clause).ToList();
        return kinds is [var only] ? only.Key : string.Join("; ", kinds.Select(kind => $"{Listed(kind.SelectMany(alike => alike.Names))}: {kind.Key}"));
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

    private IEnumerable<(NodeGroup Before, NodeGroup After)> Changed(Func<NodeGroup, NodeGroup, bool> differ) =>
        from.NodeGroups.Zip(to.NodeGroups).Where(pair => differ(pair.First, pair.Second));

    private static string Duration(long minutes) => minutes < 120 ? Invariant($"{minutes:N0} minutes") : Invariant($"{(minutes + 59) / 60:N0} hours");
}
