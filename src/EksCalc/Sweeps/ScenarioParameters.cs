using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Sweeps;

/// <summary>What a sweep over a cluster can change: names from the scenario's own, with * for all groups, subnets or consumers.</summary>
internal static class ScenarioParameters
{
    private const string Every = "*";

    public static IReadOnlyList<SweepParameter<ClusterScenario>> Of(ClusterScenario scenario, InstanceCatalog catalog) =>
    [
        new("mode", ModeNames.Domain, (before, value) => ModeComparison.In(before, ModeNames.Read(value))),
        .. CniVariables.OfAddresses.Where(variable => variable.Kind != CniVariableKind.Text).OrderBy(variable => variable.Name, StringComparer.Ordinal).Select(Variable),
        .. OrEvery(scenario.NodeGroups.Select(group => group.Name)).SelectMany(name => OfGroups(name, catalog)),
        .. OrEvery(scenario.Subnets.Select(subnet => subnet.Name)).SelectMany(OfSubnets),
        .. OrEvery(scenario.Consumers.Select(consumer => consumer.Name).Where(name => name.Length > 0).Distinct()).Select(Consumers),
    ];

    // What is itself called * cannot be told from all: it changes with them.
    private static IEnumerable<string> OrEvery(IEnumerable<string> names) => names.ToList() is { Count: > 0 } all ? all.Where(name => name != Every).Prepend(Every) : [];

    private static SweepParameter<ClusterScenario> Variable(CniVariable variable) => CniParameters.Of<ClusterScenario>(variable, (scenario, value) => scenario with
    {
        CniEnvironment = new Dictionary<string, string>(scenario.CniEnvironment) { [variable.Name] = value.ToString() },
    });

    private static IEnumerable<SweepParameter<ClusterScenario>> OfGroups(string name, InstanceCatalog catalog)
    {
        yield return Group("count", new NumberDomain(0, ScenarioLimits.Nodes), (group, value) => group with { Nodes = NodeCount.Fixed(value.Number) });
        yield return Group(
            "instanceType", new NameDomain("an instance type", catalog.Names), (group, value) => group with { InstanceShares = new Dictionary<string, double>(), InstanceTypes = [value.Text!] });
        // Pods said one way take the place of pods said the other way.
        yield return Group("podsPerNode", new NumberDomain(0, ScenarioLimits.PodsPerNode), (group, value) => group with
        {
            PodsPerNode = value.Number,
            Pods = null,
            Nodes = group.Nodes ?? throw new InvalidInputException($"nodeGroups.{group.Name}.podsPerNode", "the group's nodes follow from its pods; sweep its pods or its count."),
        });
        yield return Group("pods", new NumberDomain(0, ScenarioLimits.Pods), (group, value) => group with
        {
            Pods = (group.Pods ?? new PodDemand(0, 0, 0)) with { Count = value.Number },
            PodsPerNode = null,
        });
        yield return Group("daemonSetPods", new NumberDomain(0, ScenarioLimits.PodsPerNode), (group, value) => group with { DaemonSetPods = value.Number });
        yield return Group("hostNetworkPods", new NumberDomain(0, ScenarioLimits.PodsPerNode), (group, value) => group with { HostNetworkPods = value.Number });
        yield return Group("securityGroupPods", new NumberDomain(0, ScenarioLimits.PodsPerNode), (group, value) => group with { SecurityGroupPods = value.Number });
        yield return Group("maxPods", new NumberDomain(1, ScenarioLimits.PodsPerNode), (group, value) => group.WithMaxPods(value.Number));
        yield return Group("maxUnavailable", new NumberDomain(1, ScenarioLimits.Nodes), (group, value) => group with { MaxUnavailable = value.Number });
        yield return Group("rolloutSurgePercent", new NumberDomain(0, ScenarioLimits.SurgePercent), (group, value) => group with { RolloutSurgePercent = value.Number });

        SweepParameter<ClusterScenario> Group(string property, ISweepDomain domain, Func<NodeGroup, SweepValue, NodeGroup> set) => new($"nodeGroups.{name}.{property}", domain, (scenario, value) => scenario with
        {
            NodeGroups = [.. scenario.NodeGroups.Select(group => IsNamed(name, group.Name) ? set(group, value) : group)],
        });
    }

    private static IEnumerable<SweepParameter<ClusterScenario>> OfSubnets(string name)
    {
        yield return Subnet("prefixLength", new NumberDomain(SubnetSize.ShortestPrefix, SubnetSize.LongestPrefix), Resized);
        yield return Subnet("usedAddresses", new NumberDomain(0, ScenarioLimits.Addresses), (subnet, value) => subnet with { UsedAddresses = value.Number });

        SweepParameter<ClusterScenario> Subnet(string property, ISweepDomain domain, Func<SubnetSetup, SweepValue, SubnetSetup> set) => new($"subnets.{name}.{property}", domain, (scenario, value) => scenario with
        {
            Subnets = [.. scenario.Subnets.Select(subnet => IsNamed(name, subnet.Name) ? set(subnet, value) : subnet)],
        });
    }

    // A size is tried, not a layout: whether the subnet would then overlap another is not looked at.
    private static SubnetSetup Resized(SubnetSetup subnet, SweepValue prefixLength)
    {
        var block = CidrBlock.Containing(subnet.Block.Network, prefixLength.Number);
        var outside = subnet.Reservations.Where(reservation => !block.Contains(reservation.Block)).ToList();
        return outside.Count > 0
            ? throw new InvalidInputException(
                Invariant($"subnets.{subnet.Name}.prefixLength={prefixLength.Number}"), $"the reservation {outside[0].Block} does not fit into a /{prefixLength.Number}.")
            : subnet with { Block = block };
    }

    private static SweepParameter<ClusterScenario> Consumers(string name) => new($"consumers.{name}.count", new NumberDomain(1, ScenarioLimits.Consumers), (scenario, value) => scenario with
    {
        Consumers = [.. scenario.Consumers.Select(consumer => IsNamed(name, consumer.Name) ? consumer with { Count = value.Number } : consumer)],
    });

    private static bool IsNamed(string wanted, string name) => wanted == Every || wanted == name;
}
