using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Advice.Decisions;

[Rule("R15", "R16", "R20", "R27", "R29")]
public class DecisionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Three /24 in a large VPC, 40 to 80 nodes of Karpenter's with 25 pods each.</summary>
    private static ClusterScenario ThreeSmallSubnets { get; } = Scenarios.Zones(3, 24, Scenarios.Group("m5.2xlarge", 40, 25) with { Kind = NodeGroupKind.Karpenter, Nodes = new NodeCount(40, 80) });

    [Fact]
    public void Of_WhatFits_ChangesNothing()
    {
        var decision = Decision.Of(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 9)), DecisionOptions.Default with { WorthPercent = 100 }, cancellationToken: Token);

        Assert.Equal((ModeOption.SecondaryIp, DesignVerdict.Fits, DesignEffort.None), (decision.Chosen.Mode, decision.Chosen.Verdict, decision.Chosen.Effort));
        Assert.Empty(decision.Chosen.Steps);
        Assert.Empty(decision.Chosen.WayBack);
        Assert.StartsWith($"Nothing is worth changing: with {ModeOption.SecondaryIp.ToWords()} and today's subnets, every pod has a place and an address, and nodes-a, the fullest subnet, has", decision.Verdict, StringComparison.Ordinal);
        Assert.All(decision.Changes, change => Assert.Equal(change.Today, change.Then));
    }

    /// <summary>A group that names no subnets leaves those of the control plane as soon as there are others; that sizes are tried with copies is no such thing.</summary>
    [Fact]
    public void Of_ControlPlaneInTheOnlySubnets_KeepsTheirNodesThere()
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.24xlarge", 130, 700) with { Kind = NodeGroupKind.SelfManaged, MaxPods = 737 });
        scenario = scenario with { ControlPlaneSubnets = [.. scenario.Subnets.Select(subnet => subnet.Name)] };

        var decision = Decision.Of(scenario, DecisionOptions.Default with { Mode = ModeOption.SecondaryIp, Seeds = 1 }, cancellationToken: Token);

        Assert.Equal((DesignVerdict.Fits, 4), (decision.Chosen.Verdict, decision.Chosen.NewSubnets.Count));
        Assert.Equal(
            decision.Chosen.NewSubnets.Select(subnet => subnet.Name),
            decision.Chosen.Scenario.NodeGroups[0].Subnets.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(0, true)]
    public void Of_GainBelowTheThreshold_ChangesNoSetting(int worth, bool changes)
    {
        var decision = Decision.Of(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 9)), DecisionOptions.Default with { WorthPercent = worth }, cancellationToken: Token);

        Assert.Equal(changes, decision.Chosen.ChangesWarmTargets);
        Assert.Equal(changes ? [StepKind.Variables] : [], decision.Chosen.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Of_SmallSubnetsToBeKept_GivesPodsSubnetsOfTheirOwn()
    {
        var decision = Decision.Of(ThreeSmallSubnets, DecisionOptions.Default with { KeepSubnets = true }, cancellationToken: Token);
        var chosen = decision.Chosen;

        Assert.Equal((ModeOption.CustomNetworking, SubnetChange.Kept, DesignEffort.PodBlock), (chosen.Mode, chosen.SubnetChange, chosen.Effort));
        Assert.Equal(DesignVerdict.Fits, chosen.Verdict);
        Assert.All(chosen.NewSubnets, subnet => Assert.True(AssociationRules.IsUnroutable(subnet.Block)));
        Assert.Equal(
            [StepKind.VpcBlocks, StepKind.NewSubnets, StepKind.EniConfigs, StepKind.Variables, StepKind.MaxPods, StepKind.ReplaceNodes, StepKind.Watch], chosen.Steps.Select(step => step.Kind));
        // The way back has nothing of the way there in it but the nodes, and ends with what was made.
        Assert.Equal(
            [StepKind.Variables, StepKind.MaxPods, StepKind.ReplaceNodes, StepKind.Watch, StepKind.RemoveEniConfigs, StepKind.RemoveSubnets, StepKind.RemoveVpcBlocks], chosen.WayBack.Select(step => step.Kind));
        // R16: Karpenter does not know that the primary ENI serves no pods.
        Assert.Equal((58, 44), (decision.Today.Groups[0].MaxPods, chosen.Plan.Groups[0].MaxPods));
        Assert.Contains(chosen.Steps, step => step.What.Contains("44 max pods (spec.kubelet.maxPods of the EC2NodeClass)", StringComparison.Ordinal));
        Assert.Contains("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true, ENI_CONFIG_LABEL_DEF=topology.kubernetes.io/zone", chosen.Steps[3].What, StringComparison.Ordinal);
        Assert.DoesNotContain(chosen.Findings, finding => finding.Severity >= Severity.Warning);
    }

    [Fact]
    public void Of_SubnetsTooSmallWithRoomInTheVpc_PutsFurtherOnesBesideThem()
    {
        var chosen = Decision.Of(ThreeSmallSubnets, cancellationToken: Token).Chosen;

        Assert.Equal((ModeOption.SecondaryIp, SubnetChange.Added, DesignEffort.Subnets), (chosen.Mode, chosen.SubnetChange, chosen.Effort));
        Assert.Equal(["nodes-a-2", "nodes-b-2", "nodes-c-2"], chosen.NewSubnets.Select(subnet => subnet.Name));
        Assert.Equal(0, chosen.Costs.NodesReplaced);
        Assert.DoesNotContain(chosen.Steps, step => step.Kind == StepKind.ReplaceNodes);
    }

    /// <summary>What others use of a subnet stays there, as do load balancers and the control plane: the subnet that takes its place starts empty.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public void Of_SubnetsThatOthersUse_AreReplacedByOnesForTheClusterAlone(int used)
    {
        var small = Scenarios.Zones(3, 24, Scenarios.Group("m5.large", 24, 20) with { Kind = NodeGroupKind.Karpenter });
        var scenario = small with
        {
            Subnets = [.. small.Subnets.Select(subnet => subnet with { UsedAddresses = used })],
            ControlPlaneSubnets = used == 0 ? [] : [.. small.Subnets.Select(subnet => subnet.Name)],
            NodeGroups = [small.NodeGroups[0] with { Subnets = [.. small.Subnets.Select(subnet => subnet.Name)] }],
        };

        var design = Decision.Of(scenario, DecisionOptions.Default with { Mode = ModeOption.SecondaryIp }, cancellationToken: Token).Designs.First(design => design.SubnetChange == SubnetChange.Replaced);

        Assert.Equal(DesignVerdict.Fits, design.Verdict);
        Assert.All(design.NewSubnets, subnet => Assert.Equal((23, 0), (subnet.Block.PrefixLength, subnet.UsedAddresses)));
        Assert.Equal(used, design.Scenario.Subnets[0].UsedAddresses);
    }

    /// <summary>A subnet that others fill is replaced, though it is larger than the cluster needs.</summary>
    [Fact]
    public void Of_SubnetsFullOfOthers_AreReplacedByOnesThatNeedNotBeAsLarge()
    {
        var small = Scenarios.Zones(3, 24, Scenarios.Group("m5.large", 6, 20) with { Kind = NodeGroupKind.Karpenter });
        var scenario = small with { Subnets = [.. small.Subnets.Select(subnet => subnet with { UsedAddresses = 240 })] };

        var design = Decision.Of(scenario, DecisionOptions.Default with { Mode = ModeOption.SecondaryIp }, cancellationToken: Token).Designs.First(design => design.SubnetChange == SubnetChange.Replaced);

        Assert.Equal(DesignVerdict.Fits, design.Verdict);
        Assert.All(design.NewSubnets, subnet => Assert.Equal(25, subnet.Block.PrefixLength));
    }

    [Fact]
    public void Of_VpcWithoutRoom_TakesUnroutableAddressesForPodsRatherThanRoutableOnes()
    {
        var full = ThreeSmallSubnets with
        {
            Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.0.0.0/22")] },
            Subnets = [.. ThreeSmallSubnets.Subnets.Select((subnet, index) => subnet with { Block = new CidrBlock(0x0A000000u + ((uint)index << 8), 24) })],
        };

        var decision = Decision.Of(full, cancellationToken: Token);

        Assert.Equal((DesignEffort.PodBlock, ModeOption.CustomNetworking), (decision.Chosen.Effort, decision.Chosen.Mode));
        Assert.Contains(decision.Designs, design => design.Effort == DesignEffort.RoutableBlock && design.Verdict == DesignVerdict.Fits);
    }

    [Fact]
    public void Of_MorePodsThanMaxPods_TakesPrefixes()
    {
        var decision = Decision.Of(Scenarios.Zones(3, 18, Scenarios.Group("m5.large", 10, 60)), cancellationToken: Token);

        Assert.Equal(ModeOption.PrefixDelegation, decision.Chosen.Mode);
        Assert.Contains(decision.Chosen.Steps, step => step.What.Contains("ENABLE_PREFIX_DELEGATION=true", StringComparison.Ordinal));
        Assert.Equal(DesignCriterion.PodsLeftOut, decision.Designs.First(design => design.Mode == ModeOption.SecondaryIp).WhyNot!.Criterion);
        Assert.Contains("pods out", decision.Designs.First(design => design.Mode == ModeOption.SecondaryIp).WhyNot!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_KarpenterWithPrefixes_IsToldWhatTheCniServes()
    {
        var scenario = Scenarios.Zones(3, 18, Scenarios.Group("m5.large", 10, 60) with { Kind = NodeGroupKind.Karpenter }, ("ENABLE_PREFIX_DELEGATION", "true"), ("WARM_PREFIX_TARGET", "1"));
        var decision = Decision.Of(scenario, cancellationToken: Token);

        Assert.Equal((ModeOption.PrefixDelegation, 0L, 110), (decision.Chosen.Mode, decision.Chosen.Costs.PodsLeftOut, decision.Chosen.Plan.Groups[0].MaxPods));
        Assert.True(decision.AsItIs.Costs.PodsLeftOut > 0);
    }

    [Theory]
    [InlineData(DesignPreference.FewestAddresses)]
    [InlineData(DesignPreference.FewestRoutableAddresses)]
    [InlineData(DesignPreference.FewestCalls)]
    [InlineData(DesignPreference.FewestChanges)]
    public void Of_Preference_HasTheFewestOfIt(DesignPreference preference)
    {
        var decision = Decision.Of(ThreeSmallSubnets, DecisionOptions.Default with { Prefer = preference }, cancellationToken: Token);
        var others = decision.Designs.Where(design => design is { Verdict: DesignVerdict.Fits, Effort: not DesignEffort.Cluster });

        Assert.Equal(others.Min(Cost), Cost(decision.Chosen));

        double Cost(Design design) => preference switch
        {
            DesignPreference.FewestAddresses => design.Costs.AddressesAtPeak,
            DesignPreference.FewestRoutableAddresses => design.Costs.RoutableAddresses,
            DesignPreference.FewestCalls => Math.Round(design.Costs.Ec2CallsPerHour),
            _ => design.Costs.Steps,
        };
    }

    [Fact]
    public void Of_WindowsOrOldTypes_LeavesOutWhatCannotBe()
    {
        var windows = Decision.Of(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 5) with { OperatingSystem = NodeOs.Windows }), cancellationToken: Token);
        var old = Decision.Of(Scenarios.Zones(3, 20, Scenarios.Group("m4.large", 10, 5)), cancellationToken: Token);

        Assert.Equal([ModeOption.PrefixDelegation, ModeOption.CustomNetworking, ModeOption.CustomNetworkingWithPrefixes, ModeOption.Ipv6], windows.ExcludedModes.Select(mode => mode.Mode));
        Assert.Equal([ModeOption.Ipv6], old.ExcludedModes.Select(mode => mode.Mode));
        Assert.DoesNotContain(old.Designs, design => design.Mode == ModeOption.Ipv6);
    }

    [Fact]
    public void Of_ModeThatCannotBe_SaysWhy()
    {
        var problem = Assert.Throws<InvalidInputException>(() => Decision.Of(
            Scenarios.Zones(3, 20, Scenarios.Group("m4.large", 10, 5)), DecisionOptions.Default with { Mode = ModeOption.Ipv6 }, cancellationToken: Token)).Problems.Single();

        Assert.Equal("IPv6 cannot be: m4.large: not Nitro, ipamd does not start.", problem.Message);
    }

    [Fact]
    public void Of_ModeWanted_TakesIt()
    {
        var decision = Decision.Of(ThreeSmallSubnets, DecisionOptions.Default with { Mode = ModeOption.PrefixDelegation }, cancellationToken: Token);

        Assert.All(decision.Designs, design => Assert.Equal(ModeOption.PrefixDelegation, design.Mode));
        Assert.Equal((ModeOption.SecondaryIp, DesignEffort.None), (decision.AsItIs.Mode, decision.AsItIs.Effort));
    }

    [Fact]
    public void Of_WithoutZoneLoss_NeedsLess()
    {
        var (with, without) = (Decision.Of(ThreeSmallSubnets, cancellationToken: Token), Decision.Of(ThreeSmallSubnets, DecisionOptions.Default with { WithoutZoneLoss = true }, cancellationToken: Token));

        Assert.True(without.Chosen.NewSubnets[0].Block.PrefixLength >= with.Chosen.NewSubnets[0].Block.PrefixLength);
        Assert.Equal(0, without.Scenario.ZonesLost);
    }

    [Fact]
    public void Of_NothingThatHolds_SaysSo()
    {
        var decision = Decision.Of(Scenarios.Zones(1, 28, Scenarios.Group("m5.large", 10, 500)), cancellationToken: Token);

        Assert.False(decision.Fits);
        Assert.Contains("No design holds the workload", decision.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        var scenario = Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 9));
        DecisionOptions[] wrong =
        [
            new() { WorthPercent = 101 }, new() { WorthPercent = -1 }, new() { Seeds = 0 }, new() { CallBudgetPerHour = -1 }, new() { ReplacedPerHour = -1 },
            new() { Prefer = (DesignPreference)99 }, new() { Mode = (ModeOption)99 }, new() { LeaveRoom = new SizingOptions(-1, 0) },
        ];
        Assert.All(wrong, options => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Decision.Of(scenario, options, cancellationToken: Token)));
    }

    [Fact]
    public void Words_OfEveryValue_AreDistinct()
    {
        AllDistinct(Enum.GetValues<DesignEffort>(), value => value.ToWords());
        AllDistinct(Enum.GetValues<DesignVerdict>(), value => value.ToWords());
        AllDistinct(Enum.GetValues<Disruption>(), value => value.ToWords());
        AllDistinct(Enum.GetValues<DesignPreference>(), value => value.ToWords());
        AllDistinct(Enum.GetValues<ModeOption>(), value => value.ToWords());

        static void AllDistinct<T>(T[] values, Func<T, string> words)
            where T : struct, Enum
        {
            Assert.Equal(values.Length, values.Select(words).Distinct().Count());
            Assert.Throws<ArgumentOutOfRangeException>(() => words((T)Enum.ToObject(typeof(T), 99)));
        }
    }
}
