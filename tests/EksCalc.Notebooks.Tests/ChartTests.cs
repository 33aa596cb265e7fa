using System.Text.Json.Nodes;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Sweeps;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Tests;

public sealed class ChartTests
{
    [Fact]
    public void SubnetConsumption_Figure_IsAsKept() => Snapshot.Match(Samples.Consumption.ToJson(), "consumption.json");

    [Fact]
    public void SubnetConsumption_Text_IsAsKept() => Snapshot.Match(Samples.Consumption.ToString(), "consumption.txt");

    [Fact]
    public void SubnetConsumption_Html_IsAsKept() =>
        Snapshot.Match(Charts.SubnetConsumption([Samples.CurveOf("a", 1, 2)], "Short").ToHtml(), "consumption.html");

    [Fact]
    public void NodeLayout_SecondaryAddresses_FigureIsAsKept() => Snapshot.Match(Samples.SecondaryNode.ToJson(), "node-secondary.json");

    [Fact]
    public void NodeLayout_Prefixes_FigureIsAsKept() => Snapshot.Match(Samples.PrefixNode.ToJson(), "node-prefix.json");

    [Fact]
    public void NodeLayout_NoTitle_SaysTheTotals() => Assert.Equal(
        """
        The node takes 30 subnet addresses: 12 for pods, 15 warm, 3 for its ENIs
          ENI 0 (primary): 9 with pods, 0 warm, 9 of 9 slots in use
          ENI 1: 3 with pods, 6 warm, 9 of 9 slots in use
          ENI 2: 0 with pods, 9 warm, 9 of 9 slots in use
        """.ReplaceLineEndings("\n"),
        Samples.SecondaryNode.ToString());

    [Fact]
    public void NodeLayout_NodeThatNeverSettles_SaysSo()
    {
        var node = NodeModel.For(Samples.M5Large, new CniSettings { WarmEniTarget = 0 }).Hold(9);
        Assert.True(node.Oscillates);
        Assert.Contains("never settles", Charts.NodeLayout(node).Title, StringComparison.Ordinal);
        Assert.Contains("never settles", Charts.NodeLayout(node, "My title").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NodeLayout_AnyNode_DrawsEverySubnetAddressOnce()
    {
        foreach (var settings in (CniSettings[])[new(), Samples.Prefixes, Samples.WarmIp(3), new() { CustomNetworking = true, PodEni = true }])
        {
            foreach (var name in (string[])["m5.large", "m5.4xlarge", "m5.24xlarge"])
            {
                var model = NodeModel.For(InstanceCatalog.Default.Get(name), settings);
                var (plan, node) = (model.Settle(50), model.Hold(50));
                var perSlot = node.Enis[0].AddressesPerSlot;
                var bars = node.EachEni.Index().SelectMany(eni => Figures.SlotBar.Of(eni.Index, eni.Item)).ToLookup(bar => bar.Kind, bar => bar.To - bar.From);
                Assert.Equal(plan.Enis, bars[Figures.SlotKind.Primary].Sum(), 6);
                Assert.Equal(plan.AssignedAddresses, bars[Figures.SlotKind.Assigned].Sum() * perSlot, 6);
                Assert.Equal(plan.FreeAddresses, bars[Figures.SlotKind.Warm].Sum() * perSlot, 6);
            }
        }
    }

    [Fact]
    public void SubnetConsumption_SomePodsWait_MarksThemAndOnlyThem()
    {
        var waiting = Assert.Single(Traces(Samples.Consumption), trace => trace["name"]!.ToString() == "pods waiting for an address");
        Assert.Equal([28, 29], waiting["x"]!.AsArray().Select(x => x!.GetValue<int>()));
        Assert.DoesNotContain(Traces(Charts.SubnetConsumption([Samples.Curve(new CniSettings(), 27)], "t")), trace => trace["name"]!.ToString().Contains("waiting", StringComparison.Ordinal));
    }

    [Fact]
    public void SubnetConsumption_OverSecurityGroupPods_SaysWhatItsAxisCounts()
    {
        var chart = Charts.SubnetConsumption([ConsumptionCurve.OverSecurityGroupPods(Samples.M5Large, new CniSettings { PodEni = true }, 12, label: "12 pods")], "t");

        Assert.Equal("Security-group pods per node", JsonNode.Parse(chart.ToJson())!["layout"]!["xaxis"]!["title"]!["text"]!.ToString());
        Assert.Contains("12 pods: 21 subnet addresses at 0 security-group pods per node, 20 at 12; pods wait from 10", chart.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SubnetConsumption_ThirtyCurves_NoTwoLookAlike()
    {
        var chart = Charts.SubnetConsumption(Enumerable.Range(0, 30).Select(i => Samples.CurveOf($"c{i}", i, i)), "t");
        var looks = Traces(chart).Where(trace => trace["line"]!["dash"] is not null).Select(trace => $"{trace["line"]!["color"]} {trace["line"]!["dash"]}").ToList();
        Assert.Equal(30, looks.Count);
        Assert.Equal(30, looks.Distinct().Count());
    }

    [Fact]
    public void SubnetConsumption_CurvesOfDifferentLength_LabelEachAtItsEnd()
    {
        var chart = Charts.SubnetConsumption([Samples.CurveOf("short", 1, 2), Samples.CurveOf("long", 1, 2, 3)], "t");
        var ends = JsonNode.Parse(chart.ToJson())!["layout"]!["annotations"]!.AsArray().ToDictionary(label => label!["text"]!.ToString(), label => label!["x"]!.GetValue<int>());
        Assert.Equal(1, ends["short"]);
        Assert.Equal(2, ends["long"]);
    }

    [Fact]
    public void SubnetConsumption_SameInput_GivesTheSameHtml() =>
        Assert.Equal(Charts.SubnetConsumption(Samples.TwoCurves, "t").ToHtml(), Charts.SubnetConsumption(Samples.TwoCurves, "t").ToHtml());

    [Fact]
    public void SubnetConsumption_CurveAlongALimit_MovesTheLimitsLabelAway()
    {
        Assert.Equal("left", Anchor(50, 50, 50, 50, 50, 12));
        Assert.Equal("right", Anchor(26, 28, 28, 28, 28, 28, 50, 50, 50, 50));

        static string Anchor(params long[] values)
        {
            var chart = Charts.SubnetConsumption([Samples.CurveOf("a", values)], "t", [SubnetSize.Parse("/28"), SubnetSize.Parse("/27"), SubnetSize.Parse("/26")]);
            var labels = JsonNode.Parse(chart.ToJson())!["layout"]!["annotations"]!.AsArray();
            return labels.Single(label => label!["text"]!.ToString() == "/27: 27 usable")!["xanchor"]!.ToString();
        }
    }

    [Fact]
    public void SubnetConsumption_UnusableCurves_SaysWhy()
    {
        Assert.Contains("at least one curve", Assert.Throws<ArgumentException>(() => Charts.SubnetConsumption([], "t")).Message, StringComparison.Ordinal);
        Assert.Contains("'a' has no points", Assert.Throws<ArgumentException>(() => Charts.SubnetConsumption([Samples.CurveOf("a")], "t")).Message, StringComparison.Ordinal);
        var message = Assert.Throws<ArgumentException>(() => Charts.SubnetConsumption([Samples.CurveOf("a", 1), Samples.Curve(new CniSettings(), label: "b")], "t")).Message;
        Assert.Contains("'a' and 'b' have different axes", message, StringComparison.Ordinal);
    }


    [Fact]
    public void ToView_RawPlotlyChart_GetsOurLookAndKeepsItsContent()
    {
        var trace = new Plotly.NET.Trace("scatter");
        trace.SetProperty("y", new[] { 3, 1, 2 });
        trace.SetProperty("name", "raw");
        var view = Plotly.NET.GenericChart.ofTraceObject(true, trace).ToView("My finding");
        var figure = JsonNode.Parse(view.ToJson())!;

        Assert.Equal("My finding\n  raw: 3 values from 3 to 2", view.ToString());
        Assert.Equal("raw", figure["data"]![0]!["name"]!.ToString());
        Assert.Null(figure["layout"]!["width"]);
        Assert.Contains("min-height:480px", view.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(480, figure["layout"]!["height"]!.GetValue<int>());
        Assert.Equal("rgba(0,0,0,0)", figure["layout"]!["template"]!["layout"]!["paper_bgcolor"]!.ToString());
    }

    [Fact]
    public void ToView_RawChartWithTitleAndSize_KeepsThem()
    {
        var layout = new Plotly.NET.Layout();
        layout.SetProperty("title", new { text = "Its <b>own</b>" });
        layout.SetProperty("height", 300);
        var view = Plotly.NET.GenericChart.setLayout(layout, Plotly.NET.GenericChart.ofTraceObject(false, new Plotly.NET.Trace("bar"))).ToView();

        Assert.Equal("Its  own \n  bar 1", view.ToString());
        Assert.Contains("min-height:300px", view.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void SubnetConsumption_LimitFarAbove_DoesNotSquashTheCurves()
    {
        var chart = Charts.SubnetConsumption([Samples.CurveOf("a", 10, 50)], "t", [SubnetSize.Parse("/16")]);
        Assert.True(JsonNode.Parse(chart.ToJson())!["layout"]!["yaxis"]!["range"]![1]!.GetValue<double>() < 100);
        Assert.Contains("above this chart: /16: 65,531 usable", chart.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Traces(ChartView chart) => JsonNode.Parse(chart.ToJson())!["data"]!.AsArray().Select(trace => trace!);
}
