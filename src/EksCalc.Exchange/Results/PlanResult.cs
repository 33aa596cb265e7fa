using EksCalc.Clusters;

namespace EksCalc.Exchange.Results;

/// <summary>A plan in the form for programs.</summary>
internal static class PlanResult
{
    public static PlanJson Of(ClusterPlan plan, IReadOnlyList<Finding> findings) => new(
        plan.Scenario.Name,
        plan.Settings.ToString(),
        ModeComparison.ModeOf(plan.Settings),
        plan.Fits,
        ResultRows.Of(PlanColumns.Subnets, plan.Subnets),
        ResultRows.Of(PlanColumns.Groups, plan.Groups.Zip(ClusterHeadroom.Of(plan))),
        MixJson.Of(plan.Mix),
        ResultRows.Of(PlanColumns.Modes, ModeComparison.Of(plan.Scenario)),
        plan.Enis,
        plan.NetworkAddressUsageUnits,
        findings,
        ModelVersion.Current);
}
