using System.Net;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>A subnet and what is in it before the cluster comes.</summary>
public sealed record SubnetSetup
{
    /// <summary>The tag that lets ipamd attach ENIs in a subnet which is not the node's own (R28).</summary>
    public const string CniRoleTag = "kubernetes.io/role/cni";

    /// <summary>Its name within the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Its Availability Zone, e.g. <c>eu-west-1a</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Its IPv4 block, /16 to /28, in one of the VPC's.</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>Its IPv6 block, a /64 of the VPC's; null where it has none.</summary>
    public IPNetwork? Ipv6Block { get; init; }

    /// <summary>Addresses that others already use, 0 or more; the five that AWS keeps do not count.</summary>
    public int UsedAddresses { get; init; }

    /// <summary>CIDR reservations in it (R06).</summary>
    public IReadOnlyList<CidrReservation> Reservations { get; init; } = [];

    /// <summary>Its tags; only <see cref="CniRoleTag"/> matters.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Who says that there is this subnet. Default: the scenario.</summary>
    public SubnetOrigin Origin { get; init; }

    /// <summary>Its size.</summary>
    public SubnetSize Size => new(Block.PrefixLength);

    /// <summary>Whether ipamd may attach ENIs of other subnets' nodes in it.</summary>
    internal bool IsForDiscovery => Tags.TryGetValue(CniRoleTag, out var value) && value != "0";
}
