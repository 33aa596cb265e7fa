using System.Text.Json.Nodes;
using EksCalc.Cni;
using EksCalc.Nodes.Ipamd;
using EksCalc.Notebooks.Figures;
using EksCalc.Testing;

namespace EksCalc.Notebooks.Tests;

public sealed class TimelineTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly PodSchedule UpAndDown = PodSchedule.Empty.Start(12, 30 * Second).Stop(11, 200 * Second, Second);

    private static readonly NodeTrace Full = Run(new CniSettings(), UpAndDown, subnet: 18);

    [Fact]
    public void NodeTimeline_Figure_IsAsKept() =>
        Snapshot.Match(Charts.NodeTimeline(Full, "A subnet of 18 addresses leaves no room for a second ENI").ToJson(), "timeline.json");

    [Fact]
    public void NodeTimeline_Text_IsAsKept() => Snapshot.Match(Charts.NodeTimeline(Full, "Title").ToString(), "timeline.txt");

    [Fact]
    public void Ec2Calls_Figure_IsAsKept() => Snapshot.Match(
        Charts.Ec2Calls([("default", Run(new CniSettings(), UpAndDown)), ("WARM_IP_TARGET=2", Run(Samples.WarmIp(2), UpAndDown))], "Calls", 10 * Second).ToJson(),
        "calls.json");

    [Fact]
    public void Ec2Calls_EveryKindOfCall_HasAtMostSixEntries()
    {
        var runs = new[] { new CniSettings(), Samples.WarmIp(2), Samples.Prefixes, new CniSettings { Mode = IpMode.Ipv6 } }
            .Select((settings, index) => ($"run {index}", Run(settings, UpAndDown))).ToList();

        Assert.InRange(Traces(Charts.Ec2Calls(runs, "t")).Count(), 4, 6);
    }

    [Fact]
    public void NodeTimeline_Until_EndsThere()
    {
        var shown = JsonNode.Parse(Charts.NodeTimeline(Full, "t", until: 60 * Second).ToJson())!["layout"]!["xaxis"]!;

        Assert.Equal(60, shown["range"]![1]!.GetValue<double>());
        Assert.Equal("Time since ipamd's start (seconds)", (string?)shown["title"]!["text"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Charts.NodeTimeline(Full, "t", until: TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Charts.NodeTimeline(Full, "t", until: Full.Scenario.Until + Second));
    }

    [Fact]
    public void NodeTimeline_AnyTime_LayersAddUpToWhatTheNodeHolds()
    {
        foreach (var settings in (CniSettings[])[new(), new() { WarmEniTarget = 0 }, Samples.WarmIp(2), Samples.Prefixes])
        {
            var trace = Run(settings, UpAndDown.Replace(400 * Second, 500 * Second, 3 * Second));
            var layers = Traces(Charts.NodeTimeline(trace, "t")).Where(layer => (string?)layer["stackgroup"] == "held").ToList();
            var times = layers[0]["x"]!.AsArray().Select(x => TimeSpan.FromMinutes(x!.GetValue<double>())).ToList();
            for (var i = 0; i + 1 < times.Count; i++)
            {
                var state = trace.Steps.Last(step => step.At <= times[i] + TimeSpan.FromMilliseconds(20)).State;
                Assert.Equal(state.Enis + state.TotalAddresses, layers.Sum(layer => layer["y"]![i]!.GetValue<int>()));
            }
        }
    }

    [Fact]
    public void NodeTimeline_PodsEnd_CoolForThirtySeconds()
    {
        var trace = Run(new CniSettings(), PodSchedule.Empty.Start(5, 30 * Second).Stop(5, 100 * Second, Second));
        var cooling = Assert.Single(Traces(Charts.NodeTimeline(trace, "t")), layer => (string?)layer["name"] == "cooling");
        var points = cooling["x"]!.AsArray().Select((x, i) => (Seconds: Math.Round(x!.GetValue<double>(), 1), Count: cooling["y"]![i]!.GetValue<int>())).ToList();
        foreach (var (second, expected) in new[] { (99, 0), (100, 1), (104, 5), (129, 5), (130, 4), (134, 0), (200, 0) })
            Assert.Equal(expected, points.Last(point => point.Seconds <= second).Count);
    }

    [Fact]
    public void NodeTimeline_Trunk_IsMarkedWhenItIsAttached()
    {
        var node = NodeSetup.Of(Samples.M5Large, new CniSettings { PodEni = true }) with { TrunkAttachedAt = 8 * Second };

        var chart = Charts.NodeTimeline(NodeSimulation.Run(UpAndDown.On(node)), "t");

        var marks = Assert.Single(Traces(chart), trace => (string?)trace["name"] == "trunk ENI attached (1)");
        Assert.Equal(8, Assert.Single(marks["x"]!.AsArray())!.GetValue<double>(), 0.1);
        Assert.Contains("trunk ENI attached: 1", chart.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NodeTimeline_LongChurn_StaysSmallAndKeepsPeaks()
    {
        var trace = Run(Samples.WarmIp(2), PodSchedule.Empty.Start(12, 30 * Second).Replace(60 * Second, TimeSpan.FromHours(20), 3 * Second));
        Assert.True(trace.Steps.Count > 30_000);
        var points = TimelinePoints.Of(trace);
        Assert.InRange(points.Count, 100, 3_300);
        Assert.Equal(trace.Steps.Max(step => step.State.Enis + step.State.TotalAddresses), points.Max(point => point.State.Enis + point.State.TotalAddresses));
        Assert.True(Charts.NodeTimeline(trace, "t").ToHtml().Length < 300_000);
    }

    [Fact]
    public void Charts_TraceWithoutSteps_IsRefused()
    {
        var trace = NodeSimulation.Run(Full.Scenario, new NodeSimulationOptions { RecordSteps = false });
        Assert.Throws<ArgumentException>(() => Charts.NodeTimeline(trace, "t"));
        Assert.Throws<ArgumentException>(() => Charts.Ec2Calls([("a", trace)], "t"));
        Assert.Throws<ArgumentException>(() => Charts.Ec2Calls([], "t"));
    }

    [Fact]
    public void Charts_HostileNames_AreEncoded()
    {
        var hostile = Run(new CniSettings(), PodSchedule.Empty.Start(1, Second));
        Assert.DoesNotContain("<img", Charts.Ec2Calls([(Samples.Hostile, hostile)], Samples.Hostile).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToDataFrame_Trace_HasARowAStep()
    {
        var frame = Full.ToDataFrame();
        Assert.Equal(Full.Steps.Count, frame.Rows.Count);
        Assert.Equal(typeof(NodeTraceRow).GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]), frame.Columns.Select(column => column.Name));
    }

    [Theory]
    [InlineData(2.5, "2.5 s")]
    [InlineData(60, "1 min")]
    [InlineData(750, "12 min 30 s")]
    [InlineData(11100, "3 h 5 min")]
    public void TimeAxis_Words_AreShort(double seconds, string words) => Assert.Equal(words, TimeAxis.Words(TimeSpan.FromSeconds(seconds)));

    private static NodeTrace Run(CniSettings settings, PodSchedule pods, long? subnet = null) =>
        NodeSimulation.Run(pods.On(NodeSetup.Of(Samples.M5Large, settings) with { SubnetFreeAddresses = subnet }));

    private static IEnumerable<JsonNode> Traces(ChartView chart) => JsonNode.Parse(chart.ToJson())!["data"]!.AsArray().Select(trace => trace!);
}
