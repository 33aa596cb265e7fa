namespace EksCalc.Sweeps;

/// <summary>What a sweep over nodes measures: the names of its result's columns.</summary>
public static class NodeMeasures
{
    /// <summary>ENIs of each node, branch ENIs left out.</summary>
    public const string Enis = "enis";

    /// <summary>/28 prefixes of each node.</summary>
    public const string Prefixes = "prefixes";

    /// <summary>Pod addresses that each node holds.</summary>
    public const string TotalAddresses = "totalAddresses";

    /// <summary>Those of them that pods have.</summary>
    public const string AssignedAddresses = "assignedAddresses";

    /// <summary>Those of them that no pod has.</summary>
    public const string FreeAddresses = "freeAddresses";

    /// <summary>Pods of each node that wait for ever.</summary>
    public const string WaitingPods = "waitingPods";

    /// <summary>IPv4 addresses that all nodes take of subnets.</summary>
    public const string SubnetAddresses = "subnetAddresses";

    /// <summary>Branch ENIs of each node (R30).</summary>
    public const string BranchEnis = "branchEnis";

    /// <summary>Pods of each node that have an address.</summary>
    public const string ServedPods = "servedPods";

    /// <summary>Addresses that all nodes take of the nodes' subnet.</summary>
    public const string NodeSubnetAddresses = "nodeSubnetAddresses";

    /// <summary>Addresses that all nodes take of the pods' subnet; 0 where pods have none of their own (R27).</summary>
    public const string PodSubnetAddresses = "podSubnetAddresses";

    /// <summary>Nodes like these that a subnet has room for (R07).</summary>
    public const string NodesThatFit = "nodesThatFit";

    /// <summary>Those that a result has where none is asked for.</summary>
    internal static IReadOnlyList<string> Usual { get; } = [Enis, Prefixes, TotalAddresses, AssignedAddresses, FreeAddresses, WaitingPods, SubnetAddresses];

    /// <summary>All of them, in the order of the result's columns.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Usual, BranchEnis, ServedPods, NodeSubnetAddresses, PodSubnetAddresses, NodesThatFit];
}
