using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Advice.Decisions;

/// <summary>A way to give a workload its addresses: a mode, warm settings and subnets, judged together. It does not change.</summary>
public sealed class Design
{
    private readonly Lazy<IReadOnlyList<DecisionStep>> wayBack;

    internal Design(ClusterScenario from, ClusterScenario to, SubnetChange subnets, DesignPlan plan, WarmCandidate warm, IReadOnlyList<Obstacle> obstacles)
    {
        (Scenario, SubnetChange, Plan, Obstacles) = (to, subnets, plan.Worst, obstacles);
        (From, Mode, WarmSettings, WarmResult) = (from, ModeComparison.ModeOf(to.Settings), warm.Advice, warm.Result);
        IsConfiguredMode = Mode == ModeComparison.ModeOf(from.Settings);
        Replacement = new NodeReplacement(from, to);
        Steps = ScenarioSteps.Between(from, to, plan.Worst, Replacement);
        wayBack = new(() => ScenarioSteps.Between(to, from, plan.Worst, new NodeReplacement(to, from, Replacement)));
        NewSubnets = [.. to.Subnets.Where(subnet => from.Subnets.All(there => there.Name != subnet.Name))];
        NewVpcBlocks = [.. to.Vpc.Blocks.Except(from.Vpc.Blocks)];
        Effort = ScenarioSteps.EffortOf(Steps, NewVpcBlocks);
        Verdict = plan.Worst.PodsLeftOut > 0 ? DesignVerdict.LeavesPodsOut : plan.HasRoom ? DesignVerdict.Fits : DesignVerdict.TooSmall;
        HasRoom = plan.HasRoom;
        Findings = plan.Findings;
        Costs = DesignMeasures.Of(this, warm);
    }

    /// <summary>Its number in the decision, from 1: the best first.</summary>
    public int Number { get; private set; }

    /// <summary>The mode.</summary>
    public ModeOption Mode { get; }

    /// <summary>Whether it is the mode that is in use.</summary>
    public bool IsConfiguredMode { get; }

    /// <summary>The settings of Windows nodes; null where there are none.</summary>
    public WindowsSettings? Windows => Scenario.HasWindowsNodes ? Scenario.Windows : null;

    /// <summary>What it does with the subnets there are.</summary>
    public SubnetChange SubnetChange { get; }

    /// <summary>The CNI's settings.</summary>
    public CniSettings Settings => Plan.Settings;

    /// <summary>Whether warm targets, of aws-node or of Windows nodes, differ from those in use beyond what the mode brings.</summary>
    public bool ChangesWarmTargets { get; internal init; }

    /// <summary>Warm settings compared in its mode; null where nodes have no pool. Those that cost least on a node need not be its own.</summary>
    public WarmSettingsAdvice? WarmSettings { get; }

    /// <summary>The scenario once all steps are done, before it grows.</summary>
    public ClusterScenario Scenario { get; }

    /// <summary>Its plan, the workload grown as far as room is to be left; where a lesser growth has less room, the plan of that one.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>Whether it holds the workload.</summary>
    public DesignVerdict Verdict { get; }

    /// <summary>The greatest thing that has to be made.</summary>
    public DesignEffort Effort { get; }

    /// <summary>What it costs.</summary>
    public DesignCosts Costs { get; }

    /// <summary>Whether no other design is better in one cost without being worse in another.</summary>
    public bool IsNotBeaten { get; private set; }

    /// <summary>Subnets to be made.</summary>
    public IReadOnlyList<SubnetSetup> NewSubnets { get; }

    /// <summary>Blocks to be added to the VPC.</summary>
    public IReadOnlyList<CidrBlock> NewVpcBlocks { get; }

    /// <summary>
    /// Names of node groups to be made in the place of others, by the others' names; those stay in <see cref="Scenario"/>, where a name is what a person calls
    /// a group. None where a new cluster takes the place of the old one.
    /// </summary>
    public IReadOnlyDictionary<string, string> NewNodeGroupNames => Replacement.NewNames;

    /// <summary>The name of the cluster to be made; null where there is none, and where the scenario has no name of the one there is.</summary>
    public string? NewClusterName => Replacement.NewClusterName;

    /// <summary>What its mode needs or weakens; nothing that excludes it.</summary>
    public IReadOnlyList<Obstacle> Obstacles { get; }

    /// <summary>What deserves attention once all steps are done and the workload has grown, the gravest first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What to do, in order; empty where all stays as it is.</summary>
    public IReadOnlyList<DecisionStep> Steps { get; }

    /// <summary>The way back, in order.</summary>
    public IReadOnlyList<DecisionStep> WayBack => wayBack.Value;

    /// <summary>Why the chosen design comes before it; null of the chosen one.</summary>
    public DecisionReason? WhyNot { get; private set; }

    /// <summary>Of the nodes' and pods' subnets, the one that is fullest at its peak; null without any.</summary>
    public SubnetPlan? Fullest => Plan.Subnets.Where(SizingOptions.IsSized).OrderBy(subnet => subnet.Fits).ThenByDescending(subnet => subnet.Share).FirstOrDefault();

    internal ClusterScenario From { get; }

    /// <summary>Whether warm targets of aws-node change; those of Windows nodes are others.</summary>
    internal bool ChangesAwsNodeTargets { get; init; }

    /// <summary>Whether Windows nodes have prefixes that have none today, or the other way round.</summary>
    internal bool ChangesWindowsMode => Replacement.ChangesWindowsMode;

    /// <summary>What its warm targets cost on a node; null where nodes have no pool.</summary>
    internal WarmSettingsResult? WarmResult { get; }

    internal bool HasRoom { get; }

    /// <summary>Whether it takes a new cluster.</summary>
    internal bool TakesNewCluster => Replacement.ChangesFamily;

    /// <summary>Whose nodes are replaced.</summary>
    internal NodeReplacement Replacement { get; }

    /// <summary>The same design in its place among others.</summary>
    internal Design Ranked(int number, bool isNotBeaten, DecisionReason? whyNot)
    {
        var ranked = (Design)MemberwiseClone();
        (ranked.Number, ranked.IsNotBeaten, ranked.WhyNot) = (number, isNotBeaten, whyNot);
        return ranked;
    }

    /// <summary>What it is, in a few words: <c>prefixes, 3 new subnets</c>.</summary>
    public override string ToString() => DesignWords.Name(this);
}
