using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Advice.Decisions;

/// <summary>Warm targets that a design can have in one mode, and what they cost on a node.</summary>
/// <param name="Settings">The settings with these targets; null for those that the mode comes with.</param>
/// <param name="Advice">The comparison that they are of; null where nodes have no pool.</param>
/// <param name="Result">Their costs in it.</param>
internal sealed record WarmCandidate(CniSettings? Settings, WarmSettingsAdvice? Advice, WarmSettingsResult? Result)
{
    /// <summary>The targets in use, those that leave the fewest addresses idle within the budget, and those with the fewest calls; each once.</summary>
    /// <param name="inMode">The scenario in the mode.</param>
    /// <param name="options">What happens on the nodes, and what they may do.</param>
    /// <param name="catalog">Instance limits.</param>
    /// <param name="cancellationToken">Ends the comparison early.</param>
    public static IReadOnlyList<WarmCandidate> Of(ClusterScenario inMode, DecisionOptions options, InstanceCatalog catalog, CancellationToken cancellationToken)
    {
        var plan = ClusterPlanner.Unchecked(Growth.Of(inMode, options.LeaveRoom.GrowthPercent), catalog);
        var advice = WarmSettingsAdvice.Of(plan, options.ReplacedPerHour, options.CallBudgetPerHour, options.Seeds, options.Watched, cancellationToken);
        if (advice is null)
            return [new WarmCandidate(null, null, null)];
        var compared = advice.Cluster;
        var fewestWait = compared.Front.Min(result => result.Cost.WaitingShare);
        var fewestCalls = compared.Front.Where(result => result.Cost.WaitingShare == fewestWait).MinBy(result => result.Cost.Ec2CallsPerHour)!;
        WarmSettingsResult[] changed = [compared.Recommended, fewestCalls];
        return
        [
            new WarmCandidate(null, advice, compared.Current),
            .. changed.Where(result => result != compared.Current).Distinct().Select(result => new WarmCandidate(result.Settings, advice, result)),
        ];
    }
}
