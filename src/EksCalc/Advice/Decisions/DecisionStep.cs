using EksCalc.Clusters;

namespace EksCalc.Advice.Decisions;

/// <summary>One step on the way to a design, or back from it.</summary>
public sealed class DecisionStep
{
    private readonly Func<ClusterScenario, ClusterScenario>? change;

    internal DecisionStep(StepKind kind, string what, string why, RuleSet rules, Func<ClusterScenario, ClusterScenario>? change = null) =>
        (Kind, What, Why, Rules, this.change) = (kind, what, why, rules, change);

    /// <summary>What it is about.</summary>
    public StepKind Kind { get; }

    /// <summary>What to do, in a sentence.</summary>
    public string What { get; }

    /// <summary>Why it is needed, or what happens without it.</summary>
    public string Why { get; }

    /// <summary>The rules that it rests on.</summary>
    public RuleSet Rules { get; }

    /// <summary>What pods that run notice of it. Default: nothing.</summary>
    public Disruption Disruption { get; init; }

    /// <summary>How long it takes, in words.</summary>
    public required string Takes { get; init; }

    /// <summary>How to see that it is done.</summary>
    public required string Check { get; init; }

    /// <summary>Variables of aws-node that are there and go. Default none.</summary>
    public IReadOnlyList<string> RemovedVariables { get; internal init; } = [];

    /// <summary>Keys of the Windows nodes' ConfigMap that are there and go, under every name that counts. Default none.</summary>
    internal IReadOnlyList<string> RemovedWindowsKeys { get; init; } = [];

    /// <summary>The node groups that it is about, by their names in the scenario; empty where it is about none in particular.</summary>
    public IReadOnlyList<string> NodeGroups { get; internal init; } = [];

    /// <summary>The scenario once it is done; the same where it changes nothing that a scenario says.</summary>
    /// <param name="scenario">The scenario before.</param>
    public ClusterScenario ApplyTo(ClusterScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return change?.Invoke(scenario) ?? scenario;
    }
}
