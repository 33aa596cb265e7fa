using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Clusters;

/// <summary>Several clusters in one VPC.</summary>
[Rule("R02", "R05")]
public sealed class VpcPlanTests
{
    private static readonly Situation[] Situations = Enum.GetValues<Situation>();

    /// <summary>Two clusters with the same subnets, of which nothing depends on the order of nodes.</summary>
    private static readonly Gen<(ClusterScenario First, ClusterScenario Second)> Unordered =
        Gen.Select(RandomScenarios.Any, RandomScenarios.Any, (first, second) => Beside(first, second, group => group with { Kind = NodeGroupKind.SelfManaged }))
            .Where(pair => pair.First.Subnets.All(subnet => subnet.Tags.Count == 0));

    [Fact]
    public void Plan_OneCluster_IsItsPlan() => RandomScenarios.Any.ForAll(
        scenario =>
        {
            var (alone, vpc) = (ClusterPlanner.Plan(scenario), ClusterPlanner.Plan([scenario]));
            Assert.Equal(Uses(alone.Subnets), Uses(vpc.Subnets));
            Assert.Equal(Uses(alone.Subnets), Uses(vpc.Clusters[0].Subnets));
            Assert.Equal(alone.Subnets.Select(Facts), vpc.Subnets.Select(Facts));
            Assert.Equal((alone.Fits, alone.Peak, alone.Enis), (vpc.Fits, vpc.Peak, vpc.Enis));
            Assert.Equal((alone.NetworkAddressUsageUnits, alone.NetworkAddressUsageUnitsWithPods), (vpc.NetworkAddressUsageUnits, vpc.NetworkAddressUsageUnitsWithPods));
            Assert.Equal(alone.EnisByZone, vpc.EnisByZone);
            Assert.All(vpc.Subnets, subnet => Assert.All(Situations, situation => Assert.Equal(subnet[situation] with { OtherUsers = 0, Consumers = 0 }, subnet.Of(0, situation))));
        },
        iter: 300);

    [Fact]
    public void Findings_OneCluster_AreItsFindings() => RandomScenarios.Any.ForAll(
        scenario => Assert.Equal(
            ScenarioFindings.Of(ClusterPlanner.Plan(scenario)).Select(Text).Order(StringComparer.Ordinal),
            ScenarioFindings.Of(ClusterPlanner.Plan([scenario])).Select(found => Text(found.Finding)).Order(StringComparer.Ordinal)),
        iter: 40);

    [Fact]
    public void Plan_TwoClusters_AreTheirSumAtRest() => Unordered.ForAll(
        pair =>
        {
            var (first, second, vpc) = (ClusterPlanner.Plan(pair.First), ClusterPlanner.Plan(pair.Second), ClusterPlanner.Plan([pair.First, pair.Second]));
            foreach (var situation in Situations.Where(situation => situation <= Situation.Grown))
            {
                foreach (var (index, subnet) in vpc.Subnets.Index())
                {
                    var (own, other) = (first.Subnets[index][situation], second.Subnets[index][situation]);
                    Assert.Equal(own + (other with { OtherUsers = 0, Consumers = 0 }), subnet[situation]);
                    Assert.Equal((own with { OtherUsers = 0, Consumers = 0 }, other with { OtherUsers = 0, Consumers = 0 }), (subnet.Of(0, situation), subnet.Of(1, situation)));
                }
            }

            Assert.Equal(first.Enis + second.Enis, vpc.Enis);
            Assert.True(vpc.Peak.Addresses >= Math.Max(first.Peak.Addresses, second.Peak.Addresses));
            // One group of one cluster is updated at a time; a lost zone hits both.
            foreach (var (index, subnet) in vpc.Subnets.Index())
            {
                Assert.True(subnet[Situation.Upgrade].Total <= Own(first, index, Situation.Upgrade) + second.Subnets[index][Situation.Upgrade].Total);
                Assert.True(subnet[Situation.Upgrade].Total >= Own(first, index, Situation.Grown) + second.Subnets[index][Situation.Grown].Total);
            }
        },
        iter: 300);

    [Fact]
    public void Plan_OtherOrderAndHostileNames_IsTheSame()
    {
        var cases = new RealCases();
        Gen.Select(Unordered, HostileNames.Of(12)).ForAll(
            (pair, names) =>
            {
                // The second scenario calls the subnets by the first one's names, each by another's.
                var own = names.Take(pair.First.Subnets.Count).ToList();
                var (first, second) = (SubnetIdentityTests.Renamed(pair.First, own), SubnetIdentityTests.Renamed(pair.Second, [.. own.Skip(1), own[0]]));
                var (plan, other) = (ClusterPlanner.Plan([pair.First, pair.Second]), ClusterPlanner.Plan([second, first]));
                var byBlock = other.Subnets.ToDictionary(subnet => subnet.Subnet.Block);
                foreach (var subnet in plan.Subnets)
                    Assert.All(Situations, situation => Assert.Equal(subnet[situation].Total, byBlock[subnet.Subnet.Block][situation].Total));
                Assert.Equal(second.Subnets.Select(subnet => subnet.Name), other.Subnets.Select(subnet => subnet.Subnet.Name));
                Assert.Equal((plan.Enis, plan.NetworkAddressUsageUnits, plan.Fits), (other.Enis, other.NetworkAddressUsageUnits, other.Fits));
                if (own.Count > 1)
                    cases.Add();
            },
            iter: 200);
        cases.AtLeast(120);
    }

    [Fact]
    public void Plan_TwoClusters_IsThatOfPlacingEachAddress()
    {
        var cases = new RealCases();
        Gen.Select(RandomScenarios.Any, RandomScenarios.Any, (first, second) => Beside(first, second, group => group)).ForAll(
            pair =>
            {
                var vpc = ClusterPlanner.Plan([pair.First, pair.Second]);
                var slow = BruteForcePlanner.AtRest(pair.Second, vpc.Clusters[1], BruteForcePlanner.AtRest(pair.First, vpc.Clusters[0]));
                if (slow.IsShort && pair.First.Subnets.Any(subnet => subnet.Tags.Count > 0))
                    return;
                cases.Add();
                Assert.Equal(slow.Addresses, vpc.Subnets.Select(subnet => subnet[Situation.Steady].Total));
                Assert.Equal(slow.Nodes, vpc.Subnets.Select(subnet => subnet.Nodes));
            },
            iter: 200,
            threads: 1);
        cases.AtLeast(120);
    }

    [Fact]
    public void Plan_KarpenterBesideAnother_GoesWhereThatLeftRoom()
    {
        var zone = Scenarios.With(Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 6, 9)), Scenarios.Subnet("other", 0, 24, 11));
        var first = zone with { NodeGroups = [zone.NodeGroups[0] with { Subnets = ["nodes-a"] }] };
        var second = zone with { NodeGroups = [zone.NodeGroups[0] with { Kind = NodeGroupKind.Karpenter, Nodes = NodeCount.Fixed(4) }] };

        var plan = ClusterPlanner.Plan([first, second]);

        Assert.Equal([0, 4 * 20], plan.Subnets.Select(subnet => subnet.Of(1, Situation.Steady).Total));
        Assert.Equal([40, 40], ClusterPlanner.Plan(second).Subnets.Select(subnet => subnet[Situation.Steady].Total));
    }

    [Fact]
    public void Plan_WhatSeveralSay_CountsOnce()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 2, 9));
        var (a, b) = (CidrBlock.Parse("10.0.0.16/28"), CidrBlock.Parse("10.0.0.16/29"));
        var first = Used(scenario, 30, a) with { Consumers = [new Consumer(ConsumerKind.NatGateway, "nat", ["nodes-a"]), new Consumer(ConsumerKind.Lambda, "f", ["nodes-a", "nodes-b"], 3)] };
        var second = Used(SubnetIdentityTests.Renamed(scenario, ["x", "nodes-a"]), 50, b) with { Consumers = [new Consumer(ConsumerKind.Lambda, "f", ["nodes-a", "x"], 5), new Consumer(ConsumerKind.NatGateway, "nat", ["nodes-a"])] };

        var plan = ClusterPlanner.Plan([first, second]);

        Assert.Equal(("nodes-a", 16 + 42), (plan.Subnets[0].Subnet.Name, plan.Subnets[0][Situation.Steady].OtherUsers));
        Assert.Equal([1 + 5, 5 + 1], plan.Subnets.Select(subnet => (int)subnet[Situation.Steady].Consumers));
        Assert.Equal((2 * 6) + (10 * 6), plan.NetworkAddressUsageUnits - ClusterPlanner.Plan([first with { Consumers = [] }, second with { Consumers = [] }]).NetworkAddressUsageUnits);
        Assert.Equal(["nodes-a", "nodes-b"], ScenarioFindings.Of(plan).Where(found => found.Finding.Id == "subnet-other-names").Select(found => found.Finding.Subject));

        static ClusterScenario Used(ClusterScenario scenario, int addresses, CidrBlock block) =>
            scenario with { Subnets = [scenario.Subnets[0] with { UsedAddresses = addresses, UsedBlocks = [new UsedBlock(block, "")] }, scenario.Subnets[1]] };
    }

    [Fact]
    public void Plan_ScenariosThatContradict_SaysBothPlaces()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 2, 9)) with { ClusterName = "shop" };
        var other = scenario with
        {
            Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks.Reverse()] },
            Subnets = [scenario.Subnets[0] with { Zone = "eu-west-1c" }, scenario.Subnets[1] with { Block = CidrBlock.Parse("10.1.0.0/25") }],
        };

        var problems = Assert.Throws<InvalidInputException>(() => ClusterPlanner.Plan([scenario, other])).Problems;

        Assert.Equal(["clusters[1].vpc.cidrs", "clusters[1].cluster.name", "clusters[1].subnets[0].zone", "clusters[1].subnets[1].cidr"], problems.Select(problem => problem.Place));
        Assert.All(problems, problem => Assert.Contains("clusters[0].", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_IdsThatContradictAcrossClusters_AreProblems()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 2, 9));
        var first = scenario with { Subnets = [scenario.Subnets[0] with { Id = "subnet-1", ZoneId = "euw1-az1" }] };
        var second = scenario with { Subnets = [scenario.Subnets[1] with { Id = "subnet-1" }] };
        var third = scenario with { Subnets = [scenario.Subnets[1] with { ZoneId = "euw1-az1" }] };

        Assert.Equal(["clusters[1].subnets[0].id"], Problems(second));
        Assert.Equal(["clusters[1].subnets[0].zoneId"], Problems(third));
        Assert.True(ClusterPlanner.Plan([first, third with { Subnets = [third.Subnets[0] with { ZoneId = "euw1-az2" }] }]).Clusters.Count == 2);

        IEnumerable<string> Problems(ClusterScenario other) => Assert.Throws<InvalidInputException>(() => ClusterPlanner.Plan([first, other])).Problems.Select(problem => problem.Place);
    }

    [Fact]
    public void Plan_SubnetsThatAnotherKeeps_GetNoNodesUnasked()
    {
        var scenario = Scenarios.With(Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 2, 9)), Scenarios.Subnet("pods", 0, 24, 11), Scenarios.Subnet("control", 0, 28, 12));
        var first = scenario with { EniConfigs = new Dictionary<string, EniConfig> { ["eu-west-1a"] = new("pods") }, ControlPlaneSubnets = ["control"], CniEnvironment = new Dictionary<string, string> { [CniVariables.CustomNetworking] = "true" } };

        var plan = ClusterPlanner.Plan([first, scenario]);

        Assert.Equal([4, 0, 0], plan.Subnets.Select(subnet => subnet.Nodes));
    }

    [Fact]
    public void Findings_SharedSubnetTooFull_StandsOnceWithARemedyThatWorksBesideTheOthers()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 10, 18)) with { ClusterName = "shop", ZonesLost = 0, CniVersion = new CniVersion(1, 20) };
        var plan = ClusterPlanner.Plan([scenario, scenario with { ClusterName = "search" }]);

        var found = Assert.Single(ScenarioFindings.Of(plan), found => found.Finding.Id == "subnet-full");

        Assert.True(ClusterPlanner.Plan(scenario).Fits);
        Assert.Empty(found.Clusters);
        Assert.StartsWith("In shop: ", found.Finding.Action, StringComparison.Ordinal);
        var changed = ((ScenarioRemedy)found.Finding.Remedy!).ApplyTo(plan.Clusters[0].Scenario);
        Assert.DoesNotContain(ScenarioFindings.Of(ClusterPlanner.Plan([changed, plan.Clusters[1].Scenario with { Vpc = changed.Vpc }])), after => after.Finding.Id == "subnet-full");
        Assert.Contains(ScenarioFindings.Of(plan), both => both.Clusters.SequenceEqual(["shop", "search"]));
    }

    // The second one's groups and settings, in the first one's subnets.
    private static (ClusterScenario First, ClusterScenario Second) Beside(ClusterScenario first, ClusterScenario second, Func<NodeGroup, NodeGroup> group)
    {
        var isTied = first.Settings.CustomNetworking || first.Settings.Mode == IpMode.Ipv6 || second.Settings.CustomNetworking || second.Settings.Mode == IpMode.Ipv6;
        var own = first with { NodeGroups = [.. first.NodeGroups.Select(Changed)] };
        return (own, own with
        {
            CniEnvironment = isTied ? first.CniEnvironment : second.CniEnvironment,
            NodeGroups = [.. second.NodeGroups.Select(Changed)],
        });

        NodeGroup Changed(NodeGroup one) => group(one) is { OperatingSystem: NodeOs.Windows } windows && first.Settings.Mode == IpMode.Ipv6 ? windows with { OperatingSystem = NodeOs.Linux } : group(one);
    }

    private static long Own(ClusterPlan plan, int subnet, Situation situation) => (plan.Subnets[subnet][situation] with { OtherUsers = 0, Consumers = 0 }).Total;

    private static IEnumerable<AddressUse> Uses(IEnumerable<SubnetPlan> subnets) => subnets.SelectMany(subnet => Situations.Select(situation => subnet[situation]));

    private static (string, SubnetRole, int, long, long) Facts(SubnetPlan subnet) => (subnet.Subnet.Name, subnet.Roles, subnet.Nodes, subnet.Ipv6Prefixes, subnet.PlaceablePrefixes);

    private static string Text(Finding finding) => $"{finding} {finding.Reason} {finding.Id}";
}
