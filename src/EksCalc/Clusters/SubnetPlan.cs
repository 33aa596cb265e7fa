using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Clusters;

/// <summary>One subnet as planned: what is in it in each situation. It does not change, so threads can share it.</summary>
public sealed partial class SubnetPlan
{
    private readonly AddressUse[] uses;

    internal SubnetPlan(SubnetSetup subnet, SubnetRole roles, int nodes, long ipv6Prefixes, AddressUse[] uses)
    {
        (Subnet, Roles, Nodes, Ipv6Prefixes) = (subnet, roles, nodes, ipv6Prefixes);
        this.uses = uses;
    }

    /// <summary>The subnet.</summary>
    public SubnetSetup Subnet { get; }

    /// <summary>What it is for.</summary>
    public SubnetRole Roles { get; }

    /// <summary>Nodes in it as a rule.</summary>
    public int Nodes { get; }

    /// <summary>/80 prefixes that nodes take from the IPv6 block at the peak.</summary>
    public long Ipv6Prefixes { get; }

    /// <summary>The situation in which most addresses are in use: an update, or a lost zone.</summary>
    public Situation PeakSituation => this[Situation.Upgrade].Total >= this[Situation.ZoneLoss].Total ? Situation.Upgrade : Situation.ZoneLoss;

    /// <summary>What is in it then.</summary>
    public AddressUse Peak => this[PeakSituation];

    /// <summary>Whether pods of custom networking are in it. With nodes beside them it still counts as the pods'.</summary>
    public bool IsForPods => Roles.HasFlag(SubnetRole.Pods);

    /// <summary>What is in it in one situation.</summary>
    /// <param name="situation">The situation.</param>
    public AddressUse this[Situation situation] => uses[(int)situation];

    /// <summary>Addresses that can be had at all: all but the five that AWS keeps and those of explicit reservations.</summary>
    public long Capacity => Math.Max(0, Subnet.Size.UsableAddresses - Reserved(ReservationKind.Explicit));

    /// <summary>Addresses free at the peak; negative where it does not fit.</summary>
    public long FreeAtPeak => Capacity - Peak.Total;

    /// <summary>Prefixes that find room at the peak if single addresses are packed together: the most there can be (R07).</summary>
    public long PlaceablePrefixes => SubnetPrefixes.Placeable(Subnet.Size, Peak.SingleAddresses + Reserved(ReservationKind.Explicit));

    /// <summary>Prefixes to expect if single addresses are scattered over all that no prefix reservation keeps free (R06, R07).</summary>
    public long ExpectedPrefixes
    {
        get
        {
            var kept = Reserved(ReservationKind.Prefix) / Vpc.Ipv4Prefix.Addresses;
            if (kept == 0)
                return (long)SubnetPrefixes.Expected(Subnet.Size, Math.Min(Peak.SingleAddresses + Reserved(ReservationKind.Explicit), Subnet.Size.UsableAddresses));
            // Outside the reservation count on none: what is left there depends on where EC2 puts single addresses.
            return Math.Min(kept, PlaceablePrefixes);
        }
    }

    /// <summary>Whether everything finds room at the peak, prefixes included, in the best case.</summary>
    public bool Fits => FreeAtPeak >= 0 && Peak.Prefixes <= PlaceablePrefixes && Peak.SingleAddresses <= SingleRoom;

    /// <summary>Why it does not fit, as a clause to stand after a colon; null where it fits.</summary>
    public string? Shortage => Fits ? null
        : FreeAtPeak < 0 ? Invariant($"{Peak.Total:N0} addresses are needed at the peak, and it has {Capacity:N0}")
        : Peak.Prefixes > PlaceablePrefixes ? Invariant($"{Peak.Prefixes:N0} prefixes are needed at the peak, and {PlaceablePrefixes:N0} find room at best")
        : Invariant($"{Peak.SingleAddresses:N0} single addresses are needed at the peak, and its prefix reservation leaves {SingleRoom:N0}");

    /// <summary>Use at the peak as a share of the capacity, 0 or more; above 1 where it does not fit.</summary>
    public double Share => Capacity == 0 ? (Peak.Total == 0 ? 0 : double.PositiveInfinity) : (double)Peak.Total / Capacity;

    /// <summary>Addresses that reservations of a kind keep, those of AWS in them left out.</summary>
    internal long Reserved(ReservationKind kind) => Subnet.Reservations.Where(reservation => reservation.Kind == kind).Sum(reservation => UsableIn(reservation.Block));

    private long SingleRoom => Math.Max(0, Capacity - Reserved(ReservationKind.Prefix));

    // R01: AWS keeps the first four addresses of the subnet and the last.
    private long UsableIn(CidrBlock part)
    {
        var (first, last) = (Subnet.Block.Network, Subnet.Block.Network + (uint)(Subnet.Block.Addresses - 1));
        uint[] keptByAws = [first, first + 1, first + 2, first + 3, last];
        return part.Addresses - keptByAws.Count(address => part.Contains(new CidrBlock(address, 32)));
    }
}
