namespace EksCalc.Ec2;

/// <summary>What EC2 puts onto an ENI for pods.</summary>
internal enum CidrKind
{
    /// <summary>A secondary IPv4 address.</summary>
    Address,

    /// <summary>An IPv4 prefix, a /28.</summary>
    Prefix,

    /// <summary>An IPv6 prefix, a /80.</summary>
    Ipv6Prefix,
}
