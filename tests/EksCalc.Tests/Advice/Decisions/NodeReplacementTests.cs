using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Advice.Decisions;

/// <summary>Steps on nodes: whose are replaced, by what, and what that is called.</summary>
[Rule("R02", "R16", "R31", "R32")]
public class NodeReplacementTests
{
    private static readonly DecisionOptions Prefixes = new() { Mode = ModeOption.PrefixDelegation, Seeds = 1, Watched = TimeSpan.FromMinutes(10) };

    [Fact]
    public void Steps_GroupsOfSeveralKinds_SayWhatIsDoneForEach()
    {
        var scenario = Scenarios.Zones(3, 20, Group("system", NodeGroupKind.Managed)) with
        {
            NodeGroups = [Group("system", NodeGroupKind.Managed), Group("own", NodeGroupKind.SelfManaged), Group("general", NodeGroupKind.Karpenter), Group("auto", NodeGroupKind.AutoMode)],
        };

        var design = Decided(scenario, Prefixes).Chosen;

        Assert.Equal(
            "Tell the nodes of own and general 110 max pods (own: spec.kubelet.config.maxPods of nodeadm's NodeConfig in the launch template; "
            + "general: spec.kubelet.maxPods of the EC2NodeClass).",
            design.Steps.Single(step => step.Kind == StepKind.MaxPods).What);
        var replace = design.Steps.Single(step => step.Kind == StepKind.ReplaceNodes);
        Assert.Equal(
            "Replace the 12 nodes of system, own and general by new ones: make the node groups system-2 in the place of system and own-2 in the place of own, "
            + "then cordon and drain the old ones and delete them; Karpenter replaces those of general itself as they drift.",
            replace.What);
        Assert.Equal(12, design.Costs.NodesReplaced);
        Assert.Contains("make the node groups system and own in the place of those there are", design.WayBack.Single(step => step.Kind == StepKind.ReplaceNodes).What, StringComparison.Ordinal);
    }

    /// <summary>Its subnets are a managed group's for life, so further ones take a new group too.</summary>
    [Theory]
    [InlineData(NodeGroupKind.Managed, true)]
    [InlineData(NodeGroupKind.SelfManaged, false)]
    [InlineData(NodeGroupKind.Karpenter, false)]
    public void Steps_FurtherSubnets_ReplaceTheNodesOfManagedGroupsAlone(NodeGroupKind kind, bool isReplaced)
    {
        var scenario = Scenarios.Zones(3, 24, Group("web", kind) with { Nodes = new NodeCount(16, 18) });

        var design = Decided(scenario, new DecisionOptions { Mode = ModeOption.SecondaryIp, Seeds = 1, Watched = TimeSpan.FromMinutes(10) }).Designs.First(design => design.SubnetChange == SubnetChange.Added);

        Assert.Equal(isReplaced, design.Steps.Any(step => step.Kind == StepKind.ReplaceNodes));
        Assert.Equal(isReplaced ? ["web-2"] : [], design.NewNodeGroupNames.Values);
        Assert.Contains(kind switch { NodeGroupKind.Managed => "so a new one takes its place, web-2.", NodeGroupKind.SelfManaged => "Auto Scaling group.", _ => "subnetSelectorTerms." }, design.Steps.Single(step => step.Kind == StepKind.NodeSubnets).What, StringComparison.Ordinal);
    }

    /// <summary>R27: ENIs that are there stay in the subnet that they were made in, and those that pods leave are no nodes' next.</summary>
    [Theory]
    [InlineData(NodeGroupKind.Managed)]
    [InlineData(NodeGroupKind.SelfManaged)]
    [InlineData(NodeGroupKind.Karpenter)]
    public void Steps_PodsGetLargerSubnets_ReplaceTheNodesAndKeepTheirs(NodeGroupKind kind)
    {
        var zones = Scenarios.Zones(2, 24, Group("web", kind) with { Nodes = new NodeCount(40, 60) });
        var scenario = zones with
        {
            Vpc = zones.Vpc with { Blocks = [.. zones.Vpc.Blocks, CidrBlock.Parse("100.64.0.0/16")] },
            Subnets = [.. zones.Subnets, .. zones.Subnets.Select((subnet, index) => new SubnetSetup { Name = $"pods-{index}", Zone = subnet.Zone, Block = CidrBlock.Parse($"100.64.{index}.0/26") })],
            EniConfigs = zones.Subnets.Select((subnet, index) => (subnet.Zone, Config: new EniConfig($"pods-{index}"))).ToDictionary(config => config.Zone, config => config.Config),
            CniEnvironment = new Dictionary<string, string> { [CniVariables.CustomNetworking] = "true", [CniVariables.EniConfigLabel] = "topology.kubernetes.io/zone" },
        };

        var chosen = Decided(scenario, new DecisionOptions { Mode = ModeOption.CustomNetworking, Seeds = 1, Watched = TimeSpan.FromMinutes(10) }).Chosen;

        Assert.Equal(2, chosen.NewSubnets.Count);
        Assert.Equal(zones.Subnets.Select(subnet => subnet.Name), chosen.Scenario.NodeGroups[0].Subnets);
        Assert.StartsWith("Let web keep its nodes in ", chosen.Steps.Single(step => step.Kind == StepKind.NodeSubnets).What, StringComparison.Ordinal);
        Assert.All([chosen.Steps, chosen.WayBack], steps => Assert.Single(steps, step => step.Kind == StepKind.ReplaceNodes));
    }

    /// <summary>Why a variable is set does not say why it is removed.</summary>
    [Theory]
    [InlineData("ENABLE_PREFIX_DELEGATION", "true", ModeOption.SecondaryIp, "hold single addresses")]
    [InlineData("ENABLE_PREFIX_DELEGATION", "", ModeOption.PrefixDelegation, "hold prefixes")]
    public void Steps_PrefixesSwitched_SayWhatEnisHoldThen(string variable, string today, ModeOption then, string says)
    {
        var scenario = Scenarios.Zones(3, 20, Group("web", NodeGroupKind.Managed)) with { CniEnvironment = new Dictionary<string, string> { [variable] = today } };

        var step = Decided(scenario, new DecisionOptions { Mode = then, Seeds = 1, Watched = TimeSpan.FromMinutes(10) }).Chosen.Steps.First(step => step.Kind == StepKind.Variables);

        Assert.Contains(says, step.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_TargetsInAddressesRemoved_SayThatTheyWouldOverride()
    {
        var scenario = Scenarios.Zones(3, 20, Group("web", NodeGroupKind.Managed));
        var steps = ScenarioSteps.Between(
            scenario with { CniEnvironment = new Dictionary<string, string> { ["WARM_IP_TARGET"] = "5", ["MINIMUM_IP_TARGET"] = "30" } },
            scenario with { CniEnvironment = new Dictionary<string, string> { ["WARM_ENI_TARGET"] = "2" } },
            ClusterPlanner.Plan(scenario),
            new NodeReplacement(scenario, scenario));

        Assert.Equal("Targets in addresses would override WARM_ENI_TARGET and WARM_PREFIX_TARGET. A whole ENI is held free beside those in use.", steps.Single().Why);
    }

    [Fact]
    public void Names_LongOrTaken_AreNewAndWithinEksBounds()
    {
        var longest = new string('x', 63);
        var names = SuccessorNames.OfNodeGroups(["web", "WEB-2", longest], ["web", "WEB-2", longest]);

        Assert.Equal(["web-3", "WEB-2-2", new string('x', 61) + "-2"], names.Values);
        Assert.Equal(new string('c', 98) + "-2", SuccessorNames.OfCluster(new string('c', 100)));
        Assert.Equal("shop-2", SuccessorNames.OfCluster("shop"));
    }

    [Theory]
    [InlineData("shop", "Make a new cluster, shop-2, with the IP family ipv6")]
    [InlineData(null, "Make a new cluster with the IP family ipv6")]
    public void Steps_NewCluster_IsNamed(string? name, string expected)
    {
        var scenario = Scenarios.Zones(3, 20, Group("web", NodeGroupKind.Managed)) with { ClusterName = name };

        var design = Decided(scenario, Prefixes with { Mode = ModeOption.Ipv6 }).Chosen;

        Assert.StartsWith(expected, design.Steps.Single(step => step.Kind == StepKind.NewCluster).What, StringComparison.Ordinal);
        Assert.Empty(design.NewNodeGroupNames);
    }

    [Fact]
    public void Decision_EksAutoModeAlone_HasNoModesOfTheCni()
    {
        var decision = Decided(Scenarios.Zones(3, 26, Group("web", NodeGroupKind.AutoMode) with { Nodes = new NodeCount(20, 40) }), new DecisionOptions { Seeds = 1 });

        Assert.Equal([ModeOption.SecondaryIp, ModeOption.Ipv6], decision.Designs.Select(design => design.Mode).Distinct().Order());
        Assert.StartsWith("EKS Auto Mode, ", $"{decision.Chosen}", StringComparison.Ordinal);
        Assert.Contains(decision.Changes, change => change is { What: "Mode", Today: "EKS Auto Mode", Then: "EKS Auto Mode" });
        Assert.Contains(decision.Changes, change => change is { What: "Warm targets", Today: "none", Then: "none" });
        Assert.EndsWith("subnetSelectorTerms of a NodeClass (eks.amazonaws.com/v1).", decision.Chosen.Steps.Single(step => step.Kind == StepKind.NodeSubnets).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Steps_MoreBlocksThanTheQuota_AskForItFirst(int blocks, bool isAsked)
    {
        var small = Scenarios.Zones(3, 24, Group("web", NodeGroupKind.Karpenter) with { Nodes = new NodeCount(40, 80) });
        var scenario = small with
        {
            Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.0.0.0/22"), .. Enumerable.Range(1, blocks - 1).Select(index => CidrBlock.Parse($"10.{index}.0.0/28"))] },
            Subnets = [.. small.Subnets.Select((subnet, index) => subnet with { Block = CidrBlock.Parse($"10.0.{index}.0/24") })],
        };

        var steps = Decided(scenario, new DecisionOptions { KeepSubnets = true, Seeds = 1, Watched = TimeSpan.FromMinutes(10) }).Chosen.Steps;

        Assert.Equal(isAsked ? [StepKind.Quotas, StepKind.VpcBlocks] : [StepKind.VpcBlocks, StepKind.NewSubnets], steps.Take(2).Select(step => step.Kind));
        if (isAsked)
            Assert.Equal("Ask AWS for a quota of 6 IPv4 CIDR blocks per VPC, which can be 50 at most.", steps[0].What);
    }

    private static NodeGroup Group(string name, NodeGroupKind kind) => Scenarios.Group("m5.large", 4, 20) with { Name = name, Kind = kind };

    private static Decision Decided(ClusterScenario scenario, DecisionOptions options) => Decision.Of(scenario, options, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A character of two UTF-16 units is left out whole.</summary>
    [Fact]
    public void SuccessorNames_LongName_IsCutBetweenCharacters()
    {
        var long63 = $"{string.Concat(Enumerable.Repeat("😀", 31))}x";

        Assert.Equal($"{string.Concat(Enumerable.Repeat("😀", 30))}-2", SuccessorNames.OfNodeGroups([long63], [long63])[long63]);
    }
}
