namespace EksCalc.Cni;

/// <summary>What ipamd puts into the slots of a node's ENIs.</summary>
public enum IpMode
{
    /// <summary>Secondary IPv4 addresses, one a slot. The default.</summary>
    SecondaryIp,

    /// <summary>/28 IPv4 prefixes, one a slot: <c>ENABLE_PREFIX_DELEGATION=true</c>.</summary>
    PrefixDelegation,

    /// <summary>One /80 IPv6 prefix a node: <c>ENABLE_IPv6=true</c>.</summary>
    Ipv6,
}
