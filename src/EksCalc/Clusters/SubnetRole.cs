namespace EksCalc.Clusters;

/// <summary>What a subnet is for in a cluster: none of it, one, or several.</summary>
[Flags]
public enum SubnetRole
{
    /// <summary>Neither nodes nor pods of the cluster are in it.</summary>
    None = 0,

    /// <summary>Nodes of a group are placed in it, and their primary ENIs.</summary>
    Nodes = 1,

    /// <summary>Pods of custom networking get their addresses from it: an ENIConfig names it (R27).</summary>
    Pods = 2,

    /// <summary>An ENIConfig names it, but custom networking is not on: it is kept for pods and stays empty.</summary>
    SparePods = 4,

    /// <summary>Nodes of other subnets in its zone may attach ENIs in it: it is tagged for subnet discovery, which is in effect (R28).</summary>
    Discovery = 8,

    /// <summary>EKS places its cross-account ENIs in it (R09).</summary>
    ControlPlane = 16,
}
