using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc recommend</c>.</summary>
internal sealed record RecommendJson(
    string Name,
    int GrowthPercent,
    int HeadroomPercent,
    int? FitsUpToGrowthPercent,
    ModeOption RecommendedMode,
    ResultRows Modes,
    ResultRows Steps,
    WarmSettingsJson? WarmSettings,
    ModelVersion Version)
{
    /// <summary>The advice in this form.</summary>
    public static RecommendJson Of(ClusterScenario scenario, ModeAdvice advice, WarmSettingsAdvice? warm, SizingOptions options) => new(
        scenario.Name,
        options.GrowthPercent,
        options.HeadroomPercent,
        Growth.LimitOf(scenario),
        advice.Recommended.Mode,
        ResultRows.Of(AdviceColumns.Modes, advice.Modes),
        ResultRows.Of(AdviceColumns.Steps, advice.Steps),
        warm is null ? null : WarmSettingsJson.Of(warm),
        ModelVersion.Current);
}

/// <summary>Warm settings for the cluster and for each node group.</summary>
internal sealed record WarmSettingsJson(WarmChoiceJson Cluster, IReadOnlyList<WarmGroupJson> NodeGroups, ResultRows Front)
{
    /// <summary>The advice in this form.</summary>
    public static WarmSettingsJson Of(WarmSettingsAdvice advice) => new(
        WarmChoiceJson.Of(advice.Cluster),
        [.. advice.Groups.Select(group => new WarmGroupJson(group.Group, group.Nodes, WarmChoiceJson.Of(group.Comparison)))],
        ResultRows.Of(WarmSettingsColumns.Results, advice.Cluster.Front));
}

/// <summary>Warm settings for one node group.</summary>
internal sealed record WarmGroupJson(string Name, int Nodes, WarmChoiceJson Choice);

/// <summary>What to take, what is in use, and why.</summary>
internal sealed record WarmChoiceJson(ResultMembers Recommended, ResultMembers Current, string Reason)
{
    /// <summary>A comparison in this form.</summary>
    public static WarmChoiceJson Of(WarmSettingsComparison comparison) => new(
        ResultMembers.Of(WarmSettingsColumns.Results, comparison.Recommended), ResultMembers.Of(WarmSettingsColumns.Results, comparison.Current), comparison.Reason);
}
