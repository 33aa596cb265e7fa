using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
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
        if (WindowsChange(design.From.Windows, design.Scenario.Windows) is { } windows)
            parts.Add(windows);
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

    /// <summary>What changes in the ConfigMap of Windows nodes, to stand before or after its name: <c>set a=1, remove b</c>; null where nothing does.</summary>
    public static string? WindowsChange(WindowsSettings from, WindowsSettings to)
    {
        var (before, after) = (from.ToWrittenConfigMap(), to.ToWrittenConfigMap());
        var set = after.Where(entry => before.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => $"{entry.Key}={entry.Value}").ToList();
        var removed = before.Keys.Except(after.Keys).ToList();
        List<string> parts = [.. set.Count > 0 ? [$"set {Display.Listed(set)}"] : (string[])[], .. removed.Count > 0 ? [$"remove {Display.Listed(removed)}"] : (string[])[]];
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>The settings of Windows nodes as entries of their ConfigMap.</summary>
    public static string Windows(WindowsSettings settings) => settings.ToConfigMap() is { Count: > 0 } data ? string.Join(", ", data.Select(entry => $"{entry.Key}={entry.Value}")) : "defaults";

    private static string Made(Design design) => Invariant($"{design.NewSubnets.Count:N0} new {(design.NewSubnets.Count == 1 ? "subnet" : "subnets")}");
}
