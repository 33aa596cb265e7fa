using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <summary>The steps from one scenario of a cluster to another: what is added first, what is removed last.</summary>
internal sealed partial class ScenarioSteps
{
    private readonly ClusterScenario from;
    private readonly ClusterScenario to;
    private readonly ClusterPlan plan;
    private readonly NodeReplacement replacement;
    private readonly IReadOnlyList<SubnetSetup> made;
    private readonly IReadOnlyList<SubnetSetup> removed;

    private ScenarioSteps(ClusterScenario from, ClusterScenario to, ClusterPlan plan, NodeReplacement replacement)
    {
        (this.from, this.to, this.plan, this.replacement) = (from, to, plan, replacement);
        made = Missing(to.Subnets, from.Subnets);
        removed = Missing(from.Subnets, to.Subnets);
    }

    /// <summary>Every step, in order; applied one after the other they make the one scenario of the other.</summary>
    /// <param name="from">The scenario as it is.</param>
    /// <param name="to">The scenario as it is to be; of the same cluster, with the same groups.</param>
    /// <param name="plan">The plan of the design that one of them is, which tells how many nodes there are.</param>
    /// <param name="replacement">Whose nodes are replaced on the way.</param>
    public static IReadOnlyList<DecisionStep> Between(ClusterScenario from, ClusterScenario to, ClusterPlan plan, NodeReplacement replacement)
    {
        var steps = new ScenarioSteps(from, to, plan, replacement);
        return [.. steps.Quotas(), .. steps.Blocks(), .. steps.Subnets(), .. steps.Reservations(), .. steps.EniConfigs(), .. steps.Cluster(), .. steps.Variables(), .. steps.WindowsConfigMap(), .. steps.MaxPods(), .. steps.Nodes(), .. steps.Removals()];
    }

    /// <summary>The greatest thing that steps make.</summary>
    public static DesignEffort EffortOf(IReadOnlyList<DecisionStep> steps, IReadOnlyList<CidrBlock> newBlocks) =>
        steps.Any(step => step.Kind == StepKind.NewCluster) ? DesignEffort.Cluster
        : newBlocks.Any(block => !AssociationRules.IsUnroutable(block)) ? DesignEffort.RoutableBlock
        : newBlocks.Count > 0 ? DesignEffort.PodBlock
        : steps.Any(step => step.Kind == StepKind.NewSubnets) ? DesignEffort.Subnets
        : steps.Any(step => step.Kind == StepKind.ReplaceNodes) ? DesignEffort.Nodes
        : steps.Count > 0 ? DesignEffort.Settings
        : DesignEffort.None;

    // What is there already has its quota.
    private IEnumerable<DecisionStep> Quotas()
    {
        List<(string What, string Code, int Count, int Quota, string Most)> asked = [];
        Ask("IPv4 CIDR blocks per VPC", "L-83CA0A9D", to.Vpc.Blocks.Count, from.Vpc.Blocks.Count, VpcQuotas.Ipv4Blocks, $", which can be {VpcQuotas.MostIpv4Blocks} at most");
        Ask("Subnets per VPC", "L-407747CB", to.Subnets.Count, from.Subnets.Count, VpcQuotas.Subnets, "");
        if (asked.Count == 0)
            yield break;
        yield return new DecisionStep(
            StepKind.Quotas,
            $"Ask AWS for {Listed(asked.Select(one => Invariant($"a quota of {one.Count:N0} {one.What}{one.Most}")))}.",
            $"Unless it was raised, the quota is {Listed(asked.Select(one => Invariant($"{one.Quota:N0} {one.What}")))}, and AWS refuses more.",
            [RuleId.R02])
        {
            Takes = "minutes to days, as AWS answers",
            Check = $"{Listed(asked.Select(one => $"aws service-quotas get-service-quota --service-code vpc --quota-code {one.Code}"))} shows it.",
        };

        void Ask(string what, string code, int count, int before, int quota, string most)
        {
            if (count > quota && count > before)
                asked.Add((what, code, count, quota, most));
        }
    }

    private IEnumerable<DecisionStep> Blocks()
    {
        var blocks = to.Vpc.Blocks.Except(from.Vpc.Blocks).ToList();
        if (blocks.Count > 0)
        {
            var isForPods = blocks.TrueForAll(AssociationRules.IsUnroutable);
            yield return new DecisionStep(
                StepKind.VpcBlocks,
                $"Associate {Listed(blocks)} with the VPC.",
                isForPods
                    ? "Pods then take no addresses that are routable elsewhere; AWS lets this VPC have the block."
                    : "The VPC has no room for subnets of this size. Take another range where yours uses this one already.",
                isForPods ? [RuleId.R03, RuleId.R04] : [RuleId.R02, RuleId.R03],
                scenario => scenario with { Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks, .. blocks] } })
            { Takes = Minutes, Check = "aws ec2 describe-vpcs lists it as associated." };
        }

        if (to.Vpc.Ipv6Block is { } ipv6 && from.Vpc.Ipv6Block is null)
        {
            yield return new DecisionStep(
                StepKind.Ipv6Blocks, $"Give the VPC an IPv6 block and every subnet a /64 of it; AWS chooses the block, {ipv6} stands for it here.",
                "Each node takes a /80 of its subnet's /64.", [RuleId.R29],
                scenario => scenario with
                {
                    Vpc = scenario.Vpc with { Ipv6Block = ipv6 },
                    Subnets = [.. scenario.Subnets.Select(subnet => subnet with { Ipv6Block = Named(to, subnet.Name)?.Ipv6Block })],
                })
            { Takes = Minutes, Check = "aws ec2 describe-subnets shows an Ipv6CidrBlockAssociationSet of each." };
        }
        else if (from.Subnets.Any(subnet => Named(to, subnet.Name) is { } then && !Equals(then.Ipv6Block, subnet.Ipv6Block)) && to.Vpc.Ipv6Block is not null)
        {
            yield return new DecisionStep(
                StepKind.Ipv6Blocks, "Give every subnet a /64 of the VPC's IPv6 block.", "Each node takes a /80 of its subnet's /64.", [RuleId.R29],
                scenario => scenario with { Subnets = [.. scenario.Subnets.Select(subnet => subnet with { Ipv6Block = Named(to, subnet.Name)?.Ipv6Block ?? subnet.Ipv6Block })] })
            { Takes = Minutes, Check = "aws ec2 describe-subnets shows an Ipv6CidrBlockAssociationSet of each." };
        }
    }

    private IEnumerable<DecisionStep> Subnets()
    {
        var pods = new ClusterNetwork(to).EniConfigs.Subnets.Select(index => to.Subnets[index].Name).ToHashSet();
        foreach (var kind in made.GroupBy(subnet => pods.Contains(subnet.Name)).OrderBy(kind => kind.Key))
        {
            List<SubnetSetup> subnets = [.. kind];
            yield return new DecisionStep(
                StepKind.NewSubnets,
                $"Make {(subnets.Count == 1 ? "a subnet" : Invariant($"{subnets.Count:N0} subnets"))} for {(kind.Key ? "pods" : "nodes")}: {Listed(subnets.Select(subnet => $"{subnet.Name} {subnet.Block} in {subnet.Zone}"))}"
                    + $"{(kind.Key ? ", with routes like those of the nodes' subnets" : ", with routes like today's")}.",
                kind.Key
                    ? "An ENI is in its node's zone, so pods need a subnet in every zone that has nodes. These blocks are free as far as the scenario says."
                    : "A subnet cannot be made larger. These blocks are free as far as the scenario says.",
                kind.Key ? [RuleId.R01, RuleId.R02, RuleId.R27] : [RuleId.R01, RuleId.R02, RuleId.R03],
                scenario => scenario with { Subnets = [.. scenario.Subnets, .. subnets.Select(subnet => subnet with { Reservations = [] })] })
            { Takes = Minutes, Check = $"aws ec2 describe-subnets shows {Listed(subnets.Select(subnet => Invariant($"{subnet.Size.UsableAddresses:N0}")).Distinct())} available addresses each." };
        }
    }

    private IEnumerable<DecisionStep> Reservations()
    {
        var reserved = to.Subnets.Where(subnet => !subnet.Reservations.SequenceEqual(Named(from, subnet.Name)?.Reservations ?? [])).ToList();
        var blocks = reserved.SelectMany(subnet => subnet.Reservations.Except(Named(from, subnet.Name)?.Reservations ?? []).Select(reservation => $"{reservation.Block} of {subnet.Name}")).ToList();
        if (reserved.Count == 0)
            yield break;
        yield return new DecisionStep(
            blocks.Count > 0 ? StepKind.Reservations : StepKind.RemoveReservations,
            blocks.Count > 0 ? $"Reserve {Listed(blocks)} for prefixes (CIDR reservations of type prefix)." : $"Take the reservations for prefixes out of {Listed(reserved.Select(subnet => subnet.Name))}.",
            blocks.Count == 0 ? "Single addresses find room there again." : "A prefix takes 16 aligned addresses that are all free; single addresses of nodes and others would lie among them.", [RuleId.R06, RuleId.R07],
            scenario => scenario with { Subnets = [.. scenario.Subnets.Select(subnet => reserved.Find(other => other.Name == subnet.Name) is { } then ? subnet with { Reservations = then.Reservations } : subnet)] })
        { Takes = Minutes, Check = $"aws ec2 get-subnet-cidr-reservations {(blocks.Count > 0 ? "lists them" : "lists none of them")}." };
    }

    private IEnumerable<DecisionStep> EniConfigs()
    {
        var configs = to.EniConfigs.Where(config => !from.EniConfigs.TryGetValue(config.Key, out var before) || before.Subnet != config.Value.Subnet).ToList();
        if (configs.Count == 0)
            yield break;
        yield return new DecisionStep(
            StepKind.EniConfigs,
            $"Write {(configs.Count == 1 ? "an ENIConfig" : "ENIConfigs")}: {Listed(configs.Select(config => $"{config.Key} with subnet {config.Value.Subnet}"))}, each with the security groups of its pods.",
            "ipamd makes the pods' ENIs in the subnet of the ENIConfig that the node's label names.", [RuleId.R27],
            scenario => scenario with { EniConfigs = scenario.EniConfigs.Where(config => configs.TrueForAll(other => other.Key != config.Key)).Concat(configs).ToDictionary() })
        { Takes = Minutes, Check = "kubectl get eniconfigs lists them." };
    }

    private IEnumerable<DecisionStep> Cluster()
    {
        if (!replacement.ChangesFamily)
            yield break;
        var family = IsIpv6(to) ? "ipv6" : "ipv4";
        yield return new DecisionStep(
            StepKind.NewCluster,
            $"Make a new cluster{(replacement.NewClusterName is { } name ? $", {name}," : "")} with the IP family {family} in these subnets, with node groups like those there are.", "The family of a cluster cannot be changed.", [RuleId.R29],
            scenario => scenario with { CniEnvironment = WithVariable(scenario.CniEnvironment, CniVariables.Ipv6, to.CniEnvironment.GetValueOrDefault(CniVariables.Ipv6)) })
        { NodeGroups = [.. to.NodeGroups.Select(group => group.Name)], Takes = "an hour", Check = $"aws eks describe-cluster shows ipFamily {family}." };
    }

    private static Dictionary<string, string> WithVariable(IReadOnlyDictionary<string, string> variables, string name, string? value)
    {
        var changed = new Dictionary<string, string>(variables);
        if (value is null)
            changed.Remove(name);
        else
            changed[name] = value;
        return changed;
    }

    private static IReadOnlyList<SubnetSetup> Missing(IReadOnlyList<SubnetSetup> subnets, IReadOnlyList<SubnetSetup> elsewhere)
    {
        var names = elsewhere.Select(subnet => subnet.Name).ToHashSet();
        return [.. subnets.Where(subnet => !names.Contains(subnet.Name))];
    }

    private static SubnetSetup? Named(ClusterScenario scenario, string name) => scenario.Subnets.FirstOrDefault(subnet => subnet.Name == name);

    private static bool IsIpv6(ClusterScenario scenario) => ModeTraits.Of(scenario.Settings).IsIpv6;

    private static string Listed<T>(IEnumerable<T> items) => Display.Listed([.. items.Select(item => $"{item}")]);

    private const string Minutes = "minutes";
}
