using EksCalc.Clusters;

namespace EksCalc.Advice.Remedies;

/// <summary>Something to do about a finding.</summary>
/// <param name="Text">What, in a sentence.</param>
/// <param name="Apply">The scenario with that done.</param>
internal sealed record Remedy(string Text, Func<ClusterScenario, ClusterScenario> Apply)
{
    /// <summary>What to do, with what the plan then comes to; null where <see cref="Text"/> says it all.</summary>
    public Func<ClusterPlan, string>? Outcome { get; init; }

    /// <summary>The first of some that works: planned again, nothing that was wrong is wrong still, and no other subnet is too full for it.</summary>
    /// <param name="plan">The plan with the finding.</param>
    /// <param name="candidates">What could be done, what changes least first.</param>
    /// <param name="isCured">Whether a plan is without the finding.</param>
    public static Remedy? FirstThatWorks(ClusterPlan plan, IEnumerable<Remedy> candidates, Func<ClusterPlan, bool> isCured)
    {
        foreach (var candidate in candidates)
        {
            var changed = candidate.Apply(plan.Scenario);
            var planned = ClusterPlanner.Unchecked(changed, plan.Catalog);
            if (isCured(planned) && IsNoWorse(planned, plan) && changed.Problems(plan.Catalog).Count == 0)
                return candidate.Outcome is { } outcome ? candidate with { Text = outcome(planned) } : candidate;
        }

        return null;
    }

    private static bool IsNoWorse(ClusterPlan changed, ClusterPlan before)
    {
        var full = before.Subnets.Where(subnet => !subnet.Fits).Select(subnet => subnet.Subnet.Name).ToHashSet();
        return changed.PodsLeftOut <= before.PodsLeftOut && changed.Subnets.All(subnet => subnet.Fits || full.Contains(subnet.Subnet.Name));
    }
}
