using EksCalc.Clusters;

namespace EksCalc.Exchange.Results;

/// <summary>A plan in the form for programs.</summary>
internal static class PlanResult
{
    /// <summary>A plan in this form.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="findings">What deserves attention.</param>
    /// <param name="withModes">Whether the same workload is planned in every mode, which is most of the work.</param>
    /// <param name="withHeadroom">Whether each group's room to grow is looked for, which is much of the rest.</param>
    public static PlanJson Of(ClusterPlan plan, IReadOnlyList<Finding> findings, bool withModes = true, bool withHeadroom = true) => new(
        plan.Scenario.Name,
        plan.Settings.ToString(),
        ModeComparison.ModeOf(plan.Settings),
        plan.Fits,
        ResultRows.Of(PlanColumns.Subnets, plan.Subnets),
        withHeadroom ? ResultRows.Of(PlanColumns.Groups, plan.Groups.Zip(ClusterHeadroom.Of(plan))) : ResultRows.Of(PlanColumns.GroupsAlone, plan.Groups),
        MixJson.Of(plan.Mix),
        ResultRows.Of(PlanColumns.Modes, withModes ? ModeComparison.Planned(plan.Scenario, plan.Catalog, plan.Again) : []),
        plan.Enis,
        ZoneRows.Of(plan.EnisByZone),
        plan.NetworkAddressUsageUnits,
        plan.NetworkAddressUsageUnitsWithPods,
        findings,
        ModelVersion.Current);
}
