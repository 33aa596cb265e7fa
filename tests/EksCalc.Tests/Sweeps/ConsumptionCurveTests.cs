using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Sweeps;
using EksCalc.Testing;

namespace EksCalc.Tests.Sweeps;

public class ConsumptionCurveTests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");
    private static readonly CniSettings TrunkSettings = new() { PodEni = true };
    private static readonly InstanceType TwelveXlarge = InstanceCatalog.Default.Get("m5.12xlarge");

    [Fact]
    public void OverPods_EachPoint_IsThatManyEqualNodes()
    {
        var curve = ConsumptionCurve.OverPods(Large, new CniSettings(), 29, nodes: 3);

        Assert.Equal(("WARM_ENI_TARGET=1", ConsumptionAxis.PodsPerNode, 30), (curve.Label, curve.Axis, curve.Points.Count));
        Assert.Equal(new ConsumptionPoint(0, 30, 0, 0), curve.Points[0]);
        Assert.Equal(new ConsumptionPoint(29, 90, 81, 6), curve.Points[29]);
    }

    [Fact]
    public void OverNodes_EachPoint_IsAMultipleOfOneNode()
    {
        var curve = ConsumptionCurve.OverNodes(Large, new CniSettings(), podsPerNode: 20, mostNodes: 50, label: "20 pods");

        Assert.All(curve.Points, point => Assert.Equal((30L * point.X, 20L * point.X), (point.SubnetAddresses, point.AssignedAddresses)));
        Assert.Equal(("20 pods", 1, 50), (curve.Label, curve.Points[0].X, curve.Points[^1].X));
    }

    [Fact]
    [Rule("R29")]
    public void OverPods_Ipv6_IsOneAddressANodeWhateverItsPods()
    {
        var settings = new CniSettings { Mode = IpMode.Ipv6 };

        Assert.All(ConsumptionCurve.OverPods(Large, settings, 250, nodes: 7).Points, point => Assert.Equal((7, 0, 0), (point.SubnetAddresses, point.AssignedAddresses, point.WaitingPods)));
        Assert.All(ConsumptionCurve.OverNodes(Large, settings, 110, 20).Points, point => Assert.Equal(point.X, point.SubnetAddresses));
        Assert.Equal(new ConsumptionPoint(5, 1, 0, 5), ConsumptionCurve.OverPods(InstanceCatalog.Default.Get("m4.large"), settings, 5).Points[5]);
        Assert.Equal(new ConsumptionPoint(5, 1, 0, 3), ConsumptionCurve.OverPods(Large, settings, 5, securityGroupPods: 3).Points[5]);
    }

    [Fact]
    [Rule("R12", "R30")]
    public void OverSecurityGroupPods_EachPoint_IsThePoolOfTheOthersAndABranchEach()
    {
        var curve = ConsumptionCurve.OverSecurityGroupPods(Large, TrunkSettings, podsPerNode: 20, nodes: 3);

        Assert.Equal(("security groups for pods, WARM_ENI_TARGET=1", ConsumptionAxis.SecurityGroupPodsPerNode, 21), (curve.Label, curve.Axis, curve.Points.Count));
        Assert.Equal(new ConsumptionPoint(0, 3 * 21, 3 * 18, 3 * 2), curve.Points[0]); // Two ENIs serve pods, the third is the trunk.
        Assert.Equal(new ConsumptionPoint(9, 3 * (21 + 9), 3 * 20, 0), curve.Points[9]);
        Assert.Equal(new ConsumptionPoint(20, 3 * (11 + 9), 3 * 9, 3 * 11), curve.Points[20]); // An m5.large has nine branch ENIs.
    }

    [Fact]
    [Rule("R30")]
    public void OverPodsAndOverNodes_SecurityGroupPods_AreTheSamePointAsTheirOwnAxis()
    {
        var point = ConsumptionCurve.OverSecurityGroupPods(Large, TrunkSettings, podsPerNode: 15, nodes: 4).Points[6];

        Assert.Equal(point with { X = 15 }, ConsumptionCurve.OverPods(Large, TrunkSettings, 15, nodes: 4, securityGroupPods: 6).Points[15]);
        Assert.Equal(point with { X = 4 }, ConsumptionCurve.OverNodes(Large, TrunkSettings, 15, mostNodes: 4, securityGroupPods: 6).Points[3]);
    }

    [Fact]
    [Rule("R23b", "R30")]
    public void OverPods_SecurityGroupPodsWithoutPlace_Wait()
    {
        var neverStarts = TrunkSettings with { CustomNetworking = true, MaxEni = 2 };

        Assert.Equal(4, ConsumptionCurve.OverPods(Large, new CniSettings(), 10, securityGroupPods: 4).Points[10].WaitingPods);
        Assert.Equal(10, ConsumptionCurve.OverPods(Large, neverStarts, 10, securityGroupPods: 4).Points[10].WaitingPods);
    }

    [Fact]
    public void Curves_NegativeCounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsumptionCurve.OverPods(Large, TrunkSettings, 1, securityGroupPods: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsumptionCurve.OverNodes(Large, new CniSettings { Mode = IpMode.Ipv6 }, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsumptionCurve.OverSecurityGroupPods(Large, TrunkSettings, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsumptionCurve.OverSecurityGroupPods(Large, TrunkSettings, 1, nodes: 0));
    }

    // R27: three m5.large with 20 pods each; two ENIs of 9 serve pods, two pods of each node wait.
    [Theory]
    [InlineData(true, ConsumptionScope.AllSubnets, 63, 54, 6)]
    [InlineData(true, ConsumptionScope.NodeSubnet, 3, 0, 0)]
    [InlineData(true, ConsumptionScope.PodSubnet, 60, 54, 6)]
    [InlineData(false, ConsumptionScope.AllSubnets, 90, 60, 0)]
    [InlineData(false, ConsumptionScope.NodeSubnet, 90, 60, 0)]
    [InlineData(false, ConsumptionScope.PodSubnet, 0, 0, 0)]
    public void OverNodesAndOverPods_InAScope_CountItsSubnetAndItsPods(
        bool customNetworking, ConsumptionScope scope, long addresses, long assigned, long waiting)
    {
        var settings = new CniSettings { CustomNetworking = customNetworking };

        var nodes = ConsumptionCurve.OverNodes(Large, settings, podsPerNode: 20, mostNodes: 3, scope: scope);
        var pods = ConsumptionCurve.OverPods(Large, settings, mostPods: 20, nodes: 3, scope: scope);

        Assert.Equal(new ConsumptionPoint(3, addresses, assigned, waiting), nodes.Points[^1]);
        Assert.Equal(nodes.Points[^1] with { X = 20 }, pods.Points[^1]);
        Assert.Equal(nodes.Label, pods.Label);
    }

    [Theory]
    [InlineData(ConsumptionScope.AllSubnets, "custom networking, WARM_ENI_TARGET=1")]
    [InlineData(ConsumptionScope.NodeSubnet, "custom networking, WARM_ENI_TARGET=1: node subnet")]
    [InlineData(ConsumptionScope.PodSubnet, "custom networking, WARM_ENI_TARGET=1: pod subnet")]
    public void OverPods_WithoutALabel_IsNamedBySettingsAndScope(ConsumptionScope scope, string label) =>
        Assert.Equal(label, ConsumptionCurve.OverPods(Large, new CniSettings { CustomNetworking = true }, 1, scope: scope).Label);

    // R30: branch ENIs are where the pods are; the trunk is created there too.
    [Theory]
    [InlineData(true, ConsumptionScope.NodeSubnet, 1, 0)]
    [InlineData(true, ConsumptionScope.PodSubnet, 15, 9)]
    [InlineData(false, ConsumptionScope.NodeSubnet, 25, 9)]
    [InlineData(false, ConsumptionScope.PodSubnet, 0, 0)]
    public void OverPods_BranchesInAScope_AreInThePodsSubnet(bool customNetworking, ConsumptionScope scope, long addresses, long assigned)
    {
        var settings = TrunkSettings with { CustomNetworking = customNetworking };
        Assert.Equal(new ConsumptionPoint(9, addresses, assigned, 0), ConsumptionCurve.OverPods(Large, settings, 9, securityGroupPods: 4, scope: scope).Points[9]);
    }

    [Fact]
    public void OverPods_NoSuchScope_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsumptionCurve.OverPods(Large, new CniSettings(), 1, scope: (ConsumptionScope)3));

    [Theory]
    [InlineData(ConsumptionAxis.WarmEniTarget, IpMode.SecondaryIp)]
    [InlineData(ConsumptionAxis.WarmIpTarget, IpMode.SecondaryIp)]
    [InlineData(ConsumptionAxis.MinimumIpTarget, IpMode.SecondaryIp)]
    [InlineData(ConsumptionAxis.WarmPrefixTarget, IpMode.PrefixDelegation)]
    public void OverTarget_EachPoint_IsTheNodeWithThatTarget(ConsumptionAxis axis, IpMode mode)
    {
        var settings = new CniSettings { Mode = mode };

        var curve = ConsumptionCurve.OverTarget(TwelveXlarge, settings, axis, podsPerNode: 12, mostTarget: 20);

        var expected = NodeIpam.Create(TwelveXlarge, axis switch
        {
            ConsumptionAxis.WarmEniTarget => settings with { WarmEniTarget = 20 },
            ConsumptionAxis.WarmIpTarget => settings with { WarmIpTarget = 20 },
            ConsumptionAxis.MinimumIpTarget => settings with { MinimumIpTarget = 20 },
            _ => settings with { WarmPrefixTarget = 20 },
        }).Settle(12);
        Assert.Equal(21, curve.Points.Count);
        Assert.Equal(expected.SubnetAddresses, curve.Points[20].SubnetAddresses);
        Assert.True(curve.Points[20].SubnetAddresses > curve.Points[1].SubnetAddresses);
    }

    [Fact]
    public void OverTarget_NotATarget_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsumptionCurve.OverTarget(Large, new CniSettings(), ConsumptionAxis.Nodes, 1, 1));
}
