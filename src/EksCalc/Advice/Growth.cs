using EksCalc.Clusters;
using EksCalc.Instances;

namespace EksCalc.Advice;

/// <summary>A cluster whose groups have all grown alike.</summary>
public static class Growth
{
    /// <summary>The most growth that is looked for, in percent.</summary>
    public const int MostPercent = 10_000;

    /// <summary>The scenario with that much more of everything: nodes, or pods where nodes follow from them; rounded up.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="percent">0 to <see cref="MostPercent"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public static ClusterScenario Of(ClusterScenario scenario, int percent)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, MostPercent);
        return percent == 0 ? scenario : scenario with { NodeGroups = Of(scenario.NodeGroups, percent) };
    }

    /// <summary>How much all groups can grow alike before something does not fit: that much, and every growth below it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">The scenario has problems.</exception>
    /// <returns>Percent, 0 to <see cref="MostPercent"/>; null where it does not fit as it is.</returns>
    public static int? LimitOf(ClusterScenario scenario, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var limits = catalog ?? InstanceCatalog.Default;
        scenario.ThrowIfProblems(limits);
        var network = new ClusterNetwork(scenario);
        // Ever wider steps until one does not fit, then ever narrower ones up to the first that does not.
        var (fits, step, found) = (-1, 1, false);
        while (step > 0 && fits < MostPercent)
        {
            var to = Math.Min(MostPercent, fits + step);
            var fit = GrowthSteps.Of(network, limits, fits + 1, to).All(grown => grown.PlanIn(network, limits).Fits);
            (fits, found) = (fit ? to : fits, found || !fit);
            step = found ? step / 2 : step * 2;
        }

        return fits < 0 ? null : fits;
    }

    /// <summary>The plan of a scenario that has grown; where a lesser growth does not fit its subnets and this one does, the plan of that one.</summary>
    internal static ClusterPlan PlanUpTo(ClusterScenario scenario, int percent, InstanceCatalog catalog)
    {
        var network = new ClusterNetwork(scenario);
        var plans = GrowthSteps.Of(network, catalog, 0, percent).Select(grown => grown.PlanIn(network, catalog)).ToList();
        return plans.Find(plan => !plan.Subnets.All(subnet => subnet.Fits)) ?? plans[0];
    }

    internal static IReadOnlyList<NodeGroup> Of(IReadOnlyList<NodeGroup> groups, int percent) => percent == 0 ? groups :
    [
        .. groups.Select(group => group with
        {
            Nodes = group.Nodes is { } nodes ? nodes with { Desired = Grown(nodes.Desired, percent), Most = Grown(nodes.Most, percent) } : null,
            Pods = group.Pods is { } pods ? pods with { Count = Grown(pods.Count, percent) } : null,
        }),
    ];

    private static int Grown(int count, int percent) => (int)Math.Min(int.MaxValue, ((count * (100L + percent)) + 99) / 100);
}
