namespace EksCalc.Advice.Decisions;

/// <summary>What a step is about.</summary>
public enum StepKind
{
    /// <summary>AWS is asked for a larger quota.</summary>
    Quotas,

    /// <summary>Blocks are associated with the VPC.</summary>
    VpcBlocks,

    /// <summary>The VPC and its subnets get IPv6 blocks.</summary>
    Ipv6Blocks,

    /// <summary>Subnets are made.</summary>
    NewSubnets,

    /// <summary>Parts of subnets are reserved for prefixes.</summary>
    Reservations,

    /// <summary>ENIConfigs are written.</summary>
    EniConfigs,

    /// <summary>A new cluster is made.</summary>
    NewCluster,

    /// <summary>Variables of aws-node are set or removed.</summary>
    Variables,

    /// <summary>Settings of Windows nodes are set or removed in their ConfigMap.</summary>
    WindowsSettings,

    /// <summary>Kubelets are told another number of max pods.</summary>
    MaxPods,

    /// <summary>Node groups are given other subnets.</summary>
    NodeSubnets,

    /// <summary>Nodes are replaced by new ones.</summary>
    ReplaceNodes,

    /// <summary>What is new is looked at before the rest follows.</summary>
    Watch,

    /// <summary>ENIConfigs are deleted.</summary>
    RemoveEniConfigs,

    /// <summary>Reservations are taken out of subnets.</summary>
    RemoveReservations,

    /// <summary>Subnets that are empty are deleted.</summary>
    RemoveSubnets,

    /// <summary>Blocks are taken from the VPC.</summary>
    RemoveVpcBlocks,
}
