using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Sweeps;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Tests;

/// <summary>Results to show, the same in every test.</summary>
internal static class Samples
{
    public const string Hostile = "</script><script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">&amp;'\u2028";

    public static InstanceType M5Large => InstanceCatalog.Default.Get("m5.large");

    public static CniSettings WarmIp(int target) => new() { WarmIpTarget = target };

    public static CniSettings Prefixes { get; } = new() { Mode = IpMode.PrefixDelegation, WarmPrefixTarget = 1 };

    public static ConsumptionCurve Curve(CniSettings settings, int mostPods = 29, int nodes = 1, string? label = null) =>
        ConsumptionCurve.OverPods(M5Large, settings, mostPods, nodes, label);

    /// <summary>Two settings on ten m5.large; from 28 pods a node some wait.</summary>
    public static IReadOnlyList<ConsumptionCurve> TwoCurves { get; } = [Curve(new CniSettings(), nodes: 10), Curve(WarmIp(5), nodes: 10)];

    public static ChartView Consumption { get; } = Charts.SubnetConsumption(
        TwoCurves, "WARM_IP_TARGET=5 keeps ten nodes within a /24 up to 17 pods each", SubnetSize.Range(28, 20));

    public static ChartView SecondaryNode { get; } = Charts.NodeLayout(NodeModel.For(M5Large, new CniSettings()).Hold(12));

    public static ChartView PrefixNode { get; } = Charts.NodeLayout(NodeModel.For(M5Large, Prefixes).Hold(40), "An m5.large serves 40 pods from four prefixes");

    /// <summary>A curve with given values at 0, 1, 2 ...</summary>
    public static ConsumptionCurve CurveOf(string label, params long[] values) =>
        new(label, ConsumptionAxis.Nodes, [.. values.Select((value, x) => new ConsumptionPoint(x, value, 0, 0))]);
}
