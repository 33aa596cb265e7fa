using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Commands;

/// <summary>A plan as tables for a person.</summary>
internal static class PlanTables
{
    public static IEnumerable<(string Heading, Result Table)> All(PlanJson plan)
    {
        yield return ("Subnets (addresses)", Subnets(plan));
        yield return ("Node groups", Table(plan, plan.NodeGroups));
        foreach (var mixed in MixTables.Of(plan.Mix, rows => Table(plan, rows)))
            yield return mixed;
        yield return ("The same workload in every mode (addresses at the peak)", Table(plan, plan.Modes));
    }

    /// <summary>The subnets, which are the rows in CSV.</summary>
    public static Result Subnets(PlanJson plan) => Table(plan, plan.Subnets);

    /// <summary>The answer in a line: whether it fits, and what runs out first.</summary>
    public static string Conclusion(ClusterPlan plan) => Conclusion(plan.Fits, plan.Subnets, plan.Tightest, plan.Groups.Select(group => (group.Name, group.PodsLeftOut))) + Conclusion(plan.Mix) + (plan.Mix is null ? "" : Quotas(plan.Usage, plan.Mix.Usage));

    /// <summary>The same of several clusters, and what the VPC's quotas come to.</summary>
    public static string Conclusion(VpcPlan plan) =>
        Conclusion(
            plan.Fits, plan.Subnets, plan.Tightest,
            plan.Clusters.SelectMany((cluster, index) => cluster.Groups.Select(group => ($"{group.Name} of {plan.Names[index]}", group.PodsLeftOut))))
        + Conclusion(plan.Mix) + Quotas(plan.Usage, plan.Mix?.Usage);

    // What stands above is of the worst type on every node.
    private static string Conclusion(ClusterMix? mix) => mix?.Subnets.MaxBy(subnet => subnet.Share) is { } fullest
        ? FormattableString.Invariant($" As mixes of their types the groups {(mix.Fits ? "fit" : "do not fit")}: {fullest.Subnet.Name} is fullest, at its peak {fullest.Share:P0} of its capacity.") : "";

    private static string Quotas(VpcUsage worst, VpcUsage? mixes)
    {
        var asMixes = mixes is null ? "" : FormattableString.Invariant($", each group as the worst of its types; as mixes {mixes.Enis:N0} ENIs and {Units(mixes)}");
        return FormattableString.Invariant($" At their most the nodes have {worst.Enis:N0} ENIs and the VPC's network address usage is {Units(worst)}{asMixes}.");
    }

    private static string Units(VpcUsage usage) =>
        FormattableString.Invariant($"{usage.Units:N0} units{(usage.UnitsWithPods == usage.Units ? "" : FormattableString.Invariant($" ({usage.UnitsWithPods:N0} if pods count beside their prefixes)"))}");

    private static string Conclusion(bool fits, IReadOnlyList<SubnetPlan> subnets, SubnetPlan? tightest, IEnumerable<(string Name, long PodsLeftOut)> groups)
    {
        var verdict = fits ? "It fits." : "It does not fit.";
        if ((subnets.Where(subnet => !subnet.Fits).MaxBy(subnet => subnet.Share) ?? tightest) is not { } first)
            return verdict;
        var share = double.IsInfinity(first.Share) ? "more than there is" : FormattableString.Invariant($"{first.Share:P0} of its capacity");
        var fullest = $"{first.Subnet.Name}, at its peak {share}{(first is { Fits: false, FreeAtPeak: >= 0 } ? $": {first.Shortage}" : "")}.";
        if (first.Fits && groups.OrderByDescending(group => group.PodsLeftOut).FirstOrDefault() is { PodsLeftOut: > 0 } most)
        {
            var leftOut = FormattableString.Invariant($"{most.PodsLeftOut:N0}");
            return $"{verdict} What runs out first: the nodes of {most.Name}, which leave {leftOut} pods out; the fullest subnet is {fullest}";
        }

        return $"{verdict} What runs out first: {fullest}";
    }

    private static Result Table(PlanJson plan, ResultRows rows) => new(rows.Headings, rows.Cells, plan, ResultJson.Readable.PlanJson) { VerdictColumn = PlanColumns.FitsHeading };
}
