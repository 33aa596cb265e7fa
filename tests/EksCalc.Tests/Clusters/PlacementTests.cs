using CsCheck;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Clusters;

/// <summary>Which zone and subnet nodes go to, and which subnet their pods' addresses are of.</summary>
public sealed class PlacementTests
{
    // As one node after the other gets it, each where most is free, of equals the first.
    [Fact]
    public void EvenFilling_AnySubnets_IsWhatNodesOneByOneMakeOfThem() =>
        Gen.Select(Gen.Long[-300, 4_000].Array[1, 6], Gen.Long[1, 300], Gen.Int[0, 200]).ForAll(
            (free, size, count) =>
            {
                var (left, counts) = (free.ToArray(), new int[free.Length]);
                for (var node = 0; node < count; node++)
                {
                    var most = Array.IndexOf(left, left.Max());
                    left[most] -= size;
                    counts[most]++;
                }

                Assert.Equal(counts, EvenFilling.Of([.. free], size, count));
            },
            iter: 2_000);

    private static readonly SubnetSetup[] ThreeZones = [.. Enumerable.Range(0, 3).Select(zone => Scenarios.Subnet($"n{zone}", zone, 22, 10))];

    [Fact]
    public void Spread_AnyWeights_GivesEachZoneItsShareWithinOneNode()
    {
        var real = new RealCases();
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 100].Array[3]).ForAll((nodes, weights) =>
        {
            var group = Scenarios.Group("m5.large", 1, 1) with { ZoneWeights = ThreeZones.Zip(weights, (subnet, weight) => KeyValuePair.Create(subnet.Zone, weight)).ToDictionary() };
            var spread = new NodePlacement(new SubnetsByZone(ThreeZones, [0, 1, 2]), group).Spread(nodes);

            Assert.Equal(nodes, spread.Sum());
            for (var zone = 0; zone < 3; zone++)
                Assert.InRange(spread[zone] - ((double)nodes * weights[zone] / weights.Sum()), -1, 1);
            real.Add();
        });
        real.AtLeast(100);
    }

    // Largest remainders would take one away: 1 : 3 : 3 of 3 nodes are 1, 1, 1, and of 4 they are 0, 2, 2.
    [Fact]
    public void Spread_OneNodeMore_TakesNoneOfAnyZone() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 100].Array[3]).ForAll((nodes, weights) =>
        {
            var group = Scenarios.Group("m5.large", 1, 1) with { ZoneWeights = ThreeZones.Zip(weights, (subnet, weight) => KeyValuePair.Create(subnet.Zone, weight)).ToDictionary() };
            var placement = new NodePlacement(new SubnetsByZone(ThreeZones, [0, 1, 2]), group);

            var (before, after) = (placement.Spread(nodes), placement.Spread(nodes + 1));

            Assert.Equal([0, 0, 1], after.Zip(before, (now, then) => now - then).Order());
        });

    // The odd node goes to the same zone whichever of its subnets a group has.
    [Fact]
    public void Spread_WithoutAZonesFirstSubnet_IsTheSame()
    {
        SubnetSetup[] subnets = [.. ThreeZones, Scenarios.Subnet("further", 1, 22, 10)];
        var group = Scenarios.Group("m5.large", 1, 1);
        var (all, some) = (new NodePlacement(new SubnetsByZone(subnets, [0, 1, 2, 3]), group), new NodePlacement(new SubnetsByZone(subnets, [0, 2, 3]), group));

        Assert.Equal(all.Zones, some.Zones);
        Assert.Equal([2, 2, 1], some.Spread(5));
        Assert.Equal([[0], [3], [2]], some.SubnetsOf);
    }

    [Fact]
    public void MovedFrom_LostZones_AreTheNodesThatWereThere()
    {
        Gen.Select(Gen.Int[0, 500], Gen.Int[1, 9].Array[3], Gen.Int[0, 2], Gen.Int[0, 2]).ForAll((nodes, weights, first, second) =>
        {
            var group = Scenarios.Group("m5.large", 1, 1) with { ZoneWeights = ThreeZones.Zip(weights, (subnet, weight) => KeyValuePair.Create(subnet.Zone, weight)).ToDictionary() };
            var placement = new NodePlacement(new SubnetsByZone(ThreeZones, [0, 1, 2]), group);
            string[] lost = [ThreeZones[first].Zone, ThreeZones[second].Zone];

            var moved = placement.MovedFrom(nodes, lost);

            Assert.Equal(lost.Distinct().Sum(zone => placement.Spread(nodes)[placement.Zones.Index().First(one => one.Item == zone).Index]), moved.Sum());
            Assert.All(lost, zone => Assert.Equal(0, moved[placement.Zones.Index().First(one => one.Item == zone).Index]));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Plan_ZonesLost_LeavesTheirNodesToTheOthers(int lost)
    {
        var plan = ClusterPlanner.Plan(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 30, 9)) with { ZonesLost = lost });

        // Ten nodes a zone, those of the lost zones evenly in what is left.
        var perNode = plan.Groups[0].Churned.Total.Total;
        Assert.All(plan.Subnets, subnet => Assert.Equal(lost switch { 0 => 10, 1 => 15, _ => 30 } * perNode, subnet[Situation.ZoneLoss].Total));
    }

    /// <summary>ipamd makes no ENI for pods, so none of their addresses is taken: they are left out.</summary>
    [Fact]
    public void Plan_ZoneWithoutEniConfig_HasItsNodesAddressesAlone()
    {
        var group = Scenarios.Group("m5.large", 10, 9) with { UnmanagedEnis = 1, Kind = NodeGroupKind.SelfManaged };
        var scenario = Scenarios.With(Scenarios.Zones(2, 22, group, (CniVariables.CustomNetworking, "true")), Scenarios.Subnet("pods-a", 0, 20, 100));
        var plan = ClusterPlanner.Plan(scenario with { EniConfigs = new Dictionary<string, EniConfig> { ["eu-west-1a"] = new("pods-a") } });

        Assert.Equal([10, 10], plan.Subnets.Take(2).Select(subnet => (int)subnet[Situation.Churned].Total));
        Assert.Equal(5 * 9, plan.PodsLeftOut);
    }

    [Fact]
    public void Plan_TaggedOutAndNoOtherOpen_HasItsNodesAddressesAlone()
    {
        // Of a's two subnets one is taken out, and no other is open to its nodes; those of the other find their own.
        var scenario = Scenarios.With(
            Scenarios.Zones(1, 22, Scenarios.Group("m5.large", 10, 9)),
            Scenarios.Subnet("shut", 0, 22, 11) with { Tags = new Dictionary<string, string> { [SubnetTagRules.Role] = "0" } });
        var plan = ClusterPlanner.Plan(scenario);

        Assert.Equal([5 * 20, 5], plan.Subnets.Select(subnet => (int)subnet[Situation.Steady].Total));
        Assert.Equal(5 * 9, plan.PodsLeftOut);
        Assert.Contains(EksCalc.Advice.ScenarioFindings.Of(plan), finding => finding.Kind == FindingKinds.DiscoveryWithoutSubnets && finding.Message.StartsWith("Tags take shut out", StringComparison.Ordinal));
    }

    /// <summary>To bear the loss of two zones of two is to bear that of one.</summary>
    [Fact]
    public void Plan_TwoLostZonesOfTwo_NeedsNoLessThanOne()
    {
        var scenario = Scenarios.Zones(2, 20, Scenarios.Group("m5.large", 10, 9));

        Assert.Equal(
            ClusterPlanner.Plan(scenario with { ZonesLost = 1 }).Subnets.Select(subnet => subnet.Peak.Total),
            ClusterPlanner.Plan(scenario with { ZonesLost = 2 }).Subnets.Select(subnet => subnet.Peak.Total));
    }

    /// <summary>The lowest max pods of several types is told to all nodes of a managed group alone.</summary>
    [Theory]
    [InlineData(NodeGroupKind.Managed, 30)]
    [InlineData(NodeGroupKind.Karpenter, 60)]
    [Rule("R14", "R16")]
    public void Plan_SeveralTypes_PoolsGrowByWhatEachIsTold(NodeGroupKind kind, int addresses)
    {
        var group = Scenarios.Group("m5.large", 10, 20) with { Kind = kind, InstanceTypes = ["m5.large", "c5.4xlarge"] };

        Assert.Equal(addresses, ClusterPlanner.Plan(Scenarios.Zones(2, 20, group)).Groups[0].Steady.Total.Total);
    }

    /// <summary>Where ipamd finds no subnet for its ENIs, the pods of those nodes are left out.</summary>
    [Fact]
    [Rule("R27", "R34")]
    public void Plan_NoSubnetForPods_LeavesThemOut()
    {
        var custom = ClusterPlanner.Plan(Scenarios.Zones(2, 20, Scenarios.Group("m5.large", 10, 9), (CniVariables.CustomNetworking, "true")));
        var tagged = Scenarios.Zones(2, 20, Scenarios.Group("m5.large", 10, 9));
        var discovery = ClusterPlanner.Plan(tagged with { Subnets = [tagged.Subnets[0] with { Tags = new Dictionary<string, string> { [SubnetTagRules.Role] = "0" } }, tagged.Subnets[1]] });

        Assert.Equal((false, 90, false, 45), (custom.Fits, custom.PodsLeftOut, discovery.Fits, discovery.PodsLeftOut));
    }

    [Theory]
    [InlineData(NodeGroupKind.Managed, 5, 5)]
    [InlineData(NodeGroupKind.Karpenter, 0, 10)]
    [Rule("R16")]
    public void Plan_OneSubnetOfTheZoneNearlyFull_OnlyKarpenterLooks(NodeGroupKind kind, int full, int empty)
    {
        var scenario = Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 10, 5) with { Kind = kind }) with { ZonesLost = 0 };
        scenario = Scenarios.With(scenario with { Subnets = [scenario.Subnets[0] with { UsedAddresses = 240 }] }, Scenarios.Subnet("other", 0, 22, 20));

        Assert.Equal([full, empty], ClusterPlanner.Plan(scenario).Subnets.Select(subnet => subnet.Nodes));
    }

    [Theory]
    [InlineData("", "", "pods-a")] // Called like the zone.
    [InlineData("second", "", "pods-a2")] // The group names it.
    [InlineData("", "second", "pods-a2")] // The node's label does.
    [Rule("R27")]
    public void Plan_TwoEniConfigsInAZone_TakesTheOneThatIsNamed(string byGroup, string byLabel, string expected)
    {
        var group = Scenarios.Group("m5.large", 4, 9) with
        {
            EniConfigs = byGroup.Length > 0 ? [byGroup] : [],
            Labels = byLabel.Length > 0 ? new Dictionary<string, string> { ["example.com/pool"] = byLabel } : [],
        };
        var scenario = Scenarios.Zones(1, 24, group, (CniVariables.CustomNetworking, "true"), (CniVariables.EniConfigLabel, "example.com/pool"));
        scenario = Scenarios.With(scenario, Scenarios.Subnet("pods-a", 0, 20, 100), Scenarios.Subnet("pods-a2", 0, 20, 101)) with
        {
            EniConfigs = new Dictionary<string, EniConfig> { ["eu-west-1a"] = new("pods-a"), ["second"] = new("pods-a2") },
        };

        Assert.Equal([expected], ClusterPlanner.Plan(scenario).Subnets.Where(subnet => subnet.IsForPods && subnet[Situation.Steady].Total > 0).Select(subnet => subnet.Subnet.Name));
    }
}
