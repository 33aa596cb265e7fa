using EksCalc.Cni;

namespace EksCalc.Cli.Output;

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
    ModelVersion Version);

/// <summary>Warm settings for the cluster and for each node group.</summary>
internal sealed record WarmSettingsJson(WarmChoiceJson Cluster, IReadOnlyList<WarmGroupJson> NodeGroups, ResultRows Front);

/// <summary>Warm settings for one node group.</summary>
internal sealed record WarmGroupJson(string Name, int Nodes, WarmChoiceJson Choice);

/// <summary>What to take, what is in use, and why.</summary>
internal sealed record WarmChoiceJson(ResultMembers Recommended, ResultMembers Current, string Reason);
