using System.Text.Json;
using EksCalc.Nodes;

namespace EksCalc.Clusters.Checks;

/// <summary>Keys of a node group that only some kinds know.</summary>
internal static class NodeGroupKeys
{
    public const string ReservedEnis = "reservedEnis";
    public const string UnmanagedEnis = "unmanagedEnis";
    public const string PodsPerCore = "podsPerCore";
    public const string MaxPodsExpression = "maxPodsExpression";
    public const string Budget = "update.budget";
    public const string MaxUnavailable = "maxUnavailable";

    /// <summary>Why Windows does not go with EKS Auto Mode.</summary>
    public const string NoWindows = "EKS Auto Mode has no Windows nodes; choose another kind, or linux.";

    /// <summary>Every one, with the kinds that know it and what the others go by.</summary>
    public static IReadOnlyList<(string Key, NodeGroupKind[] Kinds, string Otherwise)> All { get; } =
    [
        (ReservedEnis, [NodeGroupKind.Karpenter], "Karpenter alone counts with reserved ENIs"),
        (UnmanagedEnis, [NodeGroupKind.Managed, NodeGroupKind.SelfManaged, NodeGroupKind.Karpenter], "EKS manages every ENI of its Auto Mode nodes"),
        (PodsPerCore, [NodeGroupKind.SelfManaged, NodeGroupKind.Karpenter], "EKS sets max pods of such nodes"),
        (MaxPodsExpression, [NodeGroupKind.SelfManaged, NodeGroupKind.Karpenter], "EKS sets max pods of such nodes, over any expression"),
        (MaxUnavailable, [NodeGroupKind.Managed, NodeGroupKind.SelfManaged], "Karpenter goes by its disruption budgets, here update.budget"),
        (Budget, [NodeGroupKind.SelfManaged, NodeGroupKind.Karpenter, NodeGroupKind.AutoMode], "a managed group goes by maxUnavailable"),
    ];

    /// <summary>Why a key does not go with a kind of group; null where it does.</summary>
    /// <param name="key">The key.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="kindKey">How the kind is set.</param>
    public static string? MistakeOf(string key, NodeGroupKind kind, string kindKey = "kind")
    {
        var (_, kinds, otherwise) = All.Single(one => one.Key == key);
        return kinds.Contains(kind) ? null : $"{char.ToUpperInvariant(otherwise[0])}{otherwise[1..]}; leave it out, or set {kindKey} to {string.Join(" or ", kinds.Select(Spelling))}.";
    }

    /// <summary>How a kind is spelled.</summary>
    public static string Spelling(NodeGroupKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
