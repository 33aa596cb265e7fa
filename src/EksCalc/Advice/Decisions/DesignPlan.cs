using EksCalc.Clusters;
using EksCalc.Instances;

namespace EksCalc.Advice.Decisions;

/// <summary>A scenario planned at every growth up to the one asked for.</summary>
/// <param name="Worst">The plan at the growth asked for; where a lesser one has less room, leaves more pods out or takes more addresses, the plan of that one.</param>
/// <param name="HasRoom">Whether the nodes' and the pods' subnets leave the headroom asked for at each of them.</param>
internal sealed record DesignPlan(ClusterPlan Worst, bool HasRoom)
{
    private readonly Lazy<IReadOnlyList<Finding>> findings = new(() => ScenarioFindings.Of(Worst));

    /// <summary>What deserves attention in it, the gravest first; looked for once, as remedies are planned.</summary>
    public IReadOnlyList<Finding> Findings => findings.Value;

    public static DesignPlan Of(ClusterScenario scenario, SizingOptions options, InstanceCatalog catalog)
    {
        var network = new ClusterNetwork(scenario);
        var plans = GrowthSteps.Of(network, catalog, 0, options.GrowthPercent).Select(grown => grown.PlanIn(network, catalog)).ToList();
        var worst = plans.Find(plan => !options.Holds(plan)) ?? plans.OrderByDescending(plan => plan.PodsLeftOut).ThenByDescending(plan => plan.Peak.Addresses).First();
        return new DesignPlan(worst, options.Holds(worst));
    }
}
