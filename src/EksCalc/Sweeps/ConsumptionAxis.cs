namespace EksCalc.Sweeps;

/// <summary>What changes along a consumption curve.</summary>
public enum ConsumptionAxis
{
    /// <summary>Pods on each node.</summary>
    PodsPerNode,

    /// <summary>Nodes in the subnet.</summary>
    Nodes,

    /// <summary><c>WARM_ENI_TARGET</c>.</summary>
    WarmEniTarget,

    /// <summary><c>WARM_IP_TARGET</c>.</summary>
    WarmIpTarget,

    /// <summary><c>MINIMUM_IP_TARGET</c>.</summary>
    MinimumIpTarget,

    /// <summary><c>WARM_PREFIX_TARGET</c>.</summary>
    WarmPrefixTarget,

    /// <summary>Those of each node's pods that have a security group of their own, and so ask for a branch ENI (R30).</summary>
    SecurityGroupPodsPerNode,
}
