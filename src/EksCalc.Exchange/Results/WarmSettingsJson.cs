using EksCalc.Advice;

namespace EksCalc.Exchange.Results;

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
