namespace EksCalc.Cni;

/// <summary>A way to give pods their addresses, among which a cluster's designer chooses.</summary>
public enum ModeOption
{
    /// <summary>Secondary addresses of the nodes' subnets.</summary>
    SecondaryIp,

    /// <summary>/28 prefixes of the nodes' subnets.</summary>
    PrefixDelegation,

    /// <summary>Secondary addresses of pod subnets: custom networking (R27).</summary>
    CustomNetworking,

    /// <summary>/28 prefixes of pod subnets.</summary>
    CustomNetworkingWithPrefixes,

    /// <summary>An /80 IPv6 prefix a node (R29).</summary>
    Ipv6,
}
