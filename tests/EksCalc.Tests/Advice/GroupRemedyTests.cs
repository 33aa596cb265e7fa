using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;

namespace EksCalc.Tests.Advice;

/// <summary>Whatever a group is like: what a finding tells to do, done, makes the finding go away.</summary>
public class GroupRemedyTests
{
    private static readonly string[] Types = ["m5.large", "m5.xlarge", "c5.2xlarge", "m5.12xlarge", "t3.nano", "t3.medium", "m4.large", "p5.48xlarge", "m6g.medium", "m5.24xlarge"];
    private static readonly string[] Expressions = ["max_pods + 2", "max_pods - 30", "110", "min(max_pods, vcpus * 8)"];

    private static readonly Gen<NodeGroup> Groups =
        from kind in Gen.Enum<NodeGroupKind>()
        from windows in Gen.Int[0, 5]
        from types in Gen.Int[0, Types.Length - 1].Array[1, 2]
        from counts in Gen.Select(Gen.Int[0, 12], Gen.Int[0, 140], Gen.Int[0, 3], Gen.Int[0, 4])
        from pods in Gen.Select(Gen.Int[0, 900], Gen.Int[0, 900], Gen.Int[0, 3])
        from options in Gen.Int[0, 11].Array[6]
        let os = windows == 0 && kind != NodeGroupKind.AutoMode ? NodeOs.Windows : NodeOs.Linux
        let own = kind is NodeGroupKind.Karpenter or NodeGroupKind.SelfManaged
        let expression = own && options[5] < Expressions.Length ? MaxPodsExpression.Parse(Expressions[options[5]]) : null
        let perNode = pods.Item3 == 0 ? (int?)null : counts.Item2
        select new NodeGroup
        {
            Name = "group",
            Kind = kind,
            InstanceTypes = [.. types.Distinct().Select(index => Types[index])],
            Nodes = perNode is null && options[0] == 0 ? null : NodeCount.Fixed(counts.Item1),
            PodsPerNode = perNode,
            Pods = perNode is null ? new PodDemand(pods.Item1, pods.Item2 % 3 * 200, 32) : null,
            DaemonSetPods = counts.Item3,
            HostNetworkPods = counts.Item4,
            SecurityGroupPods = options[1] < 4 ? Math.Min(options[1] * 4, perNode ?? 12) : 0,
            MaxPods = expression is not null ? null : options[2] switch { 0 => 29, 1 => 110, 2 => 300, 3 => 8, _ => null },
            ReservedEnis = kind == NodeGroupKind.Karpenter && options[3] == 0 ? 1 : 0,
            PodsPerCore = own && options[4] == 0 ? 6 : null,
            MaxPodsExpression = expression,
            OperatingSystem = os,
            UpdateStrategy = kind == NodeGroupKind.Managed && options[4] == 1 ? UpdateStrategy.Minimal : UpdateStrategy.Default,
        };

    private static readonly (string, string)[][] Modes =
    [
        [],
        [("ENABLE_PREFIX_DELEGATION", "true"), ("WARM_PREFIX_TARGET", "1")],
        [("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true")],
        [("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true"), ("ENABLE_POD_ENI", "true")],
        [("ENABLE_POD_ENI", "true")],
        [("MINIMUM_IP_TARGET", "10")],
        [("WARM_IP_TARGET", "2"), ("MAX_ENI", "2"), ("ENABLE_POD_ENI", "true")],
        [("ENABLE_IPv6", "true")],
    ];

    public static TheoryData<string, int, NodeGroup, string> Said => new()
    {
        // One number for what the CNI serves and what is recommended.
        { "max-pods-above-addresses", 0, Own with { MaxPods = 300 }, "Set max pods to 29." },
        { "max-pods-above-addresses", 1, Own with { MaxPods = 500 }, "Set max pods to 110." },
        { "max-pods-above-addresses", 2, Own with { Kind = NodeGroupKind.Karpenter }, "Set RESERVED_ENIS to 1." },
        { "max-pods-below-addresses", 0, Own with { Kind = NodeGroupKind.Karpenter, ReservedEnis = 1 }, "Set RESERVED_ENIS to 0." },
        { "max-pods-above-addresses", 0, Own with { Kind = NodeGroupKind.Karpenter, MaxPodsExpression = MaxPodsExpression.Parse("max_pods + 2") }, "Change the expression so that it gives 29, or set max pods to that." },
        { "max-pods-below-addresses", 0, Own with { Kind = NodeGroupKind.SelfManaged, MaxPodsExpression = MaxPodsExpression.Parse("max_pods - 9") }, "Change the expression so that it gives 29, or set max pods to that." },
        { "max-pods-below-addresses", 0, Own with { Kind = NodeGroupKind.SelfManaged, PodsPerCore = 6 }, "Raise podsPerCore to 15, or leave it out." },
        { "pods-without-place", 0, Own with { Kind = NodeGroupKind.Karpenter, PodsPerCore = 6, PodsPerNode = 20 }, "Raise podsPerCore to 15, or let it have 8 nodes, or choose types with more vCPUs." },
        // No one number suits both types.
        { "max-pods-below-addresses", 1, Own with { Kind = NodeGroupKind.Karpenter, InstanceTypes = ["m5.large", "m4.large"] }, "Give m5.large a group of its own with max pods of 110." },
        { "security-groups-on-windows", 0, Own with { OperatingSystem = NodeOs.Windows, SecurityGroupPods = 2 }, "Use Linux nodes for these pods." },
    };

    private static NodeGroup Own => Scenarios.Group("m5.large", 4, 5, "group");

    [Theory]
    [MemberData(nameof(Said), DisableDiscoveryEnumeration = true)]
    public void Of_OneCause_HasOneRemedyThatNamesIt(string id, int mode, NodeGroup group, string action)
    {
        var findings = ScenarioFindings.Of(ClusterPlanner.Plan(Of(group, mode))).Where(finding => finding.Subject == "group").ToList();

        Assert.Equal(action, Assert.Single(findings, finding => finding.Id == id).Action);
        Assert.DoesNotContain(findings, finding => finding.Id is "group-above-recommended-pods" or "security-groups-off");
    }

    [Fact]
    public void Of_SecurityGroupsInIpv6BeforeTheCniKnowsThem_SaysTheVersion()
    {
        var scenario = Of(Own with { SecurityGroupPods = 2 }, 7);
        var plan = ClusterPlanner.Plan(scenario with { CniVersion = new CniVersion(1, 15), CniEnvironment = scenario.CniEnvironment.Append(KeyValuePair.Create("ENABLE_POD_ENI", "true")).ToDictionary() });

        Assert.Equal("Update the VPC CNI add-on, or take them to an IPv4 cluster.", Assert.Single(ScenarioFindings.Of(plan), finding => finding.Id == "branch-no-trunk").Action);
    }

    [Fact]
    public void Of_FullSubnetBesideAnEmptyOne_IsLeftOutByThoseThatDoNotLook()
    {
        var group = Own with { Nodes = NodeCount.Fixed(3), PodsPerNode = 10, UpdateStrategy = UpdateStrategy.Minimal };
        var scenario = Scenarios.With(Scenarios.Zones(1, 24, group), Scenarios.Subnet("empty", 0, 24, 11)) with { ZonesLost = 0 };
        var plan = ClusterPlanner.Plan(scenario with
        {
            Subnets = [scenario.Subnets[0] with { UsedAddresses = 240 }, scenario.Subnets[1]],
            NodeGroups = [group, group with { Name = "looks", Kind = NodeGroupKind.Karpenter, UpdateStrategy = UpdateStrategy.Default, DisruptionBudget = new NodeShare(0) }],
        });

        Assert.StartsWith("Leave nodes-a out of the subnets of group, or let Karpenter", Assert.Single(ScenarioFindings.Of(plan), finding => finding.Id == "subnet-full").Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TypeThatKarpenterMakesNoNodeOf_IsNotHeldAgainstTheOthers()
    {
        var group = Own with { Kind = NodeGroupKind.Karpenter, InstanceTypes = ["t3.nano", "m5.large"], DaemonSetPods = 2 };

        Assert.DoesNotContain(ScenarioFindings.Of(ClusterPlanner.Plan(Of(group, 0))), finding => finding.Id is "max-pods-above-addresses" or "max-pods-below-addresses" or "pods-without-place");
    }

    [Fact]
    public void Of_AutoModeInOneZone_AddsNoSubnetForPods()
    {
        var scenario = Of(Own with { Kind = NodeGroupKind.AutoMode, Zones = ["eu-west-1a"] }, 2);
        var oneZone = scenario with { Subnets = [scenario.Subnets[0], scenario.Subnets[2]], EniConfigs = scenario.EniConfigs.Take(1).ToDictionary() };
        var finding = Assert.Single(ScenarioFindings.Of(ClusterPlanner.Plan(oneZone)), one => one.Id == "group-in-one-zone");

        Assert.DoesNotContain(" and 1", finding.Action, StringComparison.Ordinal);
        Assert.NotNull(finding.Remedy);
    }

    [Fact]
    public void Of_TagThatLeavesThePodsNoEni_IsTakenOff()
    {
        // Without discovery nodes of the tagged subnet get no ENI beside the primary one: five addresses, and daemon sets' pods take these.
        var group = Scenarios.Group("t3.medium", 3, 35, "group") with { Kind = NodeGroupKind.SelfManaged, DaemonSetPods = 5 };
        var scenario = Scenarios.Zones(1, 20, group, ("ENABLE_SUBNET_DISCOVERY", "false"));
        scenario = scenario with { Subnets = [scenario.Subnets[0] with { Tags = new Dictionary<string, string> { [SubnetTagRules.Role] = "0" } }] };
        var findings = ScenarioFindings.Of(ClusterPlanner.Plan(scenario)).ToList();

        foreach (var id in (string[])["pods-without-place", "pods-without-address"])
        {
            var finding = Assert.Single(findings, finding => finding.Id == id);
            // 105 pods, of which a node takes 17 less 2 on the host network less 5 of daemon sets.
            Assert.Equal("Take the tag kubernetes.io/role/cni off nodes-a, with 11 nodes for all pods.", finding.Action);
            RemedyTests.IsGone(finding, scenario);
        }
    }

    [Fact]
    public void Remedy_OfAnyGroup_MakesItsFindingGoAway()
    {
        var applied = 0;
        Gen.Select(Groups, Gen.Int[0, Modes.Length - 1]).ForAll(
            (group, mode) =>
            {
                var scenario = Of(group, mode);
                foreach (var finding in ScenarioFindings.Of(ClusterPlanner.Plan(scenario)).Where(finding => finding.Remedy is not null))
                {
                    var changed = ((ScenarioRemedy)finding.Remedy!).ApplyTo(scenario);
                    Assert.Empty(changed.Problems());
                    var still = ScenarioFindings.Of(ClusterPlanner.Plan(changed)).FirstOrDefault(other => (other.Id, other.Subject) == (finding.Id, finding.Subject));
                    Assert.True(still is null, $"Mode {mode}: {finding.Message} {finding.Action}\nAfterwards: {still?.Message}");
                    Interlocked.Increment(ref applied);
                }
            },
            iter: 1_500);
        Assert.True(applied > 1_500, $"{applied} remedies.");
    }

    private static ClusterScenario Of(NodeGroup group, int mode)
    {
        var scenario = Scenarios.Zones(2, 16, group, Modes[mode]);
        return !scenario.Settings.CustomNetworking ? scenario : Scenarios.With(scenario, Scenarios.Subnet("pods-a", 0, 16, 100), Scenarios.Subnet("pods-b", 1, 16, 100)) with
        {
            EniConfigs = new Dictionary<string, EniConfig> { ["eu-west-1a"] = new("pods-a"), ["eu-west-1b"] = new("pods-b") },
        };
    }
}
