using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Advice;

/// <summary>Each finding comes where it should, and only there.</summary>
public sealed class ScenarioFindingsTests
{
    private static readonly NodeGroup Group = Scenarios.Group("m5.large", 6, 9);

    /// <summary>Two zones, two blocks, room everywhere, a control plane of its own: nothing to find.</summary>
    private static readonly ClusterScenario Good = Scenarios.Zones(2, 22, Group) with
    {
        Vpc = Blocks(2),
        Subnets =
        [
            new SubnetSetup { Name = "nodes-a", Zone = "eu-west-1a", Block = CidrBlock.Parse("10.0.0.0/22") },
            new SubnetSetup { Name = "nodes-b", Zone = "eu-west-1b", Block = CidrBlock.Parse("10.0.4.0/22") },
            new SubnetSetup { Name = "cp-a", Zone = "eu-west-1a", Block = CidrBlock.Parse("10.2.0.0/26") },
            new SubnetSetup { Name = "cp-b", Zone = "eu-west-1b", Block = CidrBlock.Parse("10.2.0.64/26") },
        ],
        ControlPlaneSubnets = ["cp-a", "cp-b"],
    };

    [Fact]
    public void Of_GoodScenario_FindsNothing() => Assert.Empty(Ids(Good));

    [Fact]
    public void Of_AnyFinding_CitesARuleAndSaysWhatToDo()
    {
        foreach (var finding in Cases.SelectMany(example => ScenarioFindings.Of(ClusterPlanner.Plan(example.Scenario))))
        {
            Assert.Matches(@"^R\d\d[ab]?\b.* \(.+\)$", finding.Source);
            Assert.All((string[])[finding.Message, finding.Reason, finding.Action], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        }
    }

    public static TheoryData<string> CaseIds => [.. Cases.Select(example => example.Id)];

    [Theory]
    [MemberData(nameof(CaseIds))]
    [Rule("R02", "R05", "R06", "R08", "R09", "R10", "R14", "R15", "R26", "R27", "R28", "R29", "R30", "R31", "R32")]
    public void Of_OneThingWrong_FindsIt(string id) => Assert.Contains(id.Split(' ')[0], Ids(Cases.Single(example => example.Id == id).Scenario));

    /// <summary>A finding that has a remedy is gone once it is applied; those of groups that have none are listed here.</summary>
    [Fact]
    public void Remedy_Applied_TheFindingIsGone()
    {
        HashSet<string> none =
        [
            "group-without-subnets", "group-in-one-zone", "eniconfig-missing", "auto-mode-range", "auto-mode-excludes", "windows-ipv6",
            "windows-custom-networking", "group-not-nitro", "instance-cards-disagree", "branch-no-trunk", "branch-limit t3.large",
        ];
        var applied = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (id, scenario) in Cases)
        {
            foreach (var finding in ScenarioFindings.Of(ClusterPlanner.Plan(scenario)).Where(finding => scenario.NodeGroups.Any(group => group.Name == finding.Subject)))
            {
                if (finding.Remedy is not ScenarioRemedy remedy)
                {
                    Assert.True(none.Contains(finding.Id) || none.Contains($"{finding.Id} {scenario.NodeGroups[0].InstanceTypes[0]}"), $"{id}: {finding} has no remedy.");
                    continue;
                }

                Assert.Equal(remedy.Text, finding.Action);
                var after = ScenarioFindings.Of(ClusterPlanner.Plan(remedy.ApplyTo(scenario)));
                Assert.True(after.All(other => (other.Id, other.Subject) != (finding.Id, finding.Subject)), $"{id}: {finding} is still there.");
                applied.Add(finding.Id);
            }
        }

        Assert.Superset(
            new HashSet<string>(["pods-without-place", "pods-without-address", "max-pods-above-addresses", "max-pods-below-addresses", "rollout-above-branches", "cni-no-pod-eni", "branch-limit"]), applied);
    }

    [Fact]
    [Rule("R02")]
    public void Of_ManyBlocks_WarnsAboveTheQuotaAndRefusesAboveTheMost()
    {
        Assert.Equal(Severity.Warning, Find("vpc-many-blocks", Good with { Vpc = Blocks(6) }).Severity);
        Assert.Contains(new InputProblem("vpc.cidrs", "At most 50 expected, 51 found."), (Good with { Vpc = Blocks(51) }).Problems());
        Assert.DoesNotContain("vpc-many-blocks", Ids(Good with { Vpc = Blocks(5) }));
    }

    [Theory]
    [InlineData(2, "when a zone is lost")]
    [InlineData(1, "during an update")]
    [Rule("R32")]
    public void Of_FullAtThePeak_NamesTheEventThatTheNumberIsOf(int zones, string expected)
    {
        var plan = ClusterPlanner.Plan(Scenarios.Zones(zones, 25, Scenarios.Group("m5.large", 5 * zones, 9)));

        var message = ScenarioFindings.Of(plan).First(finding => finding.Id == "subnet-full-at-peak").Message;

        Assert.Equal($"{(zones == 1 ? "It" : "nodes-a")} has 123 addresses, and {plan.Subnets[0].Peak.Total:N0} are needed {expected}.", message);
    }

    [Fact]
    [Rule("R05")]
    public void NetworkAddressUsage_SmallPlan_CountsAddressesEnisPrefixesAndManagedInterfaces()
    {
        var scenario = Scenarios.Zones(1, 20, Scenarios.Group("m5.large", 2, 20)) with { Consumers = [new Consumer(ConsumerKind.NetworkLoadBalancer, "nlb", ["nodes-a"])] };
        // Two nodes with three ENIs and 27 secondary addresses each, and a load balancer.
        Assert.Equal((2 * 30) + (2 * 2) + 6, ClusterPlanner.Plan(scenario).NetworkAddressUsageUnits);
        var prefixes = ModeComparison.In(scenario, ModeOption.PrefixDelegation);
        var plan = ClusterPlanner.Plan(prefixes);
        var node = plan.Groups[0].Churned;
        Assert.Equal((2 * node.EniCount) + (2 * (node.EniCount - 1)) + (2 * node.Total.Prefixes) + 6, plan.NetworkAddressUsageUnits);
    }

    [Fact]
    [Rule("R08")]
    public void Of_SeveralFindings_TheGravestComeFirst()
    {
        var findings = ScenarioFindings.Of(ClusterPlanner.Plan(Cases.Single(example => example.Id == "load-balancer-zones").Scenario with { CniVersion = new CniVersion(1, 12) }));
        Assert.True(findings.Count > 1);
        Assert.Equal(findings.OrderByDescending(finding => finding.Severity), findings);
    }

    private static IReadOnlyList<(string Id, ClusterScenario Scenario)> Cases { get; } =
    [
        ("subnet-full", WithGroup(Group with { Nodes = NodeCount.Fixed(200) })),
        ("subnet-full-at-peak", WithGroup(Group with { Nodes = NodeCount.Fixed(66) })),
        ("subnet-nearly-full", WithGroup(Group with { Nodes = NodeCount.Fixed(48) })),
        ("prefixes-do-not-fit", Prefixes(Group with { Nodes = NodeCount.Fixed(20), PodsPerNode = 14 }) with { Subnets = [.. Good.Subnets.Select(subnet => subnet with { UsedAddresses = subnet.Size.PrefixLength == 22 ? 60 : 0 })] }),
        ("prefixes-may-not-fit", Prefixes(Group with { Nodes = NodeCount.Fixed(25), PodsPerNode = 9 })),
        ("prefixes-may-not-fit reserved", Prefixes(Group with { Nodes = NodeCount.Fixed(20), PodsPerNode = 9 }) with
        {
            Subnets = [.. Good.Subnets.Select(subnet => subnet.Size.PrefixLength == 22 ? subnet with { Reservations = [new CidrReservation(new CidrBlock(subnet.Block.Network, 27), ReservationKind.Prefix)] } : subnet)],
        }),
        ("vpc-many-blocks", Good with { Vpc = Blocks(6) }),
        ("vpc-many-subnets", Good with { Subnets = [.. Good.Subnets, .. Enumerable.Range(0, 200).Select(index => new SubnetSetup { Name = $"extra-{index}", Zone = "eu-west-1a", Block = new CidrBlock(0x0A021000u + ((uint)index * 16), 28) })] }),
        ("zone-enis", WithGroup(Group with { Nodes = NodeCount.Fixed(6000) })),
        ("vpc-network-address-usage", WithGroup(Group with { Nodes = NodeCount.Fixed(4000) })),
        ("vpc-block-198-19", Good with { Vpc = new VpcSetup { Blocks = [.. Good.Vpc.Blocks, CidrBlock.Parse("198.19.0.0/16")] } }),
        ("service-cidr-overlaps", Good with { ServiceBlock = CidrBlock.Parse("10.0.0.0/16") }),
        ("control-plane-zone-excluded", Good with { Subnets = [.. Good.Subnets.Select(subnet => subnet.Name == "cp-a" ? subnet with { ZoneId = "use1-az3" } : subnet)] }),
        ("eniconfig-unused", Custom(Group) with { EniConfigs = Custom(Group).EniConfigs.Append(KeyValuePair.Create("left-over", new EniConfig("pods-a"))).ToDictionary() }),
        ("eniconfig-unused zone-id", Custom(Group) with { EniConfigs = Custom(Group).EniConfigs.Append(KeyValuePair.Create("euw1-az2", new EniConfig("pods-a"))).ToDictionary() }),
        ("eniconfig-excluded", Custom(Group) with { Subnets = [.. Custom(Group).Subnets.Select(subnet => subnet.Name == "pods-a" ? subnet with { Tags = Tag("0") } : subnet)] }),
        ("discovery-without-subnets", Good with { Subnets = [.. Good.Subnets.Select(subnet => subnet.Name == "nodes-a" ? subnet with { Tags = Tag("0") } : subnet)] }),
        ("cni-too-old tag", Good with { CniVersion = new CniVersion(1, 20), Subnets = [.. Good.Subnets.Select(subnet => subnet.Name == "nodes-a" ? subnet with { Tags = Tag("0") } : subnet)] }),
        ("control-plane-zones", Good with { ControlPlaneSubnets = ["cp-a"] }),
        ("control-plane-room", Good with { Subnets = [.. Good.Subnets.Select(subnet => subnet.Name == "cp-a" ? subnet with { UsedAddresses = 45 } : subnet)] }),
        ("control-plane-upgrade", Good with { Subnets = [.. Good.Subnets.Select(subnet => subnet.Name == "cp-a" ? subnet with { UsedAddresses = 54 } : subnet)] }),
        ("control-plane-shares", Good with { ControlPlaneSubnets = ["nodes-a", "nodes-b"], Subnets = [.. Good.Subnets.Take(2)] }),
        ("load-balancer-zones", Good with { Consumers = [new Consumer(ConsumerKind.ApplicationLoadBalancer, "web", ["nodes-a"])] }),
        ("load-balancer-room", Good with
        {
            Subnets = [.. Good.Subnets, new SubnetSetup { Name = "tiny", Zone = "eu-west-1a", Block = CidrBlock.Parse("10.2.1.0/28") }],
            Consumers = [new Consumer(ConsumerKind.ApplicationLoadBalancer, "web", ["tiny", "nodes-b"])],
        }),
        ("prefix-reservation-too-large", Good with
        {
            Subnets = [Good.Subnets[0] with { Reservations = [.. new[] { "10.0.0.0/23", "10.0.2.0/24", "10.0.3.0/25", "10.0.3.128/26" }.Select(block => new CidrReservation(CidrBlock.Parse(block), ReservationKind.Prefix))] }, .. Good.Subnets.Skip(1)],
        }),
        ("cni-too-old", Prefixes(Group) with { CniVersion = new CniVersion(1, 8) }),
        ("cni-not-the-modelled", Good with { CniVersion = new CniVersion(1, 20) }),
        ("cni-multi-nic", With(Good, ("ENABLE_MULTI_NIC", "true"))),
        ("cni-card-prefix-oscillates", With(WithGroup(Group with { InstanceTypes = ["c6in.32xlarge"] }), ("ENABLE_MULTI_NIC", "true"), ("ENABLE_PREFIX_DELEGATION", "true"))),
        ("group-max-eni-excluded", With(TaggedOut, ("MAX_ENI", "2"))),
        ("fargate-takes-ipv4", With(Good, ("ENABLE_IPv6", "true")) with { Consumers = [new Consumer(ConsumerKind.FargatePod, "jobs", ["nodes-a"], 9)] }),
        ("discovery-unused", With(Good, ("ENABLE_SUBNET_DISCOVERY", "false")) with { Subnets = [.. Good.Subnets, Scenarios.Subnet("extra", 0, 24, 10) with { Block = CidrBlock.Parse("10.2.4.0/24"), Tags = Tag("1") }] }),
        ("group-without-subnets", Good with { Subnets = [.. Good.Subnets.Select(subnet => subnet with { Tags = Tag("1") })] }),
        ("group-in-one-zone", WithGroup(Group with { Zones = ["eu-west-1a"] })),
        ("eniconfig-missing", With(Good, ("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true"))),
        ("pods-without-place", WithGroup(Group with { PodsPerNode = 80 })),
        ("pods-without-address", WithGroup(Group with { PodsPerNode = 80, MaxPods = 100 })),
        ("group-mixes-max-pods", WithGroup(Group with { InstanceTypes = ["m5.large", "m5.4xlarge"] })),
        ("group-not-nitro", Prefixes(Group with { InstanceTypes = ["m4.large"] })),
        ("group-not-nitro IPv6", With(WithGroup(Group with { InstanceTypes = ["m4.large"] }), ("ENABLE_IPv6", "true"))),
        ("group-above-recommended-pods", Prefixes(Group with { MaxPods = 200 })),
        ("security-groups-off", WithGroup(Group with { SecurityGroupPods = 2 })),
        ("security-groups-on-windows", With(WithGroup(Group with { SecurityGroupPods = 2, OperatingSystem = NodeOs.Windows }), ("ENABLE_POD_ENI", "true"))),
        ("branch-no-trunk", With(WithGroup(Group with { SecurityGroupPods = 2 }), ("ENABLE_POD_ENI", "true"), ("MAX_ENI", "1"))),
        ("branch-limit", With(WithGroup(Group with { SecurityGroupPods = 9, InstanceTypes = ["t3.large"] }), ("ENABLE_POD_ENI", "true"))),
        ("max-pods-above-addresses", WithGroup(Group with { MaxPods = 110 })),
        ("max-pods-above-addresses Karpenter", With(WithGroup(Group with { Kind = NodeGroupKind.Karpenter }), ("ENABLE_POD_ENI", "true"))),
        ("max-pods-below-addresses", Prefixes(Group with { Kind = NodeGroupKind.SelfManaged })),
        ("max-pods-below-addresses IPv6", With(WithGroup(Group with { Kind = NodeGroupKind.Karpenter }), ("ENABLE_IPv6", "true"))),
        ("max-pods-expression-unusable", WithGroup(Group with { Kind = NodeGroupKind.SelfManaged, MaxPodsExpression = MaxPodsExpression.Parse("max_pods - 30") })),
        ("rollout-above-max-pods", WithGroup(Group with { PodsPerNode = 25, RolloutSurgePercent = 25 })),
        ("rollout-above-branches", With(WithGroup(Group with { PodsPerNode = 12, SecurityGroupPods = 9, RolloutSurgePercent = 25 }), ("ENABLE_POD_ENI", "true"))),
        ("rollout-above-branches cooling", With(WithGroup(Group with { SecurityGroupPods = 5 }), ("ENABLE_POD_ENI", "true"))),
        ("update-leaves-pods-waiting", WithGroup(Group with { PodsPerNode = 25, UpdateStrategy = UpdateStrategy.Minimal })),
        ("auto-mode-range", WithGroup(Group with { Kind = NodeGroupKind.AutoMode })),
        ("auto-mode-excludes", WithGroup(Group with { Kind = NodeGroupKind.AutoMode, SecurityGroupPods = 3 })),
        ("windows-ipam-off", WithGroup(Group with { OperatingSystem = NodeOs.Windows, PodsPerNode = 5 }) with { Windows = new WindowsSettings { Ipam = false } }),
        ("cni-no-pod-eni", Custom(Group with { InstanceTypes = ["p5.48xlarge"] }, ("ENABLE_POD_ENI", "true"))),
        ("pods-without-place resources", WithGroup(Group with { PodsPerNode = null, Pods = new PodDemand(200, 500, 64) })),
        ("pods-without-place told", Prefixes(Group with { Kind = NodeGroupKind.Karpenter, PodsPerNode = 60 })),
        ("pods-without-place per core", WithGroup(Group with { Kind = NodeGroupKind.Karpenter, PodsPerCore = 4, PodsPerNode = 20 })),
        ("pods-without-place Windows", WithGroup(Group with { OperatingSystem = NodeOs.Windows, PodsPerNode = 20 })),
        ("pods-without-place Auto Mode", WithGroup(Group with { Kind = NodeGroupKind.AutoMode, InstanceTypes = ["m5.12xlarge"], PodsPerNode = 120 })),
        ("pods-without-place ceiling", Prefixes(Group with { PodsPerNode = 150 })),
        ("pods-without-address custom", Custom(Group with { Kind = NodeGroupKind.Karpenter, PodsPerNode = 25 })),
        ("pods-without-address minimum", With(WithGroup(Group with { PodsPerNode = 20 }), ("MINIMUM_IP_TARGET", "12"))),
        ("pods-without-address Windows", WithGroup(Group with { Kind = NodeGroupKind.Karpenter, OperatingSystem = NodeOs.Windows, PodsPerNode = 12 })),
        ("branch-limit some", With(WithGroup(Group with { PodsPerNode = 20, SecurityGroupPods = 12 }), ("ENABLE_POD_ENI", "true"))),
        ("windows-ipv6", With(WithGroup(Group with { OperatingSystem = NodeOs.Windows }), ("ENABLE_IPv6", "true"))),
        ("windows-custom-networking", With(WithGroup(Group with { OperatingSystem = NodeOs.Windows }), ("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true"))),
    ];

    private static ClusterScenario Custom(NodeGroup group, params (string Name, string Value)[] variables)
    {
        var scenario = With(WithGroup(group), [("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true"), .. variables]);
        return Scenarios.With(scenario, Scenarios.Subnet("pods-a", 0, 20, 100), Scenarios.Subnet("pods-b", 1, 20, 100)) with
        {
            EniConfigs = new Dictionary<string, EniConfig> { ["eu-west-1a"] = new("pods-a"), ["eu-west-1b"] = new("pods-b") },
        };
    }
    private static ClusterScenario TaggedOut => Good with
    {
        Subnets = [.. Good.Subnets.Select(subnet => subnet.Name == "nodes-a" ? subnet with { Tags = Tag("0") } : subnet)],
    };

    private static ClusterScenario WithGroup(NodeGroup group) => Good with { NodeGroups = [group] };

    private static ClusterScenario Prefixes(NodeGroup group) => With(WithGroup(group), ("ENABLE_PREFIX_DELEGATION", "true"), ("WARM_PREFIX_TARGET", "1"));

    private static ClusterScenario With(ClusterScenario scenario, params (string Name, string Value)[] variables)
    {
        var changed = scenario with { CniEnvironment = variables.ToDictionary(variable => variable.Name, variable => variable.Value) };
        return changed.Settings.Mode == IpMode.Ipv6 ? AssumedSubnets.WithIpv6Blocks(changed) : changed;
    }

    private static VpcSetup Blocks(int count) => new() { Blocks = [.. Enumerable.Range(0, count).Select(index => new CidrBlock(0x0A000000u + ((uint)index << 17), 16))] };

    private static Finding Find(string id, ClusterScenario scenario) => Assert.Single(ScenarioFindings.Of(ClusterPlanner.Plan(scenario)), finding => finding.Id == id);

    private static IEnumerable<string> Ids(ClusterScenario scenario) => ScenarioFindings.Of(ClusterPlanner.Plan(scenario)).Select(finding => finding.Id);

    private static Dictionary<string, string> Tag(string value) => new() { [EksCalc.Cni.SubnetTagRules.Role] = value };
}
