using EksCalc.Clusters;
using EksCalc.Cni;
using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <summary>Designs for a person.</summary>
internal static class DesignWords
{
    /// <summary>A design in a few words, to tell it from others: <c>prefixes, WARM_PREFIX_TARGET=1, 3 new subnets</c>.</summary>
    public static string Name(Design design)
    {
        List<string> parts = [Mode(design)];
        if (WarmTargets(design.Plan) is { } warm)
            parts.Add(warm);
        parts.Add(Subnets(design));
        return string.Join(", ", parts);
    }

    /// <summary>The growth that numbers are of, to stand after a heading: <c>, after 50 % of growth</c>; empty where there is none.</summary>
    public static string Grown(SizingOptions room) => room.GrowthPercent > 0 ? Invariant($", after {room.GrowthPercent} % of growth") : "";

    /// <summary>What it does with subnets: <c>today's subnets</c>, <c>3 new subnets beside today's</c>.</summary>
    public static string Subnets(Design design) => design switch
    {
        { NewSubnets.Count: 0 } => "today's subnets",
        { SubnetChange: SubnetChange.Replaced } => $"{Made(design)} in place of today's",
        { SubnetChange: SubnetChange.Added } => $"{Made(design)} beside today's",
        _ => $"today's subnets and {Made(design)} for pods",
    };

    /// <summary>The mode of its nodes.</summary>
    public static string Mode(Design design) => design.Scenario.NameOf(design.Mode);

    /// <summary>Warm targets that count on a plan's nodes, as variables; null where there are none.</summary>
    public static string? WarmTargets(ClusterPlan plan, string separator = ", ") =>
        plan.Scenario.IsOfAutoModeAlone ? null : WarmTargets(plan.Settings, separator);

    /// <summary>Warm targets that count, as variables; null where there are none.</summary>
    public static string? WarmTargets(CniSettings settings, string separator = ", ") =>
        settings.Mode == IpMode.Ipv6 ? null : string.Join(separator, settings.WarmTargets());

    private static string Made(Design design) => Invariant($"{design.NewSubnets.Count:N0} new {(design.NewSubnets.Count == 1 ? "subnet" : "subnets")}");
}
