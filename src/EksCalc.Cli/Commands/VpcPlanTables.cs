using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Commands;

/// <summary>A plan of several clusters as tables for a person.</summary>
internal static class VpcPlanTables
{
    public static IEnumerable<(string Heading, Result Table)> All(VpcPlanJson plan)
    {
        yield return ("Clusters", Table(plan, plan.Clusters));
        yield return ("Subnets (addresses; each cluster's are those at the peak)", Subnets(plan));
        yield return ("Node groups", Table(plan, plan.NodeGroups));
        foreach (var mixed in MixTables.Of(plan.Mix, rows => Table(plan, rows)))
            yield return mixed;
        yield return ("ENIs of nodes by zone, at their most", Table(plan, plan.EnisByZone));
    }

    /// <summary>The subnets, which are the rows in CSV.</summary>
    public static Result Subnets(VpcPlanJson plan) => Table(plan, plan.Subnets);

    private static Result Table(VpcPlanJson plan, ResultRows rows) => new(rows.Headings, rows.Cells, plan, ResultJson.Readable.VpcPlanJson) { VerdictColumn = PlanColumns.FitsHeading };
}
