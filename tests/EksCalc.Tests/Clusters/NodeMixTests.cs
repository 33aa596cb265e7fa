using CsCheck;
using EksCalc.Clusters;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Clusters;

/// <summary>A group of several types as a mix of them.</summary>
[Rule("R14", "R16")]
public class NodeMixTests
{
    private static readonly NodeGroup Pool = Scenarios.Group("m5.large", 0, 0) with { Kind = NodeGroupKind.Karpenter, Nodes = null, PodsPerNode = null, Pods = new PodDemand(300, 0, 0) };

    [Fact]
    public void Plan_OneType_HasNoMix() => Assert.Null(Planned(Pool).Mix);

    [Fact]
    public void Plan_TwoTypesAlike_TakesNodesOfBothThatHoldThePods()
    {
        // 27 and 56 pods a node: seven nodes of both hold 4 x 27 + 3 x 56 = 276, eight 332. As the worst type it is twelve of 27.
        var group = Planned(Pool with { InstanceTypes = ["m5.large", "m5.xlarge"] });
        var mix = group.Mix!;

        Assert.Equal((12, 8), (group.Nodes.Desired, mix.Nodes));
        Assert.Equal([("m5.large", 4, 29, 25), ("m5.xlarge", 4, 58, 51)], mix.Types.Select(type => (type.InstanceType, type.Nodes, type.MaxPods, type.PodsPerNode)));
        Assert.Equal((4 * 30) + (4 * 60), mix.SteadyAddresses);
        Assert.Equal(45, mix.AddressesPerNode);
    }

    [Theory]
    [InlineData(3, 1, 6, 2)]
    [InlineData(1, 3, 2, 6)]
    [InlineData(1, 0.001, 8, 0)]
    public void Plan_Shares_SayHowManyAreOfWhich(double large, double xlarge, int larges, int xlarges)
    {
        var mix = Planned(Pool with
        {
            InstanceTypes = ["m5.large", "m5.xlarge"],
            InstanceShares = new Dictionary<string, double> { ["m5.large"] = large, ["m5.xlarge"] = xlarge },
            Nodes = NodeCount.Fixed(8),
        }).Mix!;

        Assert.Equal((larges, xlarges), (Count("m5.large"), Count("m5.xlarge")));

        int Count(string type) => mix.Types.SingleOrDefault(one => one.InstanceType == type)?.Nodes ?? 0;
    }

    // What a mix holds is what groups of one type each hold, and never more than the worst type on every node.
    [Fact]
    public void Plan_AnyMix_IsTheSumOfItsTypes() =>
        Gen.Select(Generators.Type.Array[2, 5], Gen.Int[0, 40], Gen.Int[0, 60], Gen.Int[1, 9].Array[5]).ForAll((types, nodes, pods, weights) =>
        {
            var names = types.Select(type => type.Name).Distinct().ToList();
            var group = Scenarios.Group(names[0], nodes, pods) with
            {
                Kind = NodeGroupKind.Karpenter,
                InstanceTypes = names,
                InstanceShares = names.Index().ToDictionary(name => name.Item, name => (double)weights[name.Index]),
            };
            var planned = Planned(group);
            if (planned.Mix is not { } mix)
                return;
            Assert.Equal(nodes, mix.Nodes);
            foreach (var type in mix.Types)
            {
                var alone = Planned(group with { InstanceTypes = [type.InstanceType], InstanceShares = new Dictionary<string, double>() });
                Assert.Equal((alone.MaxPods, alone.PodsPerNode, alone.Steady.Total.Total, alone.Churned.Total.Total), (type.MaxPods, type.PodsPerNode, type.SteadyAddresses, type.ChurnedAddresses));
                Assert.InRange(type.Nodes, Math.Floor(nodes * weights[names.IndexOf(type.InstanceType)] / (double)weights.Take(names.Count).Sum()), nodes);
            }
        });

    [Fact]
    public void Plan_Shares_PutTheMixIntoTheSubnets()
    {
        // 27 and 232 pods a node: three m5.large and one m5.4xlarge hold 313. In turn l, l, x, l they go to zones a, a, b, b.
        var plan = ClusterPlanner.Plan(Scenarios.Zones(2, 24, Pool with { InstanceTypes = ["m5.large", "m5.4xlarge"], InstanceShares = new Dictionary<string, double> { ["m5.large"] = 3 } }));
        var mix = plan.Mix!;

        Assert.Equal([("m5.large", 3), ("m5.4xlarge", 1)], plan.Groups[0].Mix!.Types.Select(type => (type.InstanceType, type.Nodes)));
        Assert.Equal([60, 30 + 240], mix.Subnets.Select(subnet => (int)subnet[Situation.Steady].Total));
        // One node is replaced first: at some time the large one, and its replacement goes to the first zone.
        Assert.Equal([300, 270], mix.Subnets.Select(subnet => (int)subnet[Situation.Upgrade].Total));
        // The nodes of the lost zone come up in the other one.
        Assert.Equal([330, 330], mix.Subnets.Select(subnet => (int)subnet[Situation.ZoneLoss].Total));
        Assert.Equal((0L, false), (mix.PodsLeftOut, mix.Fits));
        Assert.Equal(4 + 1, mix.Peak.Nodes);
    }

    [Fact]
    public void Usage_OfAMix_CountsEachNodeAsItsType()
    {
        // As above: of the mix's three m5.large with 3 ENIs and its m5.4xlarge with 8, two and two are in a zone. As m5.large alone they are 12 nodes, as
        // m5.4xlarge 2, of 150 pods and so 7 ENIs each: the first have more ENIs (36, 14), the others more units: 12 x (30 + 2) and 2 x (210 + 6).
        var group = Pool with { InstanceTypes = ["m5.large", "m5.4xlarge"], InstanceShares = new Dictionary<string, double> { ["m5.large"] = 3 } };
        var plan = ClusterPlanner.Plan(Scenarios.Zones(2, 20, group));
        var mix = plan.Mix!;

        Assert.Equal((17L, 6L, 11L), (mix.Enis, mix.EnisByZone["eu-west-1a"], mix.EnisByZone["eu-west-1b"]));
        Assert.Equal((36L, 18L, 18L), (plan.Enis, plan.EnisByZone["eu-west-1a"], plan.EnisByZone["eu-west-1b"]));
        Assert.Equal(((3 * 32) + 247, 2 * 216), (mix.NetworkAddressUsageUnits, plan.NetworkAddressUsageUnits));
        Assert.Equal((mix.NetworkAddressUsageUnits, plan.NetworkAddressUsageUnits), (mix.NetworkAddressUsageUnitsWithPods, plan.NetworkAddressUsageUnitsWithPods));
    }

    // As many ENIs in each zone, and as many units, as any of the types alone, whoever runs the nodes; of a mix no more.
    [Fact]
    public void Usage_SeveralTypes_IsThatOfTheOneWithMost() =>
        Gen.Select(Generators.Type.Array[2, 4], Gen.Int[0, 30], Gen.Int[0, 9], Gen.Int[0, 60], Gen.Int[1, 9].Array[4], Gen.Enum<NodeGroupKind>(), Gen.Int[0, 2]).ForAll((types, nodes, more, pods, weights, kind, mode) =>
        {
            var names = types.Select(type => type.Name).Distinct().ToList();
            var group = Scenarios.Group(names[0], 0, pods) with
            {
                Kind = kind,
                Nodes = new NodeCount(nodes, nodes + more),
                MaxPods = kind == NodeGroupKind.AutoMode ? null : 110,
                InstanceTypes = names,
                InstanceShares = names.Index().ToDictionary(name => name.Item, name => (double)weights[name.Index]),
            };
            var plan = ClusterPlanner.Plan(In(group));
            var alone = names.ConvertAll(name => ClusterPlanner.Plan(In(group with { InstanceTypes = [name], InstanceShares = new Dictionary<string, double>() })));

            Assert.All(plan.EnisByZone, zone => Assert.Equal(alone.Max(type => type.EnisByZone[zone.Key]), zone.Value));
            Assert.Equal((alone.Max(type => type.Enis), alone.Max(type => type.NetworkAddressUsageUnits)), (plan.Enis, plan.NetworkAddressUsageUnits));
            Assert.Equal(alone.Max(type => type.NetworkAddressUsageUnitsWithPods), plan.NetworkAddressUsageUnitsWithPods);
            if (plan.Mix is { } mix)
            {
                Assert.True(mix.Enis <= plan.Enis && mix.NetworkAddressUsageUnits <= plan.NetworkAddressUsageUnits && mix.NetworkAddressUsageUnitsWithPods <= plan.NetworkAddressUsageUnitsWithPods);
                Assert.Equal(mix.Enis, mix.EnisByZone.Values.Sum());
            }

            ClusterScenario In(NodeGroup one) => mode switch
            {
                0 => Scenarios.Zones(3, 16, one),
                1 => Scenarios.Zones(3, 16, one) with { CniEnvironment = new Dictionary<string, string> { ["ENABLE_PREFIX_DELEGATION"] = "true", ["WARM_PREFIX_TARGET"] = "1" } },
                _ => Scenarios.Zones(3, 16, one) with { CniEnvironment = new Dictionary<string, string> { ["WARM_IP_TARGET"] = "4" } },
            };
        });

    [Fact]
    public void Plan_TypeWithoutRoomForAPod_IsNoneOfKarpenters()
    {
        // Of a t3.nano's 4 max pods two are left, and two daemon sets' pods take these.
        var group = Planned(Pool with { InstanceTypes = ["t3.nano", "m5.large"], DaemonSetPods = 2 });

        Assert.Equal(("m5.large", 12, 0L), (group.InstanceType, group.Nodes.Desired, group.PodsLeftOut));
        Assert.Null(group.Mix);
    }

    [Fact]
    public void Plan_OneTypeOrManagedWithoutShares_HasNoMixOfSubnets()
    {
        Assert.Null(ClusterPlanner.Plan(Scenarios.Zones(2, 24, Pool)).Mix);
        Assert.Null(ClusterPlanner.Plan(Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 4, 9) with { InstanceTypes = ["m5.large", "m5.xlarge"] })).Mix);
    }

    // Nodes follow from pods: of small types many, of large ones few. Which takes most is not a matter of what one node holds.
    [Fact]
    public void Plan_TypesWithMaxPodsOfTheirOwn_IsThatOfOneTypeAlone()
    {
        var group = Planned(Pool with { InstanceTypes = ["m5.large", "m5.4xlarge"] });

        Assert.Equal(("m5.4xlarge", 2, 150, 234), (group.InstanceType, group.Nodes.Desired, group.PodsPerNode, group.MaxPods));
        Assert.Equal(new NodeMixType("m5.large", 12, 29, 25, 30, 30), group.Best);
    }

    [Theory]
    [InlineData(NodeGroupKind.Karpenter, 40)]
    [InlineData(NodeGroupKind.SelfManaged, 40)]
    public void Plan_GivenNodes_TakeAsManyPodsAsEachTypeIsTold(NodeGroupKind kind, int pods)
    {
        var group = Planned(Scenarios.Group("m5.large", 5, pods) with { Kind = kind, InstanceTypes = ["m5.large", "m5.xlarge"] });

        // Of an m5.large's 29 two are on the host network; the other 13 of 40 find no place there, and 40 on an m5.xlarge make it hold 60 addresses.
        Assert.Equal((5 * 13, 60), (group.UnscheduledPods, (int)group.Steady.Total.Total));
        Assert.Equal(5 * 13, group.PodsLeftOut);
    }

    // As any one type the group takes no more of any subnet.
    [Fact]
    public void Plan_SeveralTypes_TakesAsMuchAsEachAloneInEverySubnet()
    {
        var real = new RealCases();
        Gen.Select(RandomScenarios.Any, Generators.Type.Array[2, 4], Gen.Int[1, 400], Gen.Bool).ForAll((scenario, types, pods, areGiven) =>
        {
            var names = types.Select(type => type.Name).Distinct().ToList();
            var first = scenario.NodeGroups[0] with { InstanceTypes = names, SecurityGroupPods = 0, OperatingSystem = NodeOs.Linux };
            if (first.Kind == NodeGroupKind.Managed)
                return;
            if (!areGiven)
                first = first with { Nodes = null, PodsPerNode = null, Pods = new PodDemand(pods, 0, 0) };
            var plan = ClusterPlanner.Plan(With(first));
            // Where nodes choose subnets by what is free, or pools spill over, less of one type can be more in one subnet.
            if (scenario.NodeGroups.Any(group => group.Kind is NodeGroupKind.Karpenter or NodeGroupKind.AutoMode) || scenario.Subnets.Any(subnet => subnet.Tags.Count > 0))
                return;
            foreach (var alone in names.Select(name => ClusterPlanner.Plan(With(first with { InstanceTypes = [name] }))))
            {
                foreach (var (subnet, ofOne) in plan.Subnets.Zip(alone.Subnets))
                    Assert.All(Enum.GetValues<Situation>(), situation => Assert.True(subnet[situation].Total >= ofOne[situation].Total));
                Assert.True(plan.PodsLeftOut >= alone.PodsLeftOut && plan.Peak.NodeSubnetAddresses + plan.Peak.PodSubnetAddresses >= alone.Peak.NodeSubnetAddresses + alone.Peak.PodSubnetAddresses);
                real.Add();
            }

            ClusterScenario With(NodeGroup group) => scenario with { NodeGroups = [group, .. scenario.NodeGroups.Skip(1)] };
        });
        real.AtLeast(20);
    }

    [Fact]
    public void Plan_TwoGroupsOfSeveralTypes_AddsUpTheWorstOfEach()
    {
        // 189 pods: seven m5.large of 30 addresses in zones 3, 2, 2; or one m5.8xlarge of 240 in the first. Both groups may be of the second there, and of
        // the first elsewhere.
        var group = Pool with { Kind = NodeGroupKind.SelfManaged, InstanceTypes = ["m5.large", "m5.8xlarge"], Pods = new PodDemand(189, 0, 0), MaxUnavailable = 1 };
        var plan = ClusterPlanner.Plan(Scenarios.Zones(3, 20, group) with { NodeGroups = [group, group with { Name = "other" }], ZonesLost = 0 });

        Assert.Equal([480, 120, 120], plan.Subnets.Select(subnet => (int)subnet[Situation.Steady].Total));
        // One of them is updated: another large node, or another small one, in the first zone.
        Assert.Equal([720, 120, 120], plan.Subnets.Select(subnet => (int)subnet[Situation.Upgrade].Total));
        Assert.Equal((480 + 120 + 120 + 240, 2 + 4 + 4 + 1), ((int)plan.Peak.NodeSubnetAddresses, (int)plan.Peak.Nodes));
    }

    // Whatever types two groups turn out to be of, no subnet gets more than planned in any situation; and as much in some such case.
    [Fact]
    public void Plan_TwoGroupsOfSeveralTypes_TakesTheMostOfAnyChoice()
    {
        var real = new RealCases();
        Gen.Select(RandomScenarios.Any, Generators.Type.Array[2, 3], Generators.Type.Array[2], Gen.Int[1, 400], Gen.Int[0, 30]).ForAll((scenario, types, others, pods, perNode) =>
        {
            if (scenario.Subnets.Any(subnet => subnet.Tags.Count > 0) || types.Concat(others).Any(type => !type.SupportsPrefixDelegation))
                return;
            var rest = scenario.NodeGroups.Skip(1).Select(group => group with { Kind = NodeGroupKind.Managed, DisruptionBudget = null }).ToList();
            var like = scenario.NodeGroups[0] with { Kind = NodeGroupKind.SelfManaged, UpdateStrategy = UpdateStrategy.Default, SecurityGroupPods = 0, OperatingSystem = NodeOs.Linux, MaxPods = null };
            var (one, two) = (
                like with { Name = "one", InstanceTypes = Names(types), Nodes = null, PodsPerNode = null, Pods = new PodDemand(pods, 0, 0) },
                like with { Name = "two", InstanceTypes = Names(others), PodsPerNode = perNode });
            var plan = ClusterPlanner.Plan(With(one, two));
            var choices = (from first in one.InstanceTypes
                           from second in two.InstanceTypes
                           select ClusterPlanner.Plan(With(one with { InstanceTypes = [first] }, two with { InstanceTypes = [second] }))).ToList();

            foreach (var (index, subnet) in plan.Subnets.Index())
                Assert.All(Enum.GetValues<Situation>(), situation => Assert.Equal(choices.Max(choice => choice.Subnets[index][situation].Total), subnet[situation].Total));
            Assert.True(choices.All(choice => choice.Peak.Addresses <= plan.Peak.Addresses));
            real.Add();

            ClusterScenario With(NodeGroup first, NodeGroup second) => scenario with { NodeGroups = [first, second, .. rest] };
        });
        real.AtLeast(20);

        static List<string> Names(IEnumerable<EksCalc.Instances.InstanceType> types) => [.. types.Select(type => type.Name).Distinct()];
    }

    // What is in the subnets is what the mix's nodes hold.
    [Fact]
    public void Plan_AnyMix_FillsTheSubnetsWithItsNodes() =>
        Gen.Select(Generators.Type.Array[2, 4], Gen.Int[0, 40], Gen.Int[0, 20], Gen.Int[0, 30], Gen.Int[1, 9].Array[4], Gen.Bool).ForAll((types, nodes, more, pods, weights, isKarpenter) =>
        {
            var names = types.Select(type => type.Name).Distinct().ToList();
            if (names.Count == 1)
                return;
            var plan = ClusterPlanner.Plan(Scenarios.Zones(3, 16, Scenarios.Group(names[0], 0, pods) with
            {
                Kind = isKarpenter ? NodeGroupKind.Karpenter : NodeGroupKind.SelfManaged,
                Nodes = new NodeCount(nodes, nodes + more),
                InstanceTypes = names,
                InstanceShares = names.Index().ToDictionary(name => name.Item, name => (double)weights[name.Index]),
            }));
            var (group, mix) = (plan.Groups[0].Mix!, plan.Mix!);

            Assert.Equal((group.SteadyAddresses, group.ChurnedAddresses), (Sum(Situation.Steady), Sum(Situation.Churned)));
            Assert.Equal(nodes, mix.Subnets.Sum(subnet => subnet.Nodes));
            Assert.True(mix.Subnets.Zip(plan.Subnets).All(pair => pair.First.Nodes == pair.Second.Nodes));
            Assert.InRange(Sum(Situation.Grown), Sum(Situation.Churned), long.MaxValue);
            Assert.Equal(group.PodsLeftOut, mix.PodsLeftOut);

            long Sum(Situation situation) => mix.Subnets.Sum(subnet => subnet[situation].Total);
        });

    [Fact]
    public void Grown_LargestRemaindersWouldTakeOneAway_KeepsIt()
    {
        // Of 3 nodes 0.43, 1.29 and 1.29, of 4 nodes 0.57, 1.71 and 1.71: of these the remainders alone would make 0, 2, 2.
        double[] shares = [2 / 14.0, 6 / 14.0, 6 / 14.0];

        Assert.Equal([1, 1, 1], NodeMixing.Grown(3, 3, shares));
        Assert.Equal([1, 2, 1], NodeMixing.Grown(4, 3, shares));
        Assert.Equal([0, 2, 2], NodeMixing.Grown(4, 4, shares));
        Assert.Equal([2, 6, 6], NodeMixing.Grown(14, 3, shares));
    }

    // Nodes that are added take none of a type away, and none is far from its share.
    [Fact]
    public void Grown_AnyShares_TakesNoNodeAwayAndStaysNearThem() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 60], Gen.Double[0.001, 9].Array[1, 6]).ForAll(
            (desired, more, weights) =>
            {
                double[] shares = [.. weights.Select(weight => weight / weights.Sum())];
                var before = NodeMixing.Grown(desired, desired, shares);
                Assert.Equal(NodeMixing.Apportioned(desired, shares), before);
                for (var nodes = desired + 1; nodes <= desired + more; nodes++)
                {
                    var counts = NodeMixing.Grown(nodes, desired, shares);
                    Assert.Equal(nodes, counts.Sum());
                    Assert.Equal(1, counts.Zip(before, (after, count) => after - count).Count(added => added == 1));
                    Assert.All(counts.Zip(shares), type => Assert.InRange(type.First - (type.Second * nodes), -weights.Length, 1));
                    before = counts;
                }
            },
            iter: 1000);

    [Fact]
    public void Problems_ShareOfNoType_IsOne() => Assert.Contains(
        new InputProblem("nodeGroups[0].instanceShares['c5.large']", "A weight above 0 and up to 1000000 of one of the group's types expected, 2 found."),
        Scenarios.Zones(2, 20, Pool with { InstanceShares = new Dictionary<string, double> { ["c5.large"] = 2 } }).Problems());

    private static NodeGroupPlan Planned(NodeGroup group) => Assert.Single(ClusterPlanner.Plan(Scenarios.Zones(2, 16, group)).Groups);
}
