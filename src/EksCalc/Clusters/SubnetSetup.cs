using System.Collections.ObjectModel;
using System.Net;
using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>A subnet and what is in it before the cluster comes.</summary>
public sealed record SubnetSetup
{
    /// <summary>The tag that the AWS console shows as a subnet's name.</summary>
    internal const string NameTag = "Name";

    /// <summary>Its name within the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Its Availability Zone, e.g. <c>eu-west-1a</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>The zone's id, e.g. <c>euw1-az1</c>, which is the same in every account; null where it does not say.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Its IPv4 block, /16 to /28, in one of the VPC's.</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>Its IPv6 block, /44 to /64 of the VPC's; null where it has none.</summary>
    public IPNetwork? Ipv6Block { get; init; }

    /// <summary>Addresses that others already use at places that are not known, 0 or more; the five that AWS keeps do not count.</summary>
    public int UsedAddresses { get; init; }

    /// <summary>Addresses that others already use, by their place; they overlap each other nowhere.</summary>
    public IReadOnlyList<UsedBlock> UsedBlocks { get; init; } = [];

    /// <summary>Its id in EC2, <c>subnet-...</c>, which exports name; null where it does not say.</summary>
    public string? Id { get; init; }

    /// <summary>CIDR reservations in it (R06).</summary>
    public IReadOnlyList<CidrReservation> Reservations { get; init; } = [];

    /// <summary>Its tags; <c>kubernetes.io/role/cni</c> and those that begin with <c>cni.networking.k8s.aws/cluster/</c> matter (R28).</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Who says that there is this subnet. Default: the scenario.</summary>
    public SubnetOrigin Origin { get; init; }

    /// <summary>Its size.</summary>
    public SubnetSize Size => new(Block.PrefixLength);

    /// <summary>Addresses that can be had at all: all but the five that AWS keeps and those of explicit reservations.</summary>
    internal long Capacity => Math.Max(0, Size.UsableAddresses - Reserved(ReservationKind.Explicit));

    /// <summary>Addresses that others use, at known places and others; what lies in an explicit reservation counts there.</summary>
    internal long AddressesInUse => UsedAddresses + UsedBlocks
        .Where(used => !Reservations.Any(reservation => reservation.Kind == ReservationKind.Explicit && reservation.Block.Contains(used.Block)))
        .Sum(used => UsableIn(used.Block));

    /// <summary>The tags of another subnet for the same purpose: these, but for its name.</summary>
    internal IReadOnlyDictionary<string, string> TagsOfItsLike => Tags.Where(tag => tag.Key != NameTag).ToDictionary();

    /// <summary>Whether it is kept for pods by its tag, so that no nodes go there unasked.</summary>
    internal bool IsForDiscovery => SubnetTagRules.IsForPods(Tags);

    /// <summary>Addresses that reservations of a kind keep, those of AWS in them left out.</summary>
    internal long Reserved(ReservationKind kind) => Reservations.Where(reservation => reservation.Kind == kind).Sum(reservation => UsableIn(reservation.Block));

    /// <summary>Where prefixes can go beside what has a known place: used blocks, and explicit reservations, of which EC2 gives nothing by itself.</summary>
    internal PrefixRoom Room() => UsedBlocks.Count == 0 && Reservations.Count == 0 ? PrefixRoom.Of(Size)
        : PrefixRoom.Of(Block, [.. UsedBlocks.Select(used => used.Block), .. Reservations.Where(reservation => reservation.Kind == ReservationKind.Explicit).Select(reservation => reservation.Block)]);

    private long UsableIn(CidrBlock part) => part.Addresses - PrefixRoom.Reserved(Block, part);
}
