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
        if ((plan.Subnets.Where(subnet => !subnet.Fits).MaxBy(subnet => subnet.Share) ?? plan.Tightest) is not { } first)
            return verdict;
        var share = double.IsInfinity(first.Share) ? "more than there is" : FormattableString.Invariant($"{first.Share:P0} of its capacity");
        var fullest = $"{first.Subnet.Name}, at its peak {share}{(first is { Fits: false, FreeAtPeak: >= 0 } ? $": {first.Shortage}" : "")}.";
        if (first.Fits && plan.Groups.MaxBy(group => group.PodsLeftOut) is { PodsLeftOut: > 0 } group)
        {
            var leftOut = FormattableString.Invariant($"{group.PodsLeftOut:N0}");
            return $"{verdict} What runs out first: the nodes of {group.Name}, which leave {leftOut} pods out; the fullest subnet is {fullest}";
        }

        return $"{verdict} What runs out first: {fullest}";
    }

    private static Result Table(PlanJson plan, ResultRows rows) => new(rows.Headings, rows.Cells, plan, ResultJson.Readable.PlanJson);
}
