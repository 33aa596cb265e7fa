using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>A change of the scenario after which the finding is gone.</summary>
/// <param name="text">What to do, in one sentence. It may name other ways too.</param>
/// <param name="change">The change.</param>
internal sealed class ScenarioRemedy(string text, Func<ClusterScenario, ClusterScenario> change) : FindingRemedy(text)
{
    /// <summary>What to do, with what the plan then comes to; null where <see cref="FindingRemedy.Text"/> says it all.</summary>
    public Func<ClusterPlan, string>? Outcome { get; init; }

    /// <summary>The scenario as changed.</summary>
    public ClusterScenario ApplyTo(ClusterScenario scenario) => change(scenario);

    /// <summary>A remedy that changes one node group.</summary>
    public static ScenarioRemedy OfGroup(string group, string text, Func<NodeGroup, NodeGroup> change) => new(text, scenario => WithGroup(scenario, group, change));

    /// <summary>A remedy that sets one of the CNI's variables, or with null removes it.</summary>
    public static ScenarioRemedy OfVariable(string name, string? value, string text) => new(text, scenario => WithVariable(scenario, name, value));

    /// <summary>The first of some that works: planned again, nothing that was wrong is wrong still, and no other subnet is too full for it.</summary>
    /// <param name="plan">The plan with the finding.</param>
    /// <param name="candidates">What could be done, what changes least first.</param>
    /// <param name="isCured">Whether a plan is without the finding.</param>
    public static ScenarioRemedy? FirstThatWorks(ClusterPlan plan, IEnumerable<ScenarioRemedy> candidates, Func<ClusterPlan, bool> isCured)
    {
        foreach (var candidate in candidates)
        {
            var changed = candidate.ApplyTo(plan.Scenario);
            var planned = plan.Again(changed);
            if (isCured(planned) && IsNoWorse(planned, plan) && plan.CanBe(changed))
                return candidate.Outcome is { } outcome ? new ScenarioRemedy(outcome(planned), candidate.ApplyTo) : candidate;
        }

        return null;
    }

    /// <summary>A scenario with one of its groups changed.</summary>
    public static ClusterScenario WithGroup(ClusterScenario scenario, string group, Func<NodeGroup, NodeGroup> change) =>
        scenario with { NodeGroups = [.. scenario.NodeGroups.Select(one => one.Name == group ? change(one) : one)] };

    private static bool IsNoWorse(ClusterPlan changed, ClusterPlan before)
    {
        var full = before.Subnets.Where(subnet => !subnet.Fits).Select(subnet => subnet.Subnet.Name).ToHashSet();
        return changed.PodsLeftOut <= before.PodsLeftOut && changed.Subnets.All(subnet => subnet.Fits || full.Contains(subnet.Subnet.Name));
    }

    /// <summary>A scenario in which some subnets have no tag that says what they are to the CNI.</summary>
    public static ClusterScenario WithoutRoleTag(ClusterScenario scenario, Func<SubnetSetup, bool> isIt) => scenario with
    {
        Subnets = [.. scenario.Subnets.Select(subnet => isIt(subnet) ? subnet with { Tags = subnet.Tags.Where(tag => tag.Key != SubnetTagRules.Role).ToDictionary() } : subnet)],
    };

    private static ClusterScenario WithVariable(ClusterScenario scenario, string name, string? value)
    {
        var variables = new Dictionary<string, string>(scenario.CniEnvironment);
        if (value is null)
            variables.Remove(name);
        else
            variables[name] = value;
        return scenario with { CniEnvironment = variables };
    }
}

/// <summary>Findings whose action is a change of the scenario.</summary>
internal static class ScenarioRemedyExtensions
{
    /// <summary>The finding with what its own action does; itself where that is null.</summary>
    public static Finding DoneBy(this Finding finding, Func<ClusterScenario, ClusterScenario>? change) => finding.With(change is null ? null : new ScenarioRemedy(finding.Action, change));
}
