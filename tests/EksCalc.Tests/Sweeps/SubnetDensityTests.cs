using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Sweeps;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Sweeps;

public class SubnetDensityTests
{
    private static readonly InstanceType M5Large = InstanceCatalog.Default.Get("m5.large");

    // m5.large: 3 ENIs of 10. Secondary addresses: 27 pods take 30 of 251. With custom networking 18 pods take 20 of the pods' subnet.
    [Theory]
    [InlineData(ModeOption.SecondaryIp, 27, 8)]
    [InlineData(ModeOption.CustomNetworking, 18, 12)]
    [InlineData(ModeOption.Ipv6, 108, 251)]
    public void Of_M5LargeInA24_FitsAsOnPaper(ModeOption mode, int pods, int nodes)
    {
        var density = Assert.Single(SubnetDensity.Of([M5Large], new SubnetSize(24), modes: [mode]));
        Assert.Equal((pods, nodes, (long)pods * nodes), (density.PodsPerNode, density.Nodes, density.Pods));
    }

    [Fact]
    public void Of_TypeWithoutPrefixes_HasNoModeThatNeedsThem() => Assert.Equal(
        [ModeOption.SecondaryIp, ModeOption.CustomNetworking], SubnetDensity.Of([InstanceCatalog.Default.Get("m4.large")], new SubnetSize(24)).Select(density => density.Mode));

    [Fact]
    public void Frontier_EachPoint_FitsAndOneNodeMoreDoesNot() => Gen.Select(Generators.Type, Gen.Int[18, 26], Gen.Bool, Gen.Int[0, 5]).ForAll((type, length, prefixes, target) =>
    {
        var subnet = new SubnetSize(length);
        var settings = new CniSettings { Mode = prefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp, WarmIpTarget = target, WarmPrefixTarget = 1 };
        var frontier = ExhaustionFrontier.Of(type, settings, subnet);
        var node = NodeIpam.Create(type, settings);
        foreach (var point in frontier.Points)
        {
            var plan = node.Settle(point.PodsPerNode);
            Assert.True(Fits(plan, point.Nodes) && !Fits(plan, point.Nodes + 1), $"{type.Name} {settings} {subnet} {point}");
        }

        Assert.Equal(frontier.Points.Select(point => point.Pods).DefaultIfEmpty(0).Max(), frontier.Densest?.Pods ?? 0);

        bool Fits(NodePlan plan, long nodes) => plan.SubnetAddresses * nodes <= subnet.UsableAddresses
            && plan.Prefixes * nodes <= SubnetPrefixes.Placeable(subnet, Math.Min(subnet.UsableAddresses, (plan.SubnetAddresses - (16L * plan.Prefixes)) * nodes));
    });

    [Fact]
    public void Sensitivity_Ranges_AreSortedByHowFarTheyGo()
    {
        var start = Sweep.OfNodes(M5Large, new CniSettings(), pods: 12, nodes: 10); // 300 addresses.
        var sensitivity = Sensitivity.Of(start, "subnetAddresses", ("pods", "0", "5"), ("nodes", "5", "20"), ("cni.MAX_ENI", "3", "4"));

        Assert.Equal(300, sensitivity.Base);
        Assert.Equal(["nodes", "pods", "cni.MAX_ENI"], sensitivity.Ranges.Select(range => range.Parameter));
        Assert.Equal([(150, 600), (100, 200), (300, 300)], sensitivity.Ranges.Select(range => ((int)range.AtLow, (int)range.AtHigh)));
        Assert.Equal([450, 200, 0], sensitivity.Ranges.Select(range => (int)range.Span(300)));
    }

    [Fact]
    public void Sensitivity_WhatCannotBe_IsRefused()
    {
        var start = Sweep.OfNodes(M5Large);
        Assert.Throws<InvalidInputException>(() => Sensitivity.Of(start, "addresses", ("pods", "0", "5")));
        Assert.Throws<InvalidInputException>(() => Sensitivity.Of(start, "enis", ("pod", "0", "5")));
        Assert.Throws<ArgumentException>(() => Sensitivity.Of(start.Over("pods", "1,2"), "enis", ("nodes", "0", "5")));
    }
}
