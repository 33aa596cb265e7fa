using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>What a subnet's tags say to ipamd.</summary>
/// <remarks>R33; amazon-vpc-cni-k8s v1.23.1 pkg/awsutils/awsutils.go, isSubnetValidForENICreation and IsSubnetExcluded.</remarks>
internal static class SubnetTagRules
{
    /// <summary>"0" takes a subnet out, anything else brings another subnet in.</summary>
    public const string Role = "kubernetes.io/role/cni";

    /// <summary>Followed by a cluster's name: the subnet is for that cluster.</summary>
    public const string ClusterPrefix = "cni.networking.k8s.aws/cluster/";

    private const string Out = "0";

    /// <summary>Whether a new ENI may be created in a subnet. The node's own needs no tag, and then no cluster's tag counts either.</summary>
    public static bool TakesEnis(Ec2Subnet subnet, bool isOwn, string? clusterName) => RoleOf(subnet) switch
    {
        Out => false,
        "" => isOwn,
        _ => IsForCluster(subnet, clusterName),
    };

    /// <summary>Whether pods get nothing from ENIs in a subnet. Without the role's tag they do, whatever the cluster's tags.</summary>
    public static bool IsExcluded(Ec2Subnet subnet, string? clusterName) => RoleOf(subnet) switch
    {
        Out => true,
        "" => false,
        _ => !IsForCluster(subnet, clusterName),
    };

    private static string RoleOf(Ec2Subnet subnet) => subnet.Tags.GetValueOrDefault(Role, "");

    private static bool IsForCluster(Ec2Subnet subnet, string? clusterName)
    {
        if (string.IsNullOrEmpty(clusterName))
            return true;
        var own = ClusterPrefix + clusterName;
        var isForAny = true;
        foreach (var tag in subnet.Tags.Keys)
        {
            if (tag == own)
                return true;
            isForAny &= !tag.StartsWith(ClusterPrefix, StringComparison.Ordinal);
        }

        return isForAny;
    }
}
