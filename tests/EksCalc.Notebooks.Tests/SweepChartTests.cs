using EksCalc.Advice;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Sweeps;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Tests;

public sealed class SweepChartTests
{
    private const int MostBytes = 300_000;

    private static readonly SubnetSize Slash24 = new(24);

    private static SweepResult PodsAndTargets { get; } = Sweep.OfNodes(Samples.M5Large).Over("pods", "0..12:3").Over("cni.WARM_IP_TARGET", "0..2").Run(cancellationToken: TestContext.Current.CancellationToken);

    private static SweepResult Large { get; } = Sweep.OfNodes(Samples.M5Large).Over("nodes", "1..1000").Over("pods", "0..999").Measuring("subnetAddresses").Run(cancellationToken: TestContext.Current.CancellationToken);

    private static ChartView Lines => Charts.Sweep(PodsAndTargets, "pods", "cni.WARM_IP_TARGET", "subnetAddresses", "Lines");

    private static ChartView Heat => Charts.HeatMap(PodsAndTargets, "pods", "cni.WARM_IP_TARGET", "subnetAddresses", "Fields");

    private static ChartView Density => Charts.SubnetDensity(SubnetDensity.Of([Samples.M5Large, InstanceCatalog.Default.Get("m4.large")], Slash24), "Density");

    private static ChartView Frontier => Charts.ExhaustionFrontier(
        [EksCalc.Sweeps.ExhaustionFrontier.Of(Samples.M5Large, new CniSettings(), Slash24), EksCalc.Sweeps.ExhaustionFrontier.Of(Samples.M5Large, Samples.Prefixes, Slash24)], Slash24, "Frontier");

    private static ChartView Tornado => Charts.Tornado(
        Sensitivity.Of(Sweep.OfNodes(Samples.M5Large, pods: 10, nodes: 10), "subnetAddresses", ("pods", "8", "11"), ("nodes", "5", "20"), ("cni.WARM_ENI_TARGET", "0", "2")), "Tornado");

    [Fact]
    public void SweepCharts_Figures_AreAsKept() => Snapshot.Match(
        string.Join("\n", Lines.ToJson(), Heat.ToJson(), Density.ToJson(), Frontier.ToJson(), Tornado.ToJson()), "sweep-charts.json");

    [Fact]
    public void SweepCharts_Text_IsAsKept() => Snapshot.Match(string.Join("\n\n", Lines, Heat, Density, Frontier, Tornado), "sweep-charts.txt");

    [Fact]
    public void Charts_LargeSweeps_StayLight()
    {
        var nodes = Sweep.OfNodes(Samples.M5Large).Over("cni.WARM_IP_TARGET", "0..9").Over("nodes", "1..100000").Measuring("subnetAddresses").Run(cancellationToken: TestContext.Current.CancellationToken);
        var curves = Enumerable.Range(0, 8).Select(target => ConsumptionCurve.OverNodes(Samples.M5Large, Samples.WarmIp(target), 9, 50_000));

        Assert.InRange(Charts.HeatMap(Large, "nodes", "pods", "subnetAddresses", "t").ToHtml().Length, 10_000, MostBytes);
        Assert.InRange(Charts.Sweep(nodes, "nodes", "cni.WARM_IP_TARGET", "subnetAddresses", "t").ToHtml().Length, 10_000, MostBytes);
        Assert.InRange(Charts.SubnetConsumption(curves, "t", SubnetSize.Range(28, 16)).ToHtml().Length, 10_000, MostBytes);
    }

    [Fact]
    public void SubnetConsumption_ThinnedCurve_KeepsEndsAndLevels()
    {
        var thin = Figures.Thinning.Thin([.. Enumerable.Range(0, 20_000).Select(x => new ConsumptionPoint(x, x / 1000, 0, 0))], 1);
        Assert.Equal([.. Enumerable.Range(0, 20).Select(step => step * 1000), 19_999], thin.Select(point => point.X));
    }

    [Fact]
    public void SubnetConsumption_CurveThatPassesALimit_SaysWhere()
    {
        var curve = ConsumptionCurve.OverNodes(Samples.M5Large, new CniSettings(), 9, 20); // 20 addresses a node.
        var chart = Charts.SubnetConsumption([curve], "t", [Slash24]);
        Assert.Contains("; a /24 is too small from 13 nodes on", chart.ToString(), StringComparison.Ordinal);
        Assert.Contains("subnet full", chart.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_WhatASweepDoesNotHave_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Charts.Sweep(PodsAndTargets, "pods", null, "subnetAddresses", "t"));
        Assert.Throws<ArgumentException>(() => Charts.Sweep(Large, "pods", "nodes", "subnetAddresses", "t"));
        Assert.Throws<ArgumentException>(() => Charts.Sweep(PodsAndTargets, "enis", "pods", "subnetAddresses", "t"));
        Assert.Throws<InvalidInputException>(() => Charts.HeatMap(PodsAndTargets, "pods", "nodes", "subnetAddresses", "t"));
        Assert.Throws<InvalidInputException>(() => Charts.HeatMap(PodsAndTargets, "pods", "cni.WARM_IP_TARGET", "addresses", "t"));
        Assert.Throws<ArgumentException>(() => Charts.SubnetDensity([], "t"));
        Assert.Throws<ArgumentException>(() => Charts.ExhaustionFrontier([], Slash24, "t"));
        Assert.Throws<ArgumentException>(() => Charts.Tornado(new Sensitivity("enis", 1, []), "t"));
    }

    [Fact]
    public void ParetoFront_Figure_IsAsKept()
    {
        var comparison = WarmSettingsComparison.Of(
            Samples.M5Large, new CniSettings(), new WarmWorkload { Nodes = [new PodShare(12, 1)], BurstPods = 4, ReplacedPerHour = 30 }, cancellationToken: TestContext.Current.CancellationToken);
        var chart = Charts.ParetoFront(comparison);

        Snapshot.Match(chart.ToJson() + "\n" + chart, "pareto.json");
        Assert.Equal(comparison.Front.Count, comparison.ToDataFrame()["notBeaten"].Cast<bool?>().Count(flag => flag == true));
    }

    [Fact]
    public void ToDataFrame_Sizings_HaveARowForEachSubnet()
    {
        var scenario = Exchange.ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml"));
        var sizings = SubnetSizing.InEveryMode(scenario, SizingOptions.Default);
        Assert.Equal(sizings.Sum(sizing => sizing.Subnets.Count), sizings.ToDataFrame().Rows.Count);
    }

    [Fact]
    public void ToDataFrame_SweepAndDensities_HaveTheirColumns()
    {
        var frame = PodsAndTargets.ToDataFrame();
        Assert.Equal((15, 9), (frame.Rows.Count, frame.Columns.Count));
        Assert.Equal((3, 1), (frame["pods"][3], frame["cni.WARM_IP_TARGET"][4]));
        Assert.Equal(PodsAndTargets.Column<long>("subnetAddresses")[7], frame["subnetAddresses"][7]);
        Assert.Equal(7, SubnetDensity.Of([Samples.M5Large, InstanceCatalog.Default.Get("m4.large")], Slash24).ToDataFrame().Rows.Count);
    }
}
