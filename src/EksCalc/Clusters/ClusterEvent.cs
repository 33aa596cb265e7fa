namespace EksCalc.Clusters;

/// <summary>A situation in which nodes are put into subnets; a lost zone is one of several.</summary>
/// <param name="Situation">Which.</param>
/// <param name="Lost">The zones that are lost, where it is that.</param>
internal sealed record ClusterEvent(Situation Situation, string[] Lost)
{
    public static ClusterEvent Steady { get; } = new(Situation.Steady, []);

    public static ClusterEvent Churned { get; } = new(Situation.Churned, []);

    public static ClusterEvent Grown { get; } = new(Situation.Grown, []);

    public static ClusterEvent Upgrade { get; } = new(Situation.Upgrade, []);

    /// <summary>Nodes of a type in a zone before anything happens to them.</summary>
    public int NodesBefore(NodesOfType type, int zone) => Situation <= Situation.Churned ? type.Desired[zone] : type.Most[zone];

    /// <summary>Nodes that come in addition: a surge, or those of lost zones.</summary>
    public int NodesMore(NodesOfType type, int zone) => Situation switch
    {
        Situation.Upgrade => type.Surge[zone],
        Situation.ZoneLoss => type.Moved(Lost)[zone],
        _ => 0,
    };

    /// <summary>What the nodes hold.</summary>
    public NodeSequence Nodes(NodesOfType type) => Situation == Situation.Steady ? type.Steady : type.Churned;
}
