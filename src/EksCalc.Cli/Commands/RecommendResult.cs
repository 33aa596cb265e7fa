using System.Globalization;
using EksCalc.Advice;
using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Cli.Commands;

/// <summary>The advice on a scenario, as an object for a program and as tables for a person.</summary>
internal static class RecommendResult
{
    public static RecommendJson Of(ClusterScenario scenario, ModeAdvice advice, WarmSettingsAdvice? warm, SizingOptions options) => new(
        scenario.Name,
        options.GrowthPercent,
        options.HeadroomPercent,
        Growth.LimitOf(scenario),
        advice.Recommended.Mode,
        [.. advice.Modes.Select(mode => new RankedModeJson(mode.Mode, mode.Result.IsConfigured, mode.Verdict, [.. mode.Reasons.Select(reason => reason.ToString())], [.. mode.Sizing.Subnets.Select((subnet, index) => Subnet(subnet, mode.Sizing.Places?[index]))], [.. (mode.Sizing.Layout?.Blocks ?? []).Select(block => block.ToString())]))],
        advice.Steps,
        warm is null ? null : new WarmSettingsJson(Choice(warm.Cluster), [.. warm.Groups.Select(group => new WarmGroupJson(group.Group, group.Nodes, Choice(group.Comparison)))], [.. warm.Cluster.Front.Select(Cost)]),
        ModelVersion.Current);

    /// <summary>The tables with their headings, in the order of reading.</summary>
    public static IEnumerable<(string Heading, Result Table)> Tables(RecommendJson json)
    {
        yield return ("Modes, the best first", Modes(json));
        yield return ($"Subnets in this mode, {json.HeadroomPercent} % left free{(json.GrowthPercent > 0 ? $" after {json.GrowthPercent} % of growth" : "")}", Subnets(json));
        if (json.Steps.Count > 0)
            yield return ("Steps to this mode", Table(json, ["Step", "What", "Why", "Rules"], json.Steps.Select((step, index) => (IReadOnlyList<object?>)[index + 1, step.What, step.Why, step.Rules])));
        if (json.WarmSettings is { } warm)
            yield return ("Warm settings in the configured mode, costs a node", Warm(json, warm));
    }

    private static Result Modes(RecommendJson json) => Table(json, ["Mode", "Verdict", "Why"], json.Modes.SelectMany(mode => mode.Reasons.Select((reason, index) => (IReadOnlyList<object?>)[
        index == 0 ? mode.Mode.ToWords() + (mode.Configured ? " (configured)" : "") : "", index == 0 ? mode.Verdict.ToWords() : "", reason])));

    /// <summary>The sizes, which are the rows in CSV.</summary>
    public static Result Subnets(RecommendJson json) => Table(
        json,
        ["Subnet", "Zone", "For", "Peak", "Smallest", "In this VPC", "In a new VPC"],
        json.Modes[0].Subnets.Select(subnet => (IReadOnlyList<object?>)[
            subnet.Name, subnet.Zone, subnet.ForPods ? "pods" : "nodes", subnet.PeakAddresses, subnet.PrefixLength is { } length ? $"/{length}" : "none", subnet.InVpc, subnet.CidrInNewVpc]));

    private static Result Warm(RecommendJson json, WarmSettingsJson warm) => Table(
        json,
        ["For", "Settings", "Idle addresses", "EC2 calls/h", "Pods that wait"],
        new[] { ("the cluster, as it is", warm.Cluster.Current), ("the cluster, better", warm.Cluster.Recommended) }
            .Concat(warm.NodeGroups.Select(group => ($"{group.Name} alone", group.Choice.Recommended)))
            .Select(row => (IReadOnlyList<object?>)[row.Item1, row.Item2.Settings, Number(row.Item2.IdleAddresses, "0.0"), Number(row.Item2.Ec2CallsPerHour, "0.0"), Number(row.Item2.WaitingShare, "0.0 %")]));

    private static Result Table(RecommendJson json, string[] columns, IEnumerable<IReadOnlyList<object?>> rows) => new(columns, [.. rows], json, ResultJson.Readable.RecommendJson);

    private static SizedSubnetJson Subnet(SizedSubnet subnet, SubnetPlace? place) => new(
        subnet.Name, subnet.Zone, subnet.IsForPods, subnet.Size?.PrefixLength, subnet.PeakAddresses, place?.Block.ToString(), place?.Stays, place?.NewVpcBlock?.ToString(), subnet.InNewVpc?.ToString(), place?.ToWords());

    private static WarmChoiceJson Choice(WarmSettingsComparison comparison) => new(Cost(comparison.Recommended), Cost(comparison.Current), comparison.Reason);

    private static WarmCostJson Cost(WarmSettingsResult result) => new(
        result.Settings.ToString(), Math.Round(result.Cost.IdleAddresses, 3), Math.Round(result.Cost.Ec2CallsPerHour, 3), Math.Round(result.Cost.WaitingShare, 5), result.LongestWait.TotalSeconds);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
