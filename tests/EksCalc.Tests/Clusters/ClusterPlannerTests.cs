using CsCheck;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Clusters;

[Rule("R10", "R14", "R27", "R28", "R29", "R30", "R31", "R32")]
public sealed class ClusterPlannerTests
{
    private static readonly (string, string)[] Prefixes = [("ENABLE_PREFIX_DELEGATION", "true"), ("WARM_PREFIX_TARGET", "1")];
    private static readonly string[] Types = ["m5.large", "c5.2xlarge", "m5.4xlarge", "t3.small"];
    private static readonly (string, string) Custom = ("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true");

    /// <summary>The spreadsheet's saved example; it says 351 and 276.</summary>
    [Theory]
    [InlineData("WARM_ENI_TARGET", 360)]
    [InlineData("WARM_IP_TARGET", 244)]
    public void Plan_SpreadsheetExample_TakesWhatIpamdTakes(string target, long addresses)
    {
        var scenario = Scenarios.Zones(1, 23, Scenarios.Group("m5.12xlarge", 2, 100), (target, "1"));
        var plan = ClusterPlanner.Plan(scenario with { NodeGroups = [.. scenario.NodeGroups, Scenarios.Group("c5.2xlarge", 1, 30, "small")] });
        Assert.Equal(addresses, Assert.Single(plan.Subnets)[Situation.Steady].Total);
        Assert.Equal(230, plan.Sum(Situation.Steady).PodAddresses);
    }

    [Fact]
    public void Plan_AnyGroup_TakesTheSumOfItsNodes() =>
        Gen.Select(Generators.Type, Gen.Int[1, 4], Gen.Int[0, 50], Gen.Int[0, 60], Gen.Int[0, 3]).ForAll((type, zones, nodes, pods, mode) =>
        {
            (string, string)[] cni = mode switch { 0 => [], 1 => Prefixes, 2 => [("WARM_IP_TARGET", "3")], _ => [("ENABLE_IPv6", "true")] };
            var plan = ClusterPlanner.Plan(Scenarios.Zones(zones, 16, Scenarios.Group(type.Name, nodes, pods), cni));
            var group = Assert.Single(plan.Groups);
            Assert.Equal(nodes, plan.Subnets.Sum(subnet => subnet.Nodes));
            Assert.True(plan.Subnets.Max(subnet => subnet.Nodes) - plan.Subnets.Min(subnet => subnet.Nodes) <= 1);
            Assert.Equal(group.Steady.Total * nodes, plan.Sum(Situation.Steady));
            if (mode < 3)
                Assert.Equal(NodeIpam.Create(type, plan.Settings, group.MaxPods).Settle(group.PoolPods).SubnetAddresses, group.Steady.Total.Total);
            foreach (var subnet in plan.Subnets)
            {
                Assert.True(subnet[Situation.Steady].Total <= subnet[Situation.Churned].Total);
                Assert.True(subnet[Situation.Churned].Total <= subnet[Situation.Grown].Total);
                Assert.True(subnet[Situation.Grown].Total <= Math.Min(subnet[Situation.Upgrade].Total, subnet[Situation.ZoneLoss].Total));
            }
        });

    [Fact]
    public void Plan_CustomNetworking_PutsOnlyPrimaryEnisIntoTheNodesSubnets()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 10, 15), Custom);
        scenario = Scenarios.With(scenario, Scenarios.Subnet("pods-a", 0, 20, 100), Scenarios.Subnet("pods-b", 1, 20, 100)) with
        {
            EniConfigs = new Dictionary<string, EniConfig> { ["eu-west-1a"] = new("pods-a"), ["eu-west-1b"] = new("pods-b") },
        };
        var plan = ClusterPlanner.Plan(scenario);
        var node = NodeIpam.Create(InstanceCatalog.Default.Get("m5.large"), plan.Settings).Settle(15);
        Assert.Equal([5, 5, 5 * (node.SubnetAddresses - 1), 5 * (node.SubnetAddresses - 1)], plan.Subnets.Select(subnet => (int)subnet[Situation.Steady].Total));
        Assert.Equal([5, 5, 0, 0], plan.Subnets.Select(subnet => subnet.Nodes));
    }

    [Fact]
    public void Plan_SubnetDiscovery_FillsTheEmptierSubnetOfTheZone()
    {
        var scenario = Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 8, 25));
        var extra = Scenarios.Subnet("extra", 0, 24, 100) with { Tags = new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "1" } };
        scenario = Scenarios.With(scenario, extra);
        var plan = ClusterPlanner.Plan(scenario);
        Assert.Equal([120, 120], plan.Subnets.Select(subnet => (int)subnet[Situation.Steady].Total));
        Assert.Equal([8, 0], plan.Subnets.Select(subnet => subnet.Nodes));
        var off = ClusterPlanner.Plan(scenario with { CniEnvironment = new Dictionary<string, string> { ["ENABLE_SUBNET_DISCOVERY"] = "false" } });
        Assert.Equal([240, 0], off.Subnets.Select(subnet => (int)subnet[Situation.Steady].Total));
    }

    [Fact]
    public void Plan_Update_SurgesByTwiceTheZonesOrWhatMayBeUnavailable()
    {
        var group = Scenarios.Group("m5.large", 12, 9);
        var plan = ClusterPlanner.Plan(Scenarios.Zones(3, 20, group));
        Assert.Equal(6, plan.Groups[0].SurgeNodes);
        Assert.All(plan.Subnets, subnet => Assert.Equal(2 * plan.Groups[0].Churned.Total.Total, subnet[Situation.Upgrade].Total - subnet[Situation.Grown].Total));
        Assert.Equal(9, ClusterPlanner.Plan(Scenarios.Zones(3, 20, group with { MaxUnavailable = 9 })).Groups[0].SurgeNodes);
    }

    [Theory]
    [InlineData(NodeGroupKind.Managed, UpdateStrategy.Minimal, null, 0)]
    [InlineData(NodeGroupKind.Managed, UpdateStrategy.BlueGreen, null, 25)]
    [InlineData(NodeGroupKind.SelfManaged, UpdateStrategy.Default, null, 2)]
    [InlineData(NodeGroupKind.SelfManaged, UpdateStrategy.Default, "20%", 5)]
    [InlineData(NodeGroupKind.Karpenter, UpdateStrategy.Default, null, 3)] // A tenth of 25, rounded up.
    [InlineData(NodeGroupKind.Karpenter, UpdateStrategy.Default, "0", 0)]
    [InlineData(NodeGroupKind.Karpenter, UpdateStrategy.Default, "40", 25)]
    [InlineData(NodeGroupKind.Karpenter, UpdateStrategy.BlueGreen, "1", 25)]
    [InlineData(NodeGroupKind.AutoMode, UpdateStrategy.Default, "8%", 2)]
    [Rule("R16", "R32")]
    public void Plan_Update_SurgesByKind(NodeGroupKind kind, UpdateStrategy strategy, string? budget, int surge)
    {
        NodeShare? share = budget is null ? null : NodeShare.TryRead(budget, out var read, out _) ? read : throw new InvalidOperationException(budget);
        var group = Scenarios.Group("m5.large", 20, 9) with { Kind = kind, Nodes = new NodeCount(20, 25), MaxUnavailable = kind is NodeGroupKind.Managed or NodeGroupKind.SelfManaged && share is null ? 2 : 1, UpdateStrategy = strategy, DisruptionBudget = share };
        var plan = ClusterPlanner.Plan(Scenarios.Zones(2, 20, group));

        Assert.Equal(surge, plan.Groups[0].SurgeNodes);
        Assert.Equal(surge * plan.Groups[0].Churned.Total.Total, plan.Sum(Situation.Upgrade).Total - plan.Sum(Situation.Grown).Total);
    }

    // R31: the variables do not reach it; at rest the least, at the peaks the most.
    [Fact]
    [Rule("R31")]
    public void Plan_AutoMode_IsARangeWhateverTheVariables()
    {
        var group = Scenarios.Group("m5.large", 10, 40) with { Kind = NodeGroupKind.AutoMode };
        var custom = ClusterPlanner.Plan(Scenarios.Zones(2, 20, group, Custom, ("WARM_IP_TARGET", "9"), ("ENABLE_POD_ENI", "true")));

        Assert.Equal((110, 49L, 65L), (custom.Groups[0].MaxPods, custom.Groups[0].Steady.Total.Total, custom.Groups[0].Churned.Total.Total));
        Assert.Equal([245, 245], custom.Subnets.Select(subnet => (int)subnet[Situation.Steady].Total));
    }

    [Fact]
    public void Plan_ZoneLost_PutsItsNodesIntoTheOthers()
    {
        var plan = ClusterPlanner.Plan(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 12, 9)));
        Assert.All(plan.Subnets, subnet => Assert.Equal(2 * plan.Groups[0].Churned.Total.Total, subnet[Situation.ZoneLoss].Total - subnet[Situation.Grown].Total));
        var single = ClusterPlanner.Plan(Scenarios.Zones(1, 20, Scenarios.Group("m5.large", 12, 9)));
        Assert.Equal(single.Subnets[0][Situation.Grown], single.Subnets[0][Situation.ZoneLoss]);
    }

    [Fact]
    public void Plan_ControlPlane_TakesFourAddressesAndFiveMoreDuringAnUpdate()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 0, 0)) with { ControlPlaneSubnets = ["nodes-a", "nodes-b"] };
        var plan = ClusterPlanner.Plan(scenario);
        Assert.All(plan.Subnets, subnet => Assert.Equal((2, 7, 2), (subnet[Situation.Steady].ControlPlane, subnet[Situation.Upgrade].ControlPlane, subnet[Situation.ZoneLoss].ControlPlane)));
    }

    [Fact]
    public void Plan_PodsByRequests_TakesTheNodesThatHoldThem()
    {
        // m5.large: 2 vCPUs less 70 millicores; 8,192 MiB less 255, 100 and 11 for each of 29 pods.
        var group = Scenarios.Group("m5.large", 0, 0) with { Nodes = null, PodsPerNode = null, Pods = new PodDemand(100, 250, 512) };
        var plan = ClusterPlanner.Plan(Scenarios.Zones(2, 20, group)).Groups[0];
        Assert.Equal((7, 15, 7, 0), (1930 / 250, plan.Nodes.Desired, plan.PodsPerNode, plan.UnscheduledPods));
        Assert.Equal(new NodeAllocatable(1930, 8192 - 255 - 100 - (11 * 29)), NodeAllocatable.Of(InstanceCatalog.Default.Get("m5.large"), 29));
    }

    [Fact]
    public void Plan_PodsTooLargeForTheType_TakeNoNodesAndFindNoPlace()
    {
        var group = Scenarios.Group("m5.large", 0, 0) with { Nodes = null, PodsPerNode = null, Pods = new PodDemand(100, 4000, 512) };
        var plan = ClusterPlanner.Plan(Scenarios.Zones(2, 20, group)).Groups[0];
        Assert.Equal((0, 0, 100), (plan.Nodes.Most, plan.PodsPerNode, plan.UnscheduledPods));
    }

    [Fact]
    public void Plan_MorePodsThanMaxPods_LeavesTheRestWithoutPlace()
    {
        var plan = ClusterPlanner.Plan(Scenarios.Zones(1, 20, Scenarios.Group("m5.large", 4, 40) with { DaemonSetPods = 3 }));
        var group = plan.Groups[0];
        Assert.Equal((29 - 2 - 3, 27, 4 * (40 - 24)), (group.PodsPerNode, group.PoolPods, group.UnscheduledPods));
        Assert.False(plan.Fits);
    }

    [Fact]
    public void Plan_MixedTypes_LowestMaxPodsAndWorstType()
    {
        var plan = ClusterPlanner.Plan(Scenarios.Zones(1, 20, Scenarios.Group("m5.large", 4, 10) with { InstanceTypes = ["m5.large", "m5.4xlarge"] }));
        Assert.Equal(29, plan.Groups[0].MaxPods);
        var raised = ClusterPlanner.Plan(plan.Scenario with { NodeGroups = [plan.Scenario.NodeGroups[0] with { MaxPods = 100 }] });
        Assert.Equal((100, "m5.4xlarge", 60), (raised.Groups[0].MaxPods, raised.Groups[0].InstanceType, raised.Groups[0].Steady.Total.Total));
    }

    [Fact]
    [Rule("R14")]
    public void Plan_MixedTypes_TakesInEachSituationTheTypeThatTakesMostThen() =>
        Gen.Select(Generators.Type, Generators.Type, Generators.Settings, Gen.Int[0, 60], Gen.Int[1, 110], Gen.Bool).ForAll((one, other, settings, pods, maxPods, reserve) =>
        {
            (string, string)[] cni = [.. Variables(settings)];
            var mix = Plan([one.Name, other.Name]);
            ClusterPlan[] singles = [Plan([one.Name]), Plan([other.Name])];
            // A type's branch ENIs and CPU can change what the other one gets; here they do not.
            foreach (var situation in Enum.GetValues<Situation>())
                Assert.Equal(singles.Max(plan => plan.Sum(situation).Total), mix.Sum(situation).Total);
            Assert.Equal(singles.Max(plan => plan.PodsLeftOut), mix.PodsLeftOut);

            ClusterPlan Plan(string[] types) => ClusterPlanner.Plan(Scenarios.Zones(1, 16, Scenarios.Group("m5.large", 7, pods) with
            {
                InstanceTypes = types,
                MaxPods = maxPods,
                RolloutSurgePercent = reserve ? 50 : 0,
            }, cni));
        });

    [Theory]
    [InlineData(3, 9)]
    [InlineData(1, 0)] // No place for the trunk.
    public void Plan_SecurityGroupPods_TakeBranchEnisUpToTheTypesLimit(int maxEni, int branches)
    {
        var group = Scenarios.Group("m5.large", 3, 20) with { SecurityGroupPods = 12, MaxPods = 29 };
        var plan = ClusterPlanner.Plan(Scenarios.Zones(1, 20, group, ("ENABLE_POD_ENI", "true"), ("MAX_ENI", $"{maxEni}"))).Groups[0];
        Assert.Equal((branches, branches), (plan.BranchPods, (int)plan.Steady.Total.BranchEnis));
        Assert.Equal((8, 8 + branches, 3 * (12 - branches)), (plan.PoolPods, plan.PodsPerNode, plan.UnscheduledPods)); // The others stay pending.
    }

    [Fact]
    public void Plan_Consumers_TakeTheirAddresses()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 0, 0)) with
        {
            Consumers =
            [
                new Consumer(ConsumerKind.ApplicationLoadBalancer, "web", ["nodes-a", "nodes-b"]),
                new Consumer(ConsumerKind.InterfaceEndpoint, "ecr", ["nodes-a"], 3),
                new Consumer(ConsumerKind.FargatePod, "jobs", ["nodes-a", "nodes-b"], 5),
            ],
        };
        Assert.Equal([8 + 3 + 3, 8 + 2], ClusterPlanner.Plan(scenario).Subnets.Select(subnet => (int)subnet[Situation.Steady].Consumers));
    }

    [Theory]
    [InlineData(251, 0, "", null)]
    [InlineData(252, 0, "", "252 addresses are needed at the peak, and it has 251")]
    [InlineData(0, 15, "", "15 prefixes are needed at the peak, and 14 find room")]
    [InlineData(124, 0, "10.0.0.128/25", null)] // .4 to .127: the reservation has the last of the five that AWS keeps.
    [InlineData(125, 0, "10.0.0.128/25", "125 single addresses are needed at the peak, and its prefix reservation leaves 124")]
    [InlineData(0, 14, "10.0.0.0/24", null)]
    [InlineData(1, 0, "10.0.0.0/24", "1 single addresses are needed at the peak, and its prefix reservation leaves 0")]
    [Rule("R01", "R06", "R07")]
    public void Shortage_SlashTwentyFour_SaysWhatIsMissing(int addresses, int prefixes, string reserved, string? expected)
    {
        var use = new AddressUse { PodSecondaries = addresses, PodPrefixAddresses = prefixes * Ipv4Prefix.Addresses };
        var setup = Scenarios.Subnet("nodes-a", 0, 24, 10);
        if (reserved.Length > 0)
            setup = setup with { Reservations = [new CidrReservation(CidrBlock.Parse(reserved), ReservationKind.Prefix)] };
        var subnet = new SubnetPlan(setup, SubnetRole.Nodes, nodes: 1, ipv6Prefixes: 0, [use, use, use, use, use]);

        Assert.Equal((expected, expected is null), (subnet.Shortage, subnet.Fits));
    }

    [Fact]
    public void Headroom_AnyPlan_IsTheMostThatFits()
    {
        var real = new RealCases();
        Gen.Select(Gen.Int[0, 3].Select(index => Types[index]), Gen.Int[1, 3], Gen.Int[20, 26], Gen.Int[0, 30], Gen.Int[0, 20], Gen.Bool).ForAll((type, zones, size, nodes, pods, prefixes) =>
        {
            var plan = ClusterPlanner.Plan(Scenarios.Zones(zones, size, Scenarios.Group(type, nodes, pods), prefixes ? Prefixes : []));
            var headroom = Assert.Single(ClusterHeadroom.Of(plan));
            if (!plan.Subnets.All(subnet => subnet.Fits))
            {
                Assert.Equal(0, headroom.Nodes);
                return;
            }

            real.Add();
            Assert.True(Grown(headroom.Nodes).Subnets.All(subnet => subnet.Fits));
            Assert.False(Grown(headroom.Nodes + 1).Subnets.All(subnet => subnet.Fits));
            Assert.NotNull(headroom.FullFirst);

            ClusterPlan Grown(int more) => ClusterPlanner.Plan(plan.Scenario with { NodeGroups = [plan.Scenario.NodeGroups[0] with { Nodes = new NodeCount(nodes, nodes + more) }] });
        }, iter: 300);
        real.AtLeast(100);
    }

    [Fact]
    public void Modes_AnyScenario_KeepTheWorkload()
    {
        var scenario = Scenarios.Zones(3, 20, Scenarios.Group("m5.2xlarge", 12, 40));
        var modes = ModeComparison.Of(scenario);
        Assert.Equal(Enum.GetValues<ModeOption>(), modes.Select(mode => mode.Mode));
        Assert.Equal(ModeOption.SecondaryIp, Assert.Single(modes, mode => mode.IsConfigured).Mode);
        Assert.All(modes, mode => Assert.Equal(40, mode.Plan.Groups[0].PodsPerNode));
        Assert.Equal(12 + 4, modes[^1].Plan.Subnets.Max(subnet => subnet.Nodes) * 3 + 4);
        Assert.Contains(modes[^1].Obstacles, obstacle => obstacle.Kind == ObstacleKind.NeedsNewCluster && obstacle.Rules == RuleSet.Of(RuleId.R29));
        Assert.True(modes[(int)ModeOption.CustomNetworking].PodSubnetAddresses > 0);
        Assert.Equal(0, modes[(int)ModeOption.PrefixDelegation].PodSubnetAddresses);
    }

    private static IEnumerable<(string, string)> Variables(CniSettings settings)
    {
        yield return ("ENABLE_PREFIX_DELEGATION", settings.Mode == IpMode.PrefixDelegation ? "true" : "false");
        yield return ("WARM_ENI_TARGET", $"{settings.WarmEniTarget}");
        yield return ("WARM_IP_TARGET", $"{settings.WarmIpTarget}");
        yield return ("MINIMUM_IP_TARGET", $"{settings.MinimumIpTarget}");
        yield return ("WARM_PREFIX_TARGET", $"{settings.WarmPrefixTarget}");
    }
}
