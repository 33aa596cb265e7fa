using EksCalc.Advice;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Results;

/// <summary>A plan of several clusters in the form for programs.</summary>
internal static class VpcPlanResult
{
    private static readonly IReadOnlyList<ResultColumn<VpcFinding>> Findings =
    [
        ResultColumn<VpcFinding>.Of("clusters", "Clusters", finding => finding.Clusters),
        .. FindingColumns.All.Select(column => column.In<VpcFinding>(finding => finding.Finding)),
    ];

    public static VpcPlanJson Of(VpcPlan plan, IReadOnlyList<VpcFinding> findings, bool withHeadroom = true)
    {
        var subnets = plan.Subnets.Select(subnet => new SharedSubnet(plan, subnet)).ToList();
        return new VpcPlanJson(
            ResultRows.Of(VpcPlanColumns.Clusters, plan.Clusters.Select((_, index) => new ClusterInVpc(plan, index))),
            plan.Fits,
            ResultRows.Of(VpcPlanColumns.Subnets, subnets).WithCells(ResultRows.Of(VpcPlanColumns.SubnetsOf(plan), subnets)),
            withHeadroom ? ResultRows.Of(VpcPlanColumns.Groups, VpcPlanColumns.GroupsOf(plan)) : ResultRows.Of(VpcPlanColumns.GroupsAlone, VpcPlanColumns.GroupsAloneOf(plan)),
            MixJson.Of(plan.Mix),
            ZoneRows.Of(plan.EnisByZone, plan.Mix),
            plan.Enis,
            plan.NetworkAddressUsageUnits,
            plan.NetworkAddressUsageUnitsWithPods,
            ResultRows.Of(Findings, findings),
            ModelVersion.Current);
    }
}
