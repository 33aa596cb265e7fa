using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>Who says max pods, by the kind of group, and what the CNI serves beside it.</summary>
[Rule("R11", "R12", "R13", "R16", "R17", "R29", "R30", "R31")]
public class ToldMaxPodsTests
{
    private static readonly CniSettings Secondary = new();
    private static readonly CniSettings Prefixes = new() { Mode = IpMode.PrefixDelegation, WarmPrefixTarget = 1 };
    private static readonly CniSettings Custom = new() { CustomNetworking = true };
    private static readonly CniSettings Trunk = new() { PodEni = true };
    private static readonly CniSettings Ipv6 = new() { Mode = IpMode.Ipv6 };

    public static TheoryData<string, NodeGroupKind, string, int, int> Kinds => new()
    {
        // type, kind, mode, told, served
        { "m5.large", NodeGroupKind.Managed, "secondary", 29, 29 },
        { "m5.large", NodeGroupKind.SelfManaged, "secondary", 29, 29 },
        { "m5.large", NodeGroupKind.Karpenter, "secondary", 29, 29 },
        { "m5.large", NodeGroupKind.AutoMode, "secondary", 110, 434 },
        { "m5.24xlarge", NodeGroupKind.Managed, "secondary", 250, 737 }, // The cap holds without prefixes too.
        { "m5.24xlarge", NodeGroupKind.SelfManaged, "secondary", 737, 737 },
        { "m5.24xlarge", NodeGroupKind.Karpenter, "secondary", 737, 737 },
        { "m5.large", NodeGroupKind.Managed, "prefixes", 110, 434 },
        { "m5.large", NodeGroupKind.SelfManaged, "prefixes", 29, 434 },
        { "m5.large", NodeGroupKind.Karpenter, "prefixes", 29, 434 },
        { "m5.12xlarge", NodeGroupKind.Managed, "prefixes", 250, 3714 },
        { "m5.large", NodeGroupKind.Managed, "custom", 20, 20 },
        { "m5.large", NodeGroupKind.Karpenter, "custom", 29, 20 },
        { "m5.xlarge", NodeGroupKind.SelfManaged, "custom", 58, 44 },
        { "m5.large", NodeGroupKind.Managed, "trunk", 20, 20 },
        { "m5.large", NodeGroupKind.Karpenter, "trunk", 29, 20 },
        { "m5.large", NodeGroupKind.Managed, "ipv6", 110, int.MaxValue },
        { "m5.large", NodeGroupKind.SelfManaged, "ipv6", 29, int.MaxValue },
        { "m5.large", NodeGroupKind.AutoMode, "ipv6", 110, int.MaxValue },
        { "t3.nano", NodeGroupKind.AutoMode, "custom", 34, 34 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Told_ByKind(string type, NodeGroupKind kind, string mode, int told, int served)
    {
        var settings = mode switch { "prefixes" => Prefixes, "custom" => Custom, "trunk" => Trunk, "ipv6" => Ipv6, _ => Secondary };
        var kubelet = new KubeletSetup(kind);

        Assert.Equal((told, served), (MaxPods.Told(Type(type), settings, kubelet).Pods, MaxPods.Served(Type(type), settings, kubelet)));
    }

    [Fact]
    public void Told_NumberExpressionAndFormula_GoInThisOrder()
    {
        var kubelet = new KubeletSetup(NodeGroupKind.SelfManaged) { MaxPods = 50, Expression = MaxPodsExpression.Parse("max_pods + 2") };

        Assert.Equal(new ToldMaxPods(50, "The kubelet's configuration"), MaxPods.Told(Type("m5.large"), Prefixes, kubelet));
        Assert.Equal(new ToldMaxPods(31, "The expression"), MaxPods.Told(Type("m5.large"), Prefixes, kubelet with { MaxPods = null }));
        Assert.Equal(
            new ToldMaxPods(29, "nodeadm", ExpressionProblem: "gives no number of pods"),
            MaxPods.Told(Type("m5.large"), Prefixes, kubelet with { MaxPods = null, Expression = MaxPodsExpression.Parse("max_pods - 29") }));
        Assert.Equal(
            new ToldMaxPods(0, "Karpenter", ExpressionProblem: "gives no number of pods"),
            MaxPods.Told(Type("m5.large"), Prefixes, new KubeletSetup(NodeGroupKind.Karpenter) { Expression = MaxPodsExpression.Parse("max_pods - 29") }));
        Assert.Equal(50, MaxPods.Told(Type("m5.large"), Secondary, new KubeletSetup(NodeGroupKind.Managed) { MaxPods = 50 }).Pods);
        Assert.Equal(110, MaxPods.Told(Type("m5.large"), Secondary, new KubeletSetup(NodeGroupKind.AutoMode) { MaxPods = 200 }).Pods);
    }

    [Theory]
    [InlineData(0, null, null, 29)]
    [InlineData(1, null, null, 20)]
    [InlineData(3, null, null, 0)]
    [InlineData(0, 10, null, 20)]
    [InlineData(0, 10, 110, 20)]
    [InlineData(1, null, 110, 110)]
    public void Told_Karpenter_ReservedEnisThenPodsPerCore(int reserved, int? perCore, int? maxPods, int told) => Assert.Equal(
        told, MaxPods.Told(Type("m5.large"), Custom, new KubeletSetup(NodeGroupKind.Karpenter) { ReservedEnis = reserved, PodsPerCore = perCore, MaxPods = maxPods }).Pods);

    [Theory]
    [InlineData(NodeGroupKind.Managed, false, 0, 9)]
    [InlineData(NodeGroupKind.Managed, true, 0, 110)]
    [InlineData(NodeGroupKind.SelfManaged, true, 2, 146)]
    [InlineData(NodeGroupKind.Karpenter, false, 2, 110)]
    public void Told_Windows_LinuxVariablesDoNotCount(NodeGroupKind kind, bool prefixes, int host, int told) => Assert.Equal(
        told,
        MaxPods.Told(Type("m5.large"), Prefixes, new KubeletSetup(kind, NodeOs.Windows) { HostNetworkPods = host, Windows = new WindowsSettings { PrefixDelegation = prefixes } }).Pods);

    [Theory]
    [InlineData(NodeGroupKind.Karpenter, "vcpus - 2", "The expression gives no number of pods on it; Karpenter makes no node of it.")]
    [InlineData(NodeGroupKind.SelfManaged, "vcpus - 2", "The expression gives no number of pods on it; the formula without it counts.")]
    [InlineData(NodeGroupKind.Karpenter, "1 / 0", "The expression divides by 0 on it; Karpenter makes no node of it.")]
    [InlineData(NodeGroupKind.SelfManaged, "9 % (vcpus - 2)", "The expression divides by 0 on it; the formula without it counts.")]
    [InlineData(NodeGroupKind.SelfManaged, "9223372036854775807 + 1", "The expression has a part of more than 64 bits on it; the formula without it counts.")]
    public void OfKind_ExpressionWithoutANumber_SaysWhatBecomesOfTheType(NodeGroupKind kind, string expression, string message)
    {
        var finding = Assert.Single(MaxPods.OfKind(Type("m5.large"), Secondary, new KubeletSetup(kind) { Expression = MaxPodsExpression.Parse(expression) }).Findings);

        Assert.Equal(("max-pods-expression-unusable", message), (finding.Id, finding.Message));
    }

    private static InstanceType Type(string name) => InstanceCatalog.Default.Get(name);
}
