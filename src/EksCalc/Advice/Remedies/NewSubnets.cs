using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice.Remedies;

/// <summary>Further or larger subnets in the place of some that are too small.</summary>
/// <param name="plan">The plan.</param>
/// <param name="subnets">The subnets that are too small.</param>
internal sealed class NewSubnets(ClusterPlan plan, IReadOnlyList<SubnetPlan> subnets)
{
    private const int MostCopies = 4;

    /// <summary>Subnets beside those there are, then subnets in their place; the smallest first.</summary>
    public IEnumerable<ScenarioRemedy> Remedies()
    {
        var areForPods = subnets.All(subnet => subnet.IsForPods);
        foreach (var inPlace in areForPods ? (bool[])[true] : [false, true])
        {
            // Smaller ones hold less than is missing, or, in the place of the others, than the cluster has in them.
            var least = subnets.Max(subnet => inPlace ? subnet.Peak.Total - subnet.Peak.OtherUsers : subnet.Peak.Total - subnet.Capacity);
            for (var length = SubnetSize.PrefixThatHolds(Math.Max(1, least + SubnetSize.ReservedByAws)); length >= SubnetSize.ShortestPrefix; length--)
            {
                foreach (var (copies, parts) in Divided(length, areForPods, inPlace))
                {
                    if (Remedy(parts, copies, inPlace) is { } remedy)
                        yield return remedy;
                }
            }
        }
    }

    // Nodes that are spread evenly fill a small subnet beside a large one as before: only more subnets leave it fewer of them. A subnet cannot be larger than
    // the largest, so of these there are several too.
    private IEnumerable<(int Copies, int Length)> Divided(int length, bool areForPods, bool inPlace)
    {
        yield return (1, length);
        for (var (copies, halvings) = (2, 1); copies <= MostCopies && !areForPods; (copies, halvings) = (copies * 2, halvings + 1))
        {
            if (!inPlace && AreSpreadEvenly && length + halvings <= SubnetSize.LongestPrefix)
                yield return (copies, length + halvings);
            if (length == SubnetSize.ShortestPrefix)
                yield return (copies, length);
        }
    }

    private bool AreSpreadEvenly => plan.Groups.Any(group => !group.Placement.TakesEmptiest
        && group.Placement.Subnets.Any(index => subnets.Any(subnet => subnet.Subnet.Name == plan.Scenario.Subnets[index].Name)));

    private ScenarioRemedy? Remedy(int length, int copies, bool inPlace)
    {
        var names = new SubnetNames(plan.Scenario.Subnets);
        var wanted = subnets.SelectMany(subnet => Enumerable.Range(0, copies).Select(_ => (Like: subnet, Sized: new SizedSubnet(
            names.Copied(subnet.Subnet.Name), subnet.Subnet.Zone, SubnetOrigin.Copied, subnet.IsForPods, new SubnetSize(length), 0, null)))).ToList();
        if (AddedSubnets.Place(plan.Scenario, [.. wanted.Select(subnet => subnet.Sized)]) is not { } placed)
            return null;
        // They are for what the others are for: their tags and zone ids go along.
        var added = placed with { Subnets = [.. wanted.Zip(placed.Subnets, (subnet, made) => made with { Tags = subnet.Like.Subnet.TagsOfItsLike, ZoneId = subnet.Like.Subnet.ZoneId })] };
        var of = wanted.Select(subnet => subnet.Like.Subnet.Name).Zip(added.Subnets).GroupBy(pair => pair.First, pair => pair.Second.Name).ToDictionary(pair => pair.Key, pair => pair.ToList());
        var where = SubnetFindings.Listed(added.Subnets.Select(subnet => $"{subnet.Block} in {subnet.Zone}"));
        var blocks = SubnetFindings.Listed(added.VpcBlocks.Select(block => $"{block}"));
        return new ScenarioRemedy(
            $"{Verb(inPlace)} {where}{(added.VpcBlocks.Count > 0 ? $", after {blocks} {(added.VpcBlocks.Count == 1 ? "is" : "are")} associated with the VPC" : "")}.",
            scenario => added.To(scenario, changed => Named(changed, of, inPlace)));
    }

    private string Verb(bool inPlace)
    {
        if (subnets.All(subnet => subnet.IsForPods))
            return "Give the ENIConfigs larger subnets, such as";
        var roles = subnets.Aggregate(SubnetRole.None, (roles, subnet) => roles | subnet.Roles);
        var what = roles.HasFlag(SubnetRole.Nodes) ? "" : roles.HasFlag(SubnetRole.ControlPlane) ? " for the control plane" : " for load balancers and the like";
        return inPlace ? $"Make new subnets{what} and move there, such as" : $"Add subnets{what}, such as";
    }

    // Whoever names a subnet names the new ones too, or in its place.
    private ClusterScenario Named(ClusterScenario scenario, Dictionary<string, List<string>> of, bool inPlace)
    {
        return scenario with
        {
            ControlPlaneSubnets = Named(scenario.ControlPlaneSubnets),
            Consumers = [.. scenario.Consumers.Select(consumer => consumer with { Subnets = Named(consumer.Subnets) })],
            EniConfigs = scenario.EniConfigs.ToDictionary(config => config.Key, config => of.TryGetValue(config.Value.Subnet, out var larger) ? config.Value with { Subnet = larger[0] } : config.Value),
            NodeGroups = [.. scenario.NodeGroups.Select((group, index) => group with { Subnets = inPlace ? Named(Subnets(scenario, index)) : Named(group.Subnets) })],
        };

        IReadOnlyList<string> Named(IReadOnlyList<string> names) =>
            [.. names.SelectMany(name => of.TryGetValue(name, out var further) ? inPlace ? further : further.Prepend(name) : [name]).Distinct()];
    }

    private IReadOnlyList<string> Subnets(ClusterScenario scenario, int group) => [.. plan.Groups[group].Placement.Subnets.Select(index => scenario.Subnets[index].Name)];
}
