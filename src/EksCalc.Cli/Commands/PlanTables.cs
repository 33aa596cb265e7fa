using EksCalc.Cli.Output;
using EksCalc.Clusters;

namespace EksCalc.Cli.Commands;

/// <summary>A plan as tables for a person.</summary>
internal static class PlanTables
{
    public static IEnumerable<(string Heading, Result Table)> All(PlanJson plan)
    {
        yield return ("Subnets (addresses)", Subnets(plan));
        yield return ("Node groups", Table(plan, plan.NodeGroups));
        yield return ("The same workload in every mode (addresses at the peak)", Table(plan, plan.Modes));
    }

    /// <summary>The subnets, which are the rows in CSV.</summary>
    public static Result Subnets(PlanJson plan) => Table(plan, plan.Subnets);

    /// <summary>The answer in a line: whether it fits, and what runs out first.</summary>
    public static string Conclusion(ClusterPlan plan)
    {
        var verdict = plan.Fits ? "It fits." : "It does not fit.";
        var first = plan.Subnets.Where(subnet => !subnet.Fits).MaxBy(subnet => subnet.Share) ?? plan.Tightest;
        if (first is null or { Fits: true } && plan.PodsLeftOut > 0)
        {
            var groups = string.Join(" and ", plan.Groups.Where(group => group is not { UnscheduledPods: 0, Steady.WaitingPods: 0 }).Select(group => group.Name).Take(3));
            return FormattableString.Invariant($"{verdict} What runs out first: places and addresses on the nodes of {groups}, {plan.PodsLeftOut:N0} {(plan.PodsLeftOut == 1 ? "pod has" : "pods have")} none; the subnets have room.");
        }

        if (first is null)
            return verdict;
        var share = double.IsInfinity(first.Share) ? "more than there is" : FormattableString.Invariant($"{first.Share:P0} of its capacity");
        return $"{verdict} What runs out first: {first.Subnet.Name}, at its peak {share}{(first is { Fits: false, FreeAtPeak: >= 0 } ? $": {first.Shortage}" : "")}.";
    }

    private static Result Table(PlanJson plan, ResultRows rows) => new(rows.Headings, rows.Cells, plan, ResultJson.Readable.PlanJson);
}
