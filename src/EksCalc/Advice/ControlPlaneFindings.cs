using EksCalc.Advice.Remedies;
using EksCalc.Clusters;
using EksCalc.Cni;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about the subnets of the control plane and of load balancers.</summary>
internal static class ControlPlaneFindings
{
    private const int Least = 6;
    private const int Recommended = 16;
    private const int LoadBalancerFree = 8;
    private const int LoadBalancerLongestPrefix = 27;

    /// <summary>Zones in which EKS places no control plane (R09).</summary>
    private static readonly string[] ZoneIdsWithout = ["use1-az3", "usw1-az2", "cac1-az3"];

    public static IEnumerable<Finding> Of(ClusterPlan plan)
    {
        var subnets = plan.Subnets.Where(subnet => subnet.Roles.HasFlag(SubnetRole.ControlPlane)).ToList();
        return subnets.Count == 0 ? LoadBalancers(plan) : [.. Zones(plan, subnets), .. Room(plan, subnets), .. Shares(plan, subnets), .. LoadBalancers(plan)];
    }

    private static IEnumerable<Finding> Zones(ClusterPlan plan, List<SubnetPlan> subnets)
    {
        if (ZonesOf(subnets) < 2)
        {
            Func<ScenarioRemedy?> remedy = () => ScenarioRemedy.FirstThatWorks(
                plan,
                SubnetChoices.OfAnotherZone(plan, subnets, "the control plane", SubnetChoices.OfControlPlane),
                changed => ZonesOf(changed.Subnets.Where(subnet => subnet.Roles.HasFlag(SubnetRole.ControlPlane))) > 1);
            yield return FindingKinds.ControlPlaneZones.Of("cluster.controlPlaneSubnets", "They are all in one zone.").With(remedy);
        }

        var wrong = subnets.Where(subnet => ZoneIdsWithout.Contains(subnet.Subnet.ZoneId) || subnet.Subnet.Zone.Contains("-wlz-", StringComparison.Ordinal)).ToList();
        if (wrong.Count > 0)
        {
            var names = wrong.Select(subnet => subnet.Subnet.Name).ToHashSet();
            var zones = SubnetFindings.Listed(wrong.Select(subnet => subnet.Subnet.ZoneId ?? subnet.Subnet.Zone).Distinct());
            yield return FindingKinds.ControlPlaneZoneExcluded.Of(SubnetFindings.Listed(names), $"EKS has no control plane in {zones}.")
                .DoneBy(wrong.Count == subnets.Count ? null : scenario => SubnetChoices.OfControlPlane(scenario, own => [.. own.Where(name => !names.Contains(name))]));
        }
    }

    private static IEnumerable<Finding> Room(ClusterPlan plan, List<SubnetPlan> subnets)
    {
        var tight = subnets.Where(IsTight).ToList();
        if (tight.Count > 0)
        {
            var least = tight.MinBy(Free)!;
            Func<ScenarioRemedy?> remedy = () => OtherSubnets(plan, tight, subnet => !IsTight(subnet));
            var leaves = Invariant($"{(tight.Count == 1 ? "It" : least.Subnet.Name)} leaves {Math.Max(0, Free(least)):N0} addresses to the control plane");
            yield return FindingKinds.ControlPlaneRoom.Of(
                    NamesOf(tight), $"{leaves}; EKS wants {Least} and recommends {Recommended}.", severity: Free(least) < Least ? Severity.Error : Severity.Warning).With(remedy);
        }

        var full = subnets.Where(IsTooFullForAnUpdate).ToList();
        if (full.Count > 0)
        {
            Func<ScenarioRemedy?> remedy = () => OtherSubnets(plan, full, subnet => !IsTooFullForAnUpdate(subnet) && subnet.Fits);
            var left = full.Min(ForUpdate);
            var free = Invariant($"{left:N0} {(left == 1 ? "address is" : "addresses are")} free for an update");
            yield return FindingKinds.ControlPlaneUpgrade.Of(NamesOf(full), $"{free}; up to {ClusterPlanner.ControlPlaneUpgradeAddresses} are needed.").With(remedy);
        }
    }

    private static IEnumerable<Finding> Shares(ClusterPlan plan, List<SubnetPlan> subnets)
    {
        var shared = subnets.Where(subnet => subnet.Nodes > 0).ToList();
        if (shared.Count == 0)
            yield break;
        var nodes = shared.Sum(subnet => subnet.Nodes);
        Func<ScenarioRemedy?> remedy = () => ScenarioRemedy.FirstThatWorks(
            plan,
            SubnetChoices.OwnOnes(plan, shared, SubnetChoices.OfControlPlane),
            changed => changed.Subnets.All(subnet => !subnet.Roles.HasFlag(SubnetRole.ControlPlane) || subnet.Nodes == 0));
        yield return FindingKinds.ControlPlaneShares.Of(
                NamesOf(shared), Invariant($"The control plane shares {(shared.Count == 1 ? "it" : "them")} with {nodes:N0} {(nodes == 1 ? "node" : "nodes")}."),
                reason: $"{Takers(plan.Settings)} can take the addresses that an update needs.").With(remedy);
    }

    private static IEnumerable<Finding> LoadBalancers(ClusterPlan plan)
    {
        foreach (var (index, balancer) in plan.Scenario.Consumers.Index().Where(consumer => consumer.Item.Kind == ConsumerKind.ApplicationLoadBalancer))
        {
            var subnets = plan.Subnets.Where(subnet => balancer.Subnets.Contains(subnet.Subnet.Name)).ToList();
            var name = balancer.Name.Length > 0 ? balancer.Name : "application load balancer";
            if (ZonesOf(subnets) < 2)
            {
                Func<ScenarioRemedy?> remedy = () => ScenarioRemedy.FirstThatWorks(plan, SubnetChoices.OfAnotherZone(plan, subnets, name, Renamed), changed => ZonesOf(Of(changed)) > 1);
                yield return FindingKinds.LoadBalancerZones.Of(name, "Its subnets are all in one zone.").With(remedy);
            }

            var tight = subnets.Where(IsTooTight).ToList();
            if (tight.Count > 0)
            {
                var others = SubnetChoices.InPlaceOf(plan, tight, name, LoadBalancerLongestPrefix, Renamed);
                Func<ScenarioRemedy?> remedy = () => ScenarioRemedy.FirstThatWorks(plan, others, changed => !Of(changed).Any(IsTooTight));
                var (leave, are) = tight.Count == 1 ? ("leaves", "is") : ("leave", "are");
                yield return FindingKinds.LoadBalancerRoom.Of(
                        name, $"{NamesOf(tight)} {leave} it fewer than {LoadBalancerFree} free addresses, or {are} smaller than a /{LoadBalancerLongestPrefix}.").With(remedy);
            }

            IEnumerable<SubnetPlan> Of(ClusterPlan changed) =>
                changed.Subnets.Where(subnet => changed.Scenario.Consumers[index].Subnets.Contains(subnet.Subnet.Name));

            ClusterScenario Renamed(ClusterScenario scenario, Func<IReadOnlyList<string>, IReadOnlyList<string>> names) => scenario with
            {
                Consumers =
                [
                    .. scenario.Consumers.Index().Select(consumer => consumer.Index == index ? consumer.Item with { Subnets = names(consumer.Item.Subnets) } : consumer.Item),
                ],
            };
        }

        static bool IsTooTight(SubnetPlan subnet) => subnet.Subnet.Size.PrefixLength > LoadBalancerLongestPrefix || subnet.Capacity - subnet[Situation.Grown].Total < 0;
    }

    private static string Takers(CniSettings settings) => settings.CustomNetworking || settings.Mode == IpMode.Ipv6 ? "Nodes" : "Nodes and their pods";

    private static ScenarioRemedy? OtherSubnets(ClusterPlan plan, List<SubnetPlan> tight, Func<SubnetPlan, bool> isCured) => ScenarioRemedy.FirstThatWorks(
        plan,
        [
            .. tight.TrueForAll(subnet => subnet.Nodes == 0) ? SubnetChoices.InPlaceOfControlPlanes(plan, tight) : [],
            .. SubnetChoices.OwnOnes(plan, tight, SubnetChoices.OfControlPlane),
        ],
        changed => changed.Subnets.All(subnet => !subnet.Roles.HasFlag(SubnetRole.ControlPlane) || isCured(subnet)));

    private static int ZonesOf(IEnumerable<SubnetPlan> subnets) => subnets.Select(subnet => subnet.Subnet.Zone).Distinct().Count();

    // A small subnet of its own is enough where nobody else can take its addresses (BPG: dedicated /28s).
    private static bool IsTight(SubnetPlan subnet) => Free(subnet) < (IsOfItsOwn(subnet) ? Least + ClusterPlanner.ControlPlaneUpgradeAddresses : Recommended);

    private static bool IsOfItsOwn(SubnetPlan subnet) => subnet.Nodes == 0 && subnet[Situation.Grown].Total == subnet[Situation.Grown].ControlPlane;

    // What the control plane itself takes is not in its own way.
    private static long Free(SubnetPlan subnet) => ForUpdate(subnet) + subnet[Situation.Grown].ControlPlane;

    private static long ForUpdate(SubnetPlan subnet) => subnet.Capacity - subnet[Situation.Grown].Total;

    private static bool IsTooFullForAnUpdate(SubnetPlan subnet) => ForUpdate(subnet) is >= 0 and < ClusterPlanner.ControlPlaneUpgradeAddresses;

    private static string NamesOf(IEnumerable<SubnetPlan> subnets) => SubnetFindings.Listed(subnets.Select(subnet => subnet.Subnet.Name));
}
