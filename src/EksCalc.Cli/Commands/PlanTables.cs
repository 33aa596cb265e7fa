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

    public static string Conclusion(ClusterPlan plan)
    {
        if (plan.Tightest is not { } tightest)
            return plan.Fits ? "It fits." : "It does not fit.";
        var share = double.IsInfinity(tightest.Share) ? "more than there is" : FormattableString.Invariant($"{tightest.Share:P0} of its capacity");
        var fullest = $"{tightest.Subnet.Name}, at its peak {share}.";
        if (tightest.Fits && plan.Groups.MaxBy(group => group.PodsLeftOut) is { PodsLeftOut: > 0 } group)
        {
            var leftOut = FormattableString.Invariant($"{group.PodsLeftOut:N0}");
            return $"It does not fit. What runs out first: the nodes of {group.Name}, which leave {leftOut} pods out; the fullest subnet is {fullest}";
        }

        return $"{(plan.Fits ? "It fits." : "It does not fit.")} What runs out first: {fullest}";
    }

    private static Result Table(PlanJson plan, ResultRows rows) => new(rows.Headings, rows.Cells, plan, ResultJson.Readable.PlanJson);
}
