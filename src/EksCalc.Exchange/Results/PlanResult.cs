using EksCalc.Clusters;

namespace EksCalc.Exchange.Results;

/// <summary>A plan in the form for programs.</summary>
internal static class PlanResult
{
    /// <summary>A plan in this form.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="findings">What deserves attention.</param>
    /// <param name="withModes">Whether the same workload is planned in every mode, which is most of the work.</param>
    public static PlanJson Of(ClusterPlan plan, IReadOnlyList<Finding> findings, bool withModes = true) => new(
        plan.Scenario.Name,
        plan.Settings.ToString(),
        ModeComparison.ModeOf(plan.Settings),
        plan.Fits,
        ResultRows.Of(PlanColumns.Subnets, plan.Subnets),
        ResultRows.Of(PlanColumns.Groups, plan.Groups.Zip(ClusterHeadroom.Of(plan))),
        MixJson.Of(plan.Mix),
        ResultRows.Of(PlanColumns.Modes, withModes ? ModeComparison.Of(plan.Scenario) : []),
        plan.Enis,
        ZoneRows.Of(plan.EnisByZone),
        plan.NetworkAddressUsageUnits,
        plan.NetworkAddressUsageUnitsWithPods,
        findings,
        ModelVersion.Current);
}
