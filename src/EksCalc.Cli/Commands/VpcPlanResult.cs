using EksCalc.Advice;
using EksCalc.Cli.Output;
using EksCalc.Clusters;

namespace EksCalc.Cli.Commands;

/// <summary>A plan of several clusters in the form that is printed.</summary>
internal static class VpcPlanResult
{
    private static readonly IReadOnlyList<ResultColumn<VpcFinding>> Findings =
    [
        ResultColumn<VpcFinding>.Of("clusters", "Clusters", finding => finding.Clusters),
        .. FindingColumns.All.Select(column => column.In<VpcFinding>(finding => finding.Finding)),
    ];

    public static VpcPlanJson Of(VpcPlan plan, IReadOnlyList<VpcFinding> findings)
    {
        var subnets = plan.Subnets.Select(subnet => new SharedSubnet(plan, subnet)).ToList();
        return new VpcPlanJson(
            ResultRows.Of(VpcPlanColumns.Clusters, plan.Clusters.Select((_, index) => new ClusterInVpc(plan, index))),
            plan.Fits,
            ResultRows.Of(VpcPlanColumns.Subnets, subnets).WithCells(ResultRows.Of(VpcPlanColumns.SubnetsOf(plan), subnets)),
            ResultRows.Of(VpcPlanColumns.Groups, VpcPlanColumns.GroupsOf(plan)),
            ResultRows.Of(VpcPlanColumns.Zones, plan.EnisByZone.OrderBy(zone => zone.Key, StringComparer.Ordinal)),
            plan.Enis,
            plan.NetworkAddressUsageUnits,
            plan.NetworkAddressUsageUnitsWithPods,
            ResultRows.Of(Findings, findings),
            ModelVersion.Current);
    }

    public static IEnumerable<(string Heading, Result Table)> Tables(VpcPlanJson plan)
    {
        yield return ("Clusters", Table(plan, plan.Clusters));
        yield return ("Subnets (addresses; each cluster's are those at the peak)", Subnets(plan));
        yield return ("Node groups", Table(plan, plan.NodeGroups));
        yield return ("ENIs of nodes by zone, at their most", Table(plan, plan.EnisByZone));
    }

    /// <summary>The subnets, which are the rows in CSV.</summary>
    public static Result Subnets(VpcPlanJson plan) => Table(plan, plan.Subnets);

    private static Result Table(VpcPlanJson plan, ResultRows rows) => new(rows.Headings, rows.Cells, plan, ResultJson.Readable.VpcPlanJson);
}
