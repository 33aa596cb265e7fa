using EksCalc.Clusters;
using EksCalc.Cni;
using static System.FormattableString;

namespace EksCalc.Advice.Remedies;

/// <summary>What can be done about subnets that are too small for what is in them, by what is in them.</summary>
/// <param name="plan">The plan.</param>
/// <param name="subnets">The subnets, one or more.</param>
internal sealed class RoomRemedies(ClusterPlan plan, IReadOnlyList<SubnetPlan> subnets)
{
    private const int WarmAddresses = 3;

    private readonly HashSet<string> names = [.. subnets.Select(subnet => subnet.Subnet.Name)];

    /// <summary>The first that works, what changes least before what changes more; null where none does.</summary>
    /// <param name="isCured">Whether a subnet of a plan is without the finding.</param>
    public ScenarioRemedy? First(Func<SubnetPlan, bool> isCured) => ScenarioRemedy.FirstThatWorks(
        plan,
        WarmTargets().Concat(WithoutFullSubnets()).Concat(OtherSubnets()).Concat(new NewSubnets(plan, subnets).Remedies()),
        changed => changed.Subnets.All(subnet => !names.Contains(subnet.Subnet.Name) || isCured(subnet)));

    // Only where a warm pool that settings decide fills them.
    private IEnumerable<ScenarioRemedy> WarmTargets()
    {
        if (plan.Settings.Mode == IpMode.Ipv6 || subnets.All(subnet => subnet.Peak.WarmAddresses == 0))
            yield break;
        var pods = plan.Groups.Where(group => group.Nodes.Most > 0).Select(group => group.PoolPods).DefaultIfEmpty(0).ToList();
        foreach (var (warm, minimum) in ((int, int)[])[(WarmAddresses, pods.Max() + WarmAddresses), (WarmAddresses, pods.Min() + WarmAddresses), (1, pods.Min() + 1)])
        {
            if (plan.Settings.WarmIpTarget == warm && plan.Settings.MinimumIpTarget == minimum)
                continue;
            var targets = plan.Settings with { WarmIpTarget = warm, MinimumIpTarget = minimum };
            yield return new ScenarioRemedy("", scenario => scenario with { CniEnvironment = SettingRemedies.WithWarmTargets(scenario.CniEnvironment, targets) })
            {
                Outcome = changed => Invariant($"Set {CniVariables.WarmIpTarget}={warm} and {CniVariables.MinimumIpTarget}={minimum} to hold fewer warm addresses: {Fullest(changed):P0} at the peak."),
            };
        }
    }

    private double Fullest(ClusterPlan changed) => changed.Subnets.Where(subnet => names.Contains(subnet.Subnet.Name)).Max(subnet => subnet.Share);

    // Nodes that are spread evenly go into a full subnet as well as into an empty one beside it.
    private IEnumerable<ScenarioRemedy> WithoutFullSubnets()
    {
        var full = names.Order(StringComparer.Ordinal).ToList();
        var groups = plan.Groups.Index()
            .Where(group => !group.Item.Placement.TakesEmptiest && group.Item.Placement.SubnetsOf.Any(zone => zone.Length > 1 && zone.Any(IsFull) && !zone.All(IsFull)))
            .ToDictionary(group => group.Index, group => Kept(group.Item).Select(index => plan.Scenario.Subnets[index].Name).ToList());
        if (groups.Count > 0)
        {
            yield return new ScenarioRemedy(
                $"Leave {Listed(full)} out of the subnets of {Listed(groups.Keys.Select(index => plan.Groups[index].Name))}, or let Karpenter run the nodes, which takes the subnet with most free addresses.",
                scenario => scenario with { NodeGroups = [.. scenario.NodeGroups.Select((group, index) => groups.TryGetValue(index, out var kept) ? group with { Subnets = kept } : group)] });
        }

        bool IsFull(int index) => names.Contains(plan.Scenario.Subnets[index].Name);

        IEnumerable<int> Kept(NodeGroupPlan group) => group.Placement.SubnetsOf.SelectMany(zone => zone.All(IsFull) ? zone : [.. zone.Where(index => !IsFull(index))]);
    }

    // Groups that name their subnets, the control plane and other users may have others of the same zones.
    private IEnumerable<ScenarioRemedy> OtherSubnets()
    {
        var controlPlanes = subnets.Where(subnet => subnet.Roles.HasFlag(SubnetRole.ControlPlane)).ToList();
        foreach (var remedy in controlPlanes.Count > 0 ? SubnetChoices.InPlaceOfControlPlanes(plan, controlPlanes) : [])
            yield return remedy;
        var zones = subnets.Select(subnet => subnet.Subnet.Zone).ToHashSet();
        var spare = plan.Subnets.Where(subnet => zones.Contains(subnet.Subnet.Zone) && !names.Contains(subnet.Subnet.Name) && subnet.Fits
            && (subnet.Roles & (SubnetRole.Pods | SubnetRole.SparePods | SubnetRole.Discovery | SubnetRole.ControlPlane)) == 0).ToList();
        if (!zones.SetEquals(spare.Select(subnet => subnet.Subnet.Zone)))
            yield break;
        var best = spare.GroupBy(subnet => subnet.Subnet.Zone).Select(zone => zone.MaxBy(subnet => subnet.FreeAtPeak)!.Subnet.Name).ToList();
        if (subnets.Any(subnet => subnet.Roles.HasFlag(SubnetRole.Nodes)))
        {
            yield return new ScenarioRemedy(
                $"Name further subnets of the same zones for the nodes, such as {Listed(best)}.",
                scenario => scenario with { NodeGroups = [.. scenario.NodeGroups.Select(group => group.Subnets.Any(names.Contains) ? group with { Subnets = [.. group.Subnets.Union(best)] } : group)] });
        }

        yield return new ScenarioRemedy(
            $"Move load balancers, endpoints and the like to other subnets of the same zones, such as {Listed(best)}.",
            scenario => scenario with { Consumers = [.. scenario.Consumers.Select(consumer => consumer.Subnets.Any(names.Contains) ? consumer with { Subnets = [.. consumer.Subnets.Where(name => !names.Contains(name)).Union(best)] } : consumer)] });
    }

    private static string Listed(IEnumerable<string> texts) => SubnetFindings.Listed(texts);
}
