namespace EksCalc.Advice.Decisions;

/// <summary>The greatest thing that a design has to have made, from nothing to a new cluster.</summary>
public enum DesignEffort
{
    /// <summary>All stays as it is.</summary>
    None,

    /// <summary>Variables of aws-node change, which its pods take up as they restart, or the ConfigMap of Windows nodes.</summary>
    Settings,

    /// <summary>Nodes are replaced: only new ones take up what changes.</summary>
    Nodes,

    /// <summary>Subnets are made in blocks that the VPC has.</summary>
    Subnets,

    /// <summary>A block that is routable nowhere else is added to the VPC, for pods.</summary>
    PodBlock,

    /// <summary>A block of addresses that are routable elsewhere is added to the VPC, of which networks have few.</summary>
    RoutableBlock,

    /// <summary>A new cluster.</summary>
    Cluster,
}
