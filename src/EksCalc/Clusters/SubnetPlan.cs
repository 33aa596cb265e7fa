using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Clusters;

/// <summary>One subnet as planned: what is in it in each situation. It does not change, so threads can share it.</summary>
public sealed partial class SubnetPlan
{
    private readonly AddressUse[] uses;
    private readonly AddressUse[][] byCluster;

    internal SubnetPlan(SubnetSetup subnet, SubnetRole roles, int nodes, long ipv6Prefixes, AddressUse[] uses, AddressUse[][]? byCluster = null)
    {
        (Subnet, Roles, Nodes, Ipv6Prefixes) = (subnet, roles, nodes, ipv6Prefixes);
        (this.uses, this.byCluster) = (uses, byCluster ?? []);
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

    /// <summary>What one cluster has in it: its nodes, their pods, its control plane. What others and consumers have is no cluster's.</summary>
    /// <param name="cluster">The cluster, by its place in the <see cref="VpcPlan"/>; 0 where there is one.</param>
    /// <param name="situation">The situation. At a peak it is what the cluster has while most is in the subnet, of all clusters together.</param>
    public AddressUse Of(int cluster, Situation situation) => byCluster[(int)situation][cluster];

    /// <summary>Addresses at the peak that are the scenario's own: not of others that use the subnet already.</summary>
    internal long OwnAddresses => Peak.Total - Peak.OtherUsers;

    /// <summary>Addresses that can be had at all: all but the five that AWS keeps and those of explicit reservations.</summary>
    public long Capacity => Subnet.Capacity;

    /// <summary>Addresses free at the peak; negative where it does not fit.</summary>
    public long FreeAtPeak => Capacity - Peak.Total;

    /// <summary>
    /// Prefixes that find room at the peak: the cluster's own single addresses packed together, those of others where they are said to be, or scattered at
    /// random where only their number is known (R07).
    /// </summary>
    public long PlaceablePrefixes => Subnet.Room().Scattered(Subnet.UsedAddresses).Packed(OwnSingleAddresses);

    /// <summary>The same with others' scattered addresses packed together too: the most there can be.</summary>
    internal long MostPrefixes => Subnet.Room().Packed(OwnSingleAddresses + Subnet.UsedAddresses);

    /// <summary>Prefixes to expect if all single addresses of unknown place are scattered over all that no prefix reservation keeps free (R06, R07).</summary>
    public long ExpectedPrefixes
    {
        get
        {
            var kept = Reserved(ReservationKind.Prefix) / Vpc.Ipv4Prefix.Addresses;
            if (kept == 0)
                return (long)Subnet.Room().Scattered(OwnSingleAddresses + Subnet.UsedAddresses).Blocks;
            // Outside the reservation count on none: what is left there depends on where EC2 puts single addresses.
            return Math.Min(kept, PlaceablePrefixes);
        }
    }

    /// <summary>Whether everything finds room at the peak, prefixes included, in the best case.</summary>
    public bool Fits => FreeAtPeak >= 0 && Peak.Prefixes <= PlaceablePrefixes && Peak.SingleAddresses <= SingleRoom;

    /// <summary>Why it does not fit, as a clause to stand after a colon; null where it fits.</summary>
    public string? Shortage => Fits ? null
        : FreeAtPeak < 0 ? Invariant($"{Peak.Total:N0} addresses are needed at the peak, and it has {Capacity:N0}")
        : Peak.Prefixes > PlaceablePrefixes ? Invariant($"{Peak.Prefixes:N0} prefixes are needed at the peak, and {PlaceablePrefixes:N0} find room")
        : Invariant($"{Peak.SingleAddresses:N0} single addresses are needed at the peak, and its prefix reservation leaves {SingleRoom:N0}");

    /// <summary>Use at the peak as a share of the capacity, 0 or more; above 1 where it does not fit.</summary>
    public double Share => Capacity == 0 ? (Peak.Total == 0 ? 0 : double.PositiveInfinity) : (double)Peak.Total / Capacity;

    /// <summary>Addresses that reservations of a kind keep, those of AWS in them left out.</summary>
    internal long Reserved(ReservationKind kind) => Subnet.Reserved(kind);

    // All but those of others, whose place is known or drawn first.
    private long OwnSingleAddresses => Peak.SingleAddresses - Peak.OtherUsers;

    private long SingleRoom => Math.Max(0, Capacity - Reserved(ReservationKind.Prefix));
}
