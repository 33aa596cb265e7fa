using EksCalc.Nodes;

namespace EksCalc.Clusters.Checks;

/// <summary>Keys of a node group that only some kinds know.</summary>
internal static class NodeGroupKeys
{
    public const string ReservedEnis = "reservedEnis";
    public const string PodsPerCore = "podsPerCore";
    public const string MaxPodsExpression = "maxPodsExpression";
    public const string Budget = "update.budget";

    /// <summary>Every one, with the kinds that know it and what the others go by.</summary>
    public static IReadOnlyList<(string Key, NodeGroupKind[] Kinds, string Otherwise)> All { get; } =
    [
        (ReservedEnis, [NodeGroupKind.Karpenter], "Karpenter alone counts with reserved ENIs"),
        (PodsPerCore, [NodeGroupKind.SelfManaged, NodeGroupKind.Karpenter], "EKS sets max pods of such nodes"),
        (MaxPodsExpression, [NodeGroupKind.SelfManaged, NodeGroupKind.Karpenter], "EKS sets max pods of such nodes, over any expression"),
        (Budget, [NodeGroupKind.SelfManaged, NodeGroupKind.Karpenter, NodeGroupKind.AutoMode], "a managed group goes by maxUnavailable"),
    ];
}
