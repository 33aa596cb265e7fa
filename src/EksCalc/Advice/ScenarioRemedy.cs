using EksCalc.Clusters;

namespace EksCalc.Advice;

/// <summary>A change of the scenario after which the finding is gone.</summary>
/// <param name="text">What to do, in one sentence. It may name other ways too.</param>
/// <param name="change">The change.</param>
internal sealed class ScenarioRemedy(string text, Func<ClusterScenario, ClusterScenario> change) : FindingRemedy(text)
{
    /// <summary>The scenario as changed.</summary>
    public ClusterScenario ApplyTo(ClusterScenario scenario) => change(scenario);

    /// <summary>A remedy that changes one node group.</summary>
    public static ScenarioRemedy OfGroup(string group, string text, Func<NodeGroup, NodeGroup> change) => new(text, scenario => WithGroup(scenario, group, change));

    /// <summary>A remedy that sets one of the CNI's variables, or with null removes it.</summary>
    public static ScenarioRemedy OfVariable(string name, string? value, string text) => new(text, scenario => WithVariable(scenario, name, value));

    /// <summary>A scenario with one of its groups changed.</summary>
    public static ClusterScenario WithGroup(ClusterScenario scenario, string group, Func<NodeGroup, NodeGroup> change) =>
        scenario with { NodeGroups = [.. scenario.NodeGroups.Select(one => one.Name == group ? change(one) : one)] };

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
