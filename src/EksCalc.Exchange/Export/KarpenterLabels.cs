namespace EksCalc.Exchange.Export;

/// <summary>The labels that Karpenter does not take in a NodePool: it, Kubernetes or AWS set them.</summary>
/// <remarks>karpenter-provider-aws pkg/apis/crds/karpenter.sh_nodepools.yaml, v1: the rules of spec.template.metadata.labels.</remarks>
internal static class KarpenterLabels
{
    private static readonly (string Domain, string[] Taken)[] Restricted =
    [
        ("kubernetes.io",
        [
            "beta.kubernetes.io/instance-type", "failure-domain.beta.kubernetes.io/region", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "kubernetes.io/arch", "kubernetes.io/os",
        ]),
        ("k8s.io", []),
        ("karpenter.sh", ["karpenter.sh/capacity-type"]),
        ("karpenter.k8s.aws", []),
    ];

    /// <summary>Domains below the restricted ones whose labels are people's own.</summary>
    private static readonly string[] Free = ["node.kubernetes.io", "node-restriction.kubernetes.io", "kops.k8s.io"];

    /// <summary>Why a label is refused; null where it is taken.</summary>
    public static string? Refusal(string key)
    {
        var domain = key.Split('/')[0];
        if (Array.Exists(Free, free => domain.EndsWith(free, StringComparison.Ordinal)))
            return null;
        return Restricted.FirstOrDefault(each => domain.EndsWith(each.Domain, StringComparison.Ordinal) && !each.Taken.Contains(key)).Domain is { } restricted
            ? $"Karpenter takes no labels of people's own in the domain {restricted}"
            : null;
    }
}
