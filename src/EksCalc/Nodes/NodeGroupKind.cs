namespace EksCalc.Nodes;

/// <summary>Who runs a group's nodes: who tells them max pods, chooses their subnets, and replaces them (R13, R16, R31, R32).</summary>
public enum NodeGroupKind
{
    /// <summary>An EKS managed node group: EKS tells its nodes max pods, an Auto Scaling group places them.</summary>
    Managed,

    /// <summary>An Auto Scaling group of one's own: nodeadm or the launch template tells its nodes max pods.</summary>
    SelfManaged,

    /// <summary>A NodePool of Karpenter's.</summary>
    Karpenter,

    /// <summary>A NodePool of EKS Auto Mode.</summary>
    AutoMode,
}
