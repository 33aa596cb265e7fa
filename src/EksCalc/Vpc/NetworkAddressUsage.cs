namespace EksCalc.Vpc;

/// <summary>Network address usage (NAU): AWS's measure of how large a VPC's network is, and its limits (R05).</summary>
/// <remarks>Amazon VPC user guide, "Network Address Usage for your VPC".</remarks>
public static class NetworkAddressUsage
{
    /// <summary>The limit of one VPC unless raised.</summary>
    public const long Limit = 64_000;

    /// <summary>The limit of one VPC once raised as far as it goes.</summary>
    public const long MostLimit = 256_000;

    /// <summary>The limit of a VPC with those peered to it in its Region, unless raised.</summary>
    public const long PeeredLimit = 128_000;

    /// <summary>The limit of a VPC with those peered to it in its Region, once raised as far as it goes.</summary>
    public const long MostPeeredLimit = 512_000;

    /// <summary>Units of a network load balancer, interface endpoint, NAT gateway, transit gateway attachment, Lambda function or EFS mount target, in each zone.</summary>
    public const int UnitsPerManagedInterface = 6;

    /// <summary>Units of addresses, prefixes and ENIs: one each.</summary>
    /// <param name="addresses">IPv4 and IPv6 addresses of ENIs, those in prefixes left out; 0 or more.</param>
    /// <param name="additionalEnis">ENIs of instances beside their primary ones, 0 or more.</param>
    /// <param name="prefixes">IPv4 /28 and IPv6 /80 prefixes, 0 or more.</param>
    /// <param name="managedInterfaces">Load balancers, endpoints and the like, once for each zone; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public static long Units(long addresses, long additionalEnis, long prefixes, long managedInterfaces)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(addresses);
        ArgumentOutOfRangeException.ThrowIfNegative(additionalEnis);
        ArgumentOutOfRangeException.ThrowIfNegative(prefixes);
        ArgumentOutOfRangeException.ThrowIfNegative(managedInterfaces);
        return addresses + additionalEnis + prefixes + (UnitsPerManagedInterface * managedInterfaces);
    }
}
