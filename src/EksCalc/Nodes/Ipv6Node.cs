using EksCalc.Instances;

namespace EksCalc.Nodes;

/// <summary>
/// What a node of an IPv6 cluster holds: one /80 prefix on its primary ENI, taken at start, which is more than pods
/// could ever use. There is no pool and no warm target. <see cref="NodeModel"/> adds the trunk and branch ENIs of security groups for pods.
/// </summary>
/// <param name="CanServePods">Whether the instance type can have a prefix at all; on others ipamd refuses to start (R15).</param>
/// <remarks>R29; EKS best practices, networking/ipv6; amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go.</remarks>
public readonly record struct Ipv6Node(bool CanServePods)
{
    /// <summary>Length of the prefix that a node gets: 80.</summary>
    public const int PrefixLength = 80;

    /// <summary>Pod addresses in a node's prefix: 2^48.</summary>
    public const long AddressesPerPrefix = 1L << (128 - PrefixLength);

    /// <summary>IPv4 addresses of the subnet that the node takes: its primary ENI's own one.</summary>
    public const int Ipv4Addresses = 1;

    /// <summary>Attached ENIs: the primary one.</summary>
    public const int Enis = 1;

    /// <summary>Prefixes the node takes from its subnet's /64: 1, or 0 where ipamd does not start.</summary>
    public int Prefixes => CanServePods ? 1 : 0;

    /// <summary>The node of an instance type.</summary>
    public static Ipv6Node Create(InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new Ipv6Node(type.SupportsPrefixDelegation);
    }

    /// <summary>Pods that wait for ever for an address: none, or all where ipamd does not start.</summary>
    /// <param name="pods">Pods that are not on the host network, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pods"/> is negative.</exception>
    public int WaitingPods(int pods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        return CanServePods ? 0 : pods;
    }
}
