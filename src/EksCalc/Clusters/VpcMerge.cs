using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Several scenarios as clusters of one VPC: each subnet, and what is in it without them, once.</summary>
internal sealed class VpcMerge
{
    private readonly List<SubnetSetup> subnets = [];
    private readonly List<(string Name, int Cluster, string Other)> otherNames = [];

    public VpcMerge(IReadOnlyList<ClusterSource> sources)
    {
        var scenarios = sources.Select(source => source.Scenario).ToList();
        Vpc = scenarios[0].Vpc with { Ipv6Block = First(scenarios, scenario => scenario.Vpc.Ipv6Block), IsPeered = scenarios.Exists(scenario => scenario.Vpc.IsPeered) };
        var names = new SubnetNames([]);
        foreach (var block in scenarios.SelectMany(scenario => scenario.Subnets).GroupBy(subnet => subnet.Block))
            subnets.Add(Merged([.. block]) with { Name = names.Of(block.First().Name) });
        var places = subnets.Index().ToDictionary(subnet => subnet.Item.Block, subnet => subnet.Index);
        Places = scenarios.ConvertAll(scenario => scenario.Subnets.Select(subnet => places[subnet.Block]).ToArray());
        Scenarios = [.. scenarios.Select((scenario, index) => Named(scenario, index))];
        Consumers = MergedConsumers();
    }

    /// <summary>The VPC.</summary>
    public VpcSetup Vpc { get; }

    /// <summary>Every subnet, with what others have in it.</summary>
    public IReadOnlyList<SubnetSetup> Subnets => subnets;

    /// <summary>The scenarios, with the subnets' common names and what is said of them anywhere; tags are as each says them.</summary>
    public IReadOnlyList<ClusterScenario> Scenarios { get; }

    /// <summary>For each scenario the places of its subnets among all.</summary>
    public IReadOnlyList<int[]> Places { get; }

    /// <summary>What else is in the subnets: equal in kind, name and subnets, it is the same.</summary>
    public IReadOnlyList<Consumer> Consumers { get; }

    /// <summary>Names that a scenario has for a subnet and the others have not.</summary>
    public IReadOnlyList<(string Name, int Cluster, string Other)> OtherNames => otherNames;

    /// <summary>What is used at known places is used; beside it so much that the largest count is reached.</summary>
    private static SubnetSetup Merged(IReadOnlyList<SubnetSetup> same)
    {
        if (same.Count == 1)
            return same[0];
        var reservations = Apart(same.SelectMany(subnet => subnet.Reservations), reservation => reservation.Block);
        var merged = same[0] with
        {
            Ipv6Block = First(same, subnet => subnet.Ipv6Block),
            Id = same.Select(subnet => subnet.Id).FirstOrDefault(id => id is not null),
            ZoneId = same.Select(subnet => subnet.ZoneId).FirstOrDefault(id => id is not null),
            Reservations = reservations,
            UsedBlocks = Apart(same.SelectMany(subnet => subnet.UsedBlocks).OrderBy(used => used.Block.PrefixLength), used => used.Block),
            UsedAddresses = 0,
        };
        return merged with { UsedAddresses = (int)Math.Max(0, same.Max(subnet => (subnet with { Reservations = reservations }).AddressesInUse) - merged.AddressesInUse) };
    }

    private ClusterScenario Named(ClusterScenario scenario, int cluster)
    {
        var names = scenario.Subnets.Zip(Places[cluster]).ToDictionary(subnet => subnet.First.Name, subnet => subnets[subnet.Second].Name);
        otherNames.AddRange(names.Where(name => name.Key != name.Value).Select(name => (name.Value, cluster, name.Key)));
        return scenario with
        {
            Vpc = Vpc,
            Subnets = [.. scenario.Subnets.Zip(Places[cluster], (own, place) => subnets[place] with { Tags = own.Tags, Origin = own.Origin })],
            ControlPlaneSubnets = [.. scenario.ControlPlaneSubnets.Select(name => names[name])],
            EniConfigs = scenario.EniConfigs.ToDictionary(config => config.Key, config => config.Value with { Subnet = names[config.Value.Subnet] }),
            NodeGroups = [.. scenario.NodeGroups.Select(group => group.Subnets.Count == 0 ? group : group with { Subnets = [.. group.Subnets.Select(name => names[name])] })],
            Consumers = [.. scenario.Consumers.Select(consumer => consumer with { Subnets = [.. consumer.Subnets.Select(name => names[name])] })],
        };
    }

    private List<Consumer> MergedConsumers()
    {
        List<Consumer> merged = [.. Scenarios[0].Consumers];
        foreach (var scenario in Scenarios.Skip(1))
        {
            foreach (var same in scenario.Consumers.GroupBy(Key))
            {
                var more = same.Sum(consumer => consumer.Count) - merged.Where(consumer => Key(consumer) == same.Key).Sum(consumer => consumer.Count);
                if (more > 0)
                    merged.Add(same.First() with { Count = more });
            }
        }

        return merged;

        (ConsumerKind, string, string) Key(Consumer consumer) =>
            (consumer.Kind, consumer.Name, string.Join(',', consumer.Subnets.Select(name => subnets.FindIndex(subnet => subnet.Name == name)).Order()));
    }

    private static T? First<TItem, T>(IEnumerable<TItem> items, Func<TItem, T?> value)
        where T : struct => items.Select(value).FirstOrDefault(found => found is not null);

    // Those that overlap none before them: blocks nest or are apart.
    private static List<T> Apart<T>(IEnumerable<T> items, Func<T, CidrBlock> block)
    {
        var apart = new List<T>();
        foreach (var item in items.Where(item => !apart.Exists(other => block(other).Overlaps(block(item)))))
            apart.Add(item);
        return apart;
    }
}
