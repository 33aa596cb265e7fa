using EksCalc.Advice;
using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Commands;

/// <summary>The advice on a scenario, as an object for a program and as tables for a person.</summary>
internal sealed class RecommendResult(ClusterScenario scenario, ModeAdvice advice, WarmSettingsAdvice? warm, SizingOptions options)
{
    private readonly RecommendJson json = RecommendJson.Of(scenario, advice, warm, options);

    /// <summary>The sizes in the recommended mode, which are the rows in CSV.</summary>
    public Result Subnets => Table(ResultRows.Of(AdviceColumns.SubnetsInTables, SizingRow.Of(advice.Recommended.Sizing)));

    /// <summary>The tables with their headings, in the order of reading.</summary>
    public IEnumerable<(string Heading, Result Table)> Tables()
    {
        yield return ("Modes, the best first", Table(json.Modes));
        yield return ($"Subnets in this mode, {json.HeadroomPercent} % left free{(json.GrowthPercent > 0 ? $" after {json.GrowthPercent} % of growth" : "")}", Subnets);
        if (advice.Steps.Count > 0)
            yield return ("Steps to this mode", Table(json.Steps.Numbered("Step")));
        if (warm is not null)
            yield return ("Warm settings in the configured mode, costs a node", Table(ResultRows.Of(WarmSettingsColumns.Choices, Choices(warm))));
    }

    /// <summary>What to remember, a line each.</summary>
    public IEnumerable<string> Conclusions()
    {
        if (warm is not null)
            yield return $"{warm.Cluster.Recommended.Settings}: {warm.Cluster.Reason}";
        yield return json.FitsUpToGrowthPercent is { } percent
            ? $"As configured, everything can grow by {percent} % before a subnet is full."
            : "As configured, the workload does not fit.";
    }

    private static IEnumerable<(string For, WarmSettingsResult Result)> Choices(WarmSettingsAdvice warm) =>
    [
        ("the cluster, as it is", warm.Cluster.Current),
        ("the cluster, better", warm.Cluster.Recommended),
        .. warm.Groups.Select(group => ($"{group.Group} alone", group.Comparison.Recommended)),
    ];

    private Result Table(ResultRows rows) => new(rows.Headings, rows.Cells, json, ResultJson.Readable.RecommendJson);
}
