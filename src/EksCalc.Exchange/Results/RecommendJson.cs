using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc recommend</c>: a decision.</summary>
internal sealed record RecommendJson(
    string Name,
    string Verdict,
    bool Fits,
    int GrowthPercent,
    int HeadroomPercent,
    DesignPreference Prefer,
    int? FitsUpToGrowthPercent,
    ModeOption RecommendedMode,
    int? RunnerUp,
    ResultRows Reasons,
    ResultRows Changes,
    ResultRows Subnets,
    ResultRows Steps,
    ResultRows WayBack,
    ResultRows Designs,
    ResultRows ExcludedModes,
    WarmSettingsJson? WarmSettings,
    IReadOnlyList<Finding> Findings,
    ModelVersion Version)
{
    /// <summary>A decision in this form.</summary>
    public static RecommendJson Of(Decision decision) => new(
        decision.Scenario.Name,
        decision.Verdict,
        decision.Fits,
        decision.Options.LeaveRoom.GrowthPercent,
        decision.Options.LeaveRoom.HeadroomPercent,
        decision.Options.Prefer,
        Growth.LimitOf(decision.Scenario),
        decision.Chosen.Mode,
        decision.RunnerUp?.Number,
        ResultRows.Of(DecisionColumns.Reasons, decision.Reasons),
        ResultRows.Of(DecisionColumns.Changes, decision.Changes),
        ResultRows.Of(DecisionColumns.Subnets, decision.Subnets),
        ResultRows.Of(StepColumns(decision.Chosen), decision.Chosen.Steps),
        ResultRows.Of(StepColumns(decision.Scenario), decision.Chosen.WayBack),
        ResultRows.Of(DecisionColumns.Designs, decision.Designs),
        ResultRows.Of(DecisionColumns.ExcludedModes, decision.ExcludedModes),
        decision.Chosen.WarmSettings is { } warm ? WarmSettingsJson.Of(warm) : null,
        decision.Chosen.Findings,
        ModelVersion.Current);

    /// <summary>The columns of a design's steps: what they are, the exports that do them and their files.</summary>
    public static IReadOnlyList<ResultColumn<DecisionStep>> StepColumns(Design design) =>
    [
        .. DecisionColumns.Steps,
        Exports(null, step => StepExports.Of(step, design)),
        ResultColumn<DecisionStep>.Of("files", "Files", step => StepExports.FilesOf(step, design), step => string.Join(", ", StepExports.FilesOf(step, design))),
    ];

    /// <summary>The columns of steps to a scenario as it is by itself: what they are, and its exports that do them.</summary>
    public static IReadOnlyList<ResultColumn<DecisionStep>> StepColumns(ClusterScenario scenario) =>
        [.. DecisionColumns.Steps, Exports("Export", step => StepExports.Of(step, scenario))];

    private static ResultColumn<DecisionStep> Exports(string? heading, Func<DecisionStep, IReadOnlyList<ExportFormat>> formats)
    {
        return ResultColumn<DecisionStep>.Of("exports", heading, Names, step => string.Join(", ", Names(step)));

        List<string> Names(DecisionStep step) => [.. formats(step).Select(format => format.ToName())];
    }
}
