namespace EksCalc.Cni;

/// <summary>What a subnet's tags say to ipamd.</summary>
/// <remarks>R28, R33; amazon-vpc-cni-k8s v1.23.1 pkg/awsutils/awsutils.go, isSubnetValidForENICreation and IsSubnetExcluded.</remarks>
internal static class SubnetTagRules
{
    /// <summary>"0" takes a subnet out, anything else brings another subnet in.</summary>
    public const string Role = "kubernetes.io/role/cni";

    /// <summary>Followed by a cluster's name: the subnet is for that cluster.</summary>
    public const string ClusterPrefix = "cni.networking.k8s.aws/cluster/";

    private const string Out = "0";

    /// <summary>Whether a new ENI may be created in a subnet. The node's own needs no tag, and then no cluster's tag counts either.</summary>
    public static bool TakesEnis(IReadOnlyDictionary<string, string> tags, bool isOwn, string? clusterName) => RoleOf(tags) switch
    {
        Out => false,
        "" => isOwn,
        _ => IsForCluster(tags, clusterName),
    };

    /// <summary>The same by a CNI version: before 1.22 the tag counted, whatever its value, and no tag took the node's own subnet out.</summary>
    public static bool TakesEnis(IReadOnlyDictionary<string, string> tags, bool isOwn, string? clusterName, CniVersion version) =>
        version >= CniVersion.FirstWithSubnetTagValues ? TakesEnis(tags, isOwn, clusterName) : isOwn || tags.ContainsKey(Role);

    /// <summary>Whether pods get nothing from ENIs in a subnet. Without the role's tag they do, whatever the cluster's tags.</summary>
    public static bool IsExcluded(IReadOnlyDictionary<string, string> tags, string? clusterName) => RoleOf(tags) switch
    {
        Out => true,
        "" => false,
        _ => !IsForCluster(tags, clusterName),
    };

    /// <summary>Whether somebody keeps a subnet for pods: its role's tag is neither empty nor "0".</summary>
    public static bool IsForPods(IReadOnlyDictionary<string, string> tags) => RoleOf(tags) is not (Out or "");

    private static string RoleOf(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(Role, "");

    private static bool IsForCluster(IReadOnlyDictionary<string, string> tags, string? clusterName)
    {
        if (string.IsNullOrEmpty(clusterName))
            return true;
        var own = ClusterPrefix + clusterName;
        var isForAny = true;
        foreach (var tag in tags.Keys)
        {
            if (tag == own)
                return true;
            isForAny &= !tag.StartsWith(ClusterPrefix, StringComparison.Ordinal);
        }

        return isForAny;
    }
}
