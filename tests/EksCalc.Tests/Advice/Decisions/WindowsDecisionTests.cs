using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;

namespace EksCalc.Tests.Advice.Decisions;

/// <summary>Designs vary what Windows nodes go by: their ConfigMap, and not aws-node's variables.</summary>
[Rule("R17")]
public class WindowsDecisionTests
{
    private static readonly DecisionOptions Quick = DecisionOptions.Default with { Seeds = 1, Watched = TimeSpan.FromMinutes(10) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The primary ENI of an m5.large has 9 addresses for pods, or 9 prefixes.</summary>
    private static NodeGroup Windows(int pods) => Scenarios.Group("m5.large", 10, pods) with { Name = "win", OperatingSystem = NodeOs.Windows, HostNetworkPods = 0, Nodes = new NodeCount(10, 10) };

    [Fact]
    public void Of_WindowsNodesWithTooManyPods_GetPrefixesByTheirConfigMap()
    {
        var decision = Decision.Of(Scenarios.Zones(3, 20, Windows(25)), Quick, cancellationToken: Token);
        var chosen = decision.Chosen;

        Assert.StartsWith("Set enable-windows-prefix-delegation=true (ConfigMap amazon-vpc-cni) and keep today's subnets: every pod has a place and an address", decision.Verdict, StringComparison.Ordinal);
        Assert.Equal((DesignVerdict.Fits, DesignEffort.Nodes, true), (chosen.Verdict, chosen.Effort, chosen.Windows!.PrefixDelegation));
        Assert.Equal([StepKind.WindowsSettings, StepKind.ReplaceNodes, StepKind.Watch], chosen.Steps.Select(step => step.Kind));
        Assert.Equal("In the ConfigMap amazon-vpc-cni of kube-system set enable-windows-prefix-delegation=true.", chosen.Steps[0].What);
        Assert.Equal("In the ConfigMap amazon-vpc-cni of kube-system remove enable-windows-prefix-delegation.", chosen.WayBack[0].What);
        Assert.Contains(decision.Changes, change => change == new DecisionChange("Windows settings", "defaults", "enable-windows-prefix-delegation=true"));
        Assert.Equal(160, decision.AsItIs.Costs.PodsLeftOut);

        // What no node goes by is no design.
        Assert.All(decision.Designs, design => Assert.Equal(ModeOption.SecondaryIp, design.Mode));
        var prefixes = decision.ExcludedModes.Single(mode => mode.Mode == ModeOption.PrefixDelegation);
        Assert.Equal("Windows nodes go by the ConfigMap amazon-vpc-cni, not by aws-node's variables (R17)", $"{prefixes.Obstacles[0]}");
    }

    [Fact]
    public void Of_LinuxBesideThem_ReplacesWindowsNodesAlone()
    {
        var decision = Decision.Of(Scenarios.Zones(3, 20, Windows(25)) with { NodeGroups = [Scenarios.Group("m5.large", 6, 9), Windows(25)] }, Quick with { WorthPercent = 100 }, cancellationToken: Token);

        Assert.Equal([StepKind.WindowsSettings, StepKind.ReplaceNodes, StepKind.Watch], decision.Chosen.Steps.Select(step => step.Kind));
        Assert.StartsWith("Replace the 10 nodes of win by new ones: ", decision.Chosen.Steps[1].What, StringComparison.Ordinal);
        Assert.Equal(10, decision.Chosen.Costs.NodesReplaced);
        Assert.Contains(decision.Designs, design => design.Mode == ModeOption.PrefixDelegation && design.Windows!.PrefixDelegation && design.Costs.NodesReplaced == 16);
        Assert.Contains(decision.Designs, design => design.Mode == ModeOption.PrefixDelegation && !design.Windows!.PrefixDelegation && design.Costs.NodesReplaced == 6);
    }

    [Fact]
    public void Of_TargetsThatTakeTheSubnets_GoWhereDefaultsDo()
    {
        var scenario = Scenarios.Zones(3, 24, Windows(9)) with { Windows = new WindowsSettings { PrefixDelegation = true, WarmPrefixTarget = 8 } };

        var chosen = Decision.Of(scenario, Quick with { KeepSubnets = true }, cancellationToken: Token).Chosen;

        Assert.Equal((DesignVerdict.Fits, DesignEffort.Settings, new WindowsSettings { PrefixDelegation = true }), (chosen.Verdict, chosen.Effort, chosen.Windows));
        Assert.Equal("In the ConfigMap amazon-vpc-cni of kube-system remove windows-warm-prefix-target.", Assert.Single(chosen.Steps).What);
        Assert.Equal("In the ConfigMap amazon-vpc-cni of kube-system set windows-warm-prefix-target=8.", Assert.Single(chosen.WayBack).What);
    }

    [Fact]
    public void Of_AddressesTurnedOff_TurnsThemOn()
    {
        var decision = Decision.Of(Scenarios.Zones(3, 20, Windows(9)) with { Windows = new WindowsSettings { Ipam = false } }, Quick, cancellationToken: Token);

        Assert.StartsWith("Set enable-windows-ipam=true (ConfigMap amazon-vpc-cni)", decision.Verdict, StringComparison.Ordinal);
        Assert.Equal(0, decision.Chosen.Costs.Errors);
    }

    [Theory]
    [InlineData(NodeOs.Linux, 1)]
    [InlineData(NodeOs.Windows, 4)]
    public void Candidates_AreOfWhatNodesGoBy(NodeOs os, int count)
    {
        var scenario = Scenarios.Zones(2, 24, Windows(9) with { OperatingSystem = os }) with { Windows = new WindowsSettings { WarmIpTarget = 5 } };

        var candidates = WindowsCandidates.Of(scenario, InstanceCatalog.Default);

        Assert.Equal((count, scenario.Windows), (candidates.Count, candidates[0]));
        Assert.Equal(count, candidates.Distinct().Count());
    }
}
