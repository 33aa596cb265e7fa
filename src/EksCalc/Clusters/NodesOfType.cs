namespace EksCalc.Clusters;

/// <summary>A group's nodes if they are of one of its types: how many there are in each zone, and what they hold.</summary>
internal sealed class NodesOfType(NodeGroupPlan plan)
{
    private (string[] Lost, int[] InZones)? moved;
    private int[]? desired;
    private int[]? most;
    private int[]? surge;

    /// <summary>The group as planned with this type.</summary>
    public NodeGroupPlan Plan => plan;

    /// <summary>Nodes in each zone as a rule.</summary>
    public int[] Desired => desired ??= plan.Placement.Spread(plan.Nodes.Desired);

    /// <summary>At most.</summary>
    public int[] Most => most ??= plan.Placement.Spread(plan.Nodes.Most);

    /// <summary>More than these while the group is updated.</summary>
    public int[] Surge => surge ??= plan.Placement.Spread(plan.SurgeNodes);

    /// <summary>After a fresh ramp.</summary>
    public NodeSequence Steady { get; } = new(plan.SteadyNodes);

    /// <summary>The most after churn.</summary>
    public NodeSequence Churned { get; } = new(plan.ChurnedNodes);

    /// <summary>Nodes in each zone that come up for those of lost zones.</summary>
    /// <param name="lost">The zones, the same list each time.</param>
    public int[] Moved(string[] lost)
    {
        // Events come one after the other.
        if (moved is not { } last || last.Lost != lost)
            moved = last = (lost, plan.Placement.MovedFrom(plan.Nodes.Most, lost));
        return last.InZones;
    }
}
