namespace EksCalc.Advice;

/// <summary>A finding of a plan of several clusters.</summary>
/// <param name="Clusters">The clusters of which it is true, by the names that <see cref="EksCalc.Clusters.VpcPlan.Names"/> has; empty where it is of the VPC or its subnets.</param>
/// <param name="Finding">The finding. Its remedy is tried beside the other clusters as they are.</param>
public sealed record VpcFinding(IReadOnlyList<string> Clusters, Finding Finding)
{
    /// <summary>One line for a person: the clusters, and the finding's own line.</summary>
    public override string ToString() => Clusters.Count == 0 ? $"{Finding}" : $"{SubnetFindings.Listed(Clusters)}: {Finding}";
}
