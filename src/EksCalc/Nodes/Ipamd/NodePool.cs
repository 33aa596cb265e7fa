using System.Numerics;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>
/// ipamd's pool on one node, moved through simulated time: the store of ENIs and addresses, and the manager that
/// grows and shrinks it. Pods come and go by <see cref="TryAdd"/> and <see cref="Delete"/>; time passes by <see cref="AdvanceTo"/>.
/// </summary>
/// <remarks>
/// <para>R19 to R24; the behaviour is that of amazon-vpc-cni-k8s v1.23.1, checked against recorded runs of it.</para>
/// <para>
/// Counts and bit masks instead of an object per address: a prefix knows how many of its addresses are assigned and
/// how many cool, an ENI has a bit per slot, one queue holds all cooling addresses in the order in which they came.
/// Adds, deletes and ticks allocate nothing. A tick that can change nothing is not run.
/// </para>
/// <para>Model limits: one network card, one subnet that nobody else uses and whose free addresses are never too
/// scattered for a prefix, a schedulable node. Times are milliseconds since ipamd's start.</para>
/// </remarks>
public sealed partial class NodePool
{
    private readonly PoolRules rules;
    private readonly PoolPicks? picks;
    private readonly IPoolObserver? observer;
    private readonly int[] calls = new int[Ec2CallCounts.Calls.Length];
    private long now;

    /// <summary>A node whose ipamd starts now, at time 0.</summary>
    /// <param name="setup">The node and the EC2 around it.</param>
    /// <param name="picks">Which of several equally good ENIs and addresses are taken; null for <see cref="PickPolicy.Oldest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit or target out of its range, or IPv6.</exception>
    public NodePool(NodeSetup setup, PickPolicy? picks = null)
        : this(setup, picks?.Create(), null)
    {
    }

    internal NodePool(NodeSetup setup, PoolPicks? picks, IPoolObserver? observer)
    {
        ArgumentNullException.ThrowIfNull(setup);
        rules = new PoolRules(setup);
        this.picks = picks;
        this.observer = observer;
        var enis = rules.MaxEnis;
        eniNumbers = new int[enis];
        addedAt = new long[enis];
        attachedSlots = new ulong[enis];
        freeSlots = new ulong[enis];
        slotsWithFreeAddress = new ulong[enis];
        assignedOnEni = new int[enis];
        coolingOnEni = new int[enis];
        positionByRank = new int[enis];
        rankOfPosition = new int[enis];
        assigned = new byte[enis * rules.Slots];
        cooling = new byte[enis * rules.Slots];
        cidrs = new int[enis * rules.Slots];
        Initialise();
    }

    /// <summary>The time, in milliseconds since ipamd's start.</summary>
    public long Now => now;

    /// <summary>Whether ipamd has completed its initialisation. Before that every add fails.</summary>
    public bool Initialised { get; private set; }

    /// <summary>The message with which initialisation failed, so that ipamd exited; null if it did not.</summary>
    public string? InitError { get; private set; }

    /// <summary>ENIs in the store, the primary and the trunk included.</summary>
    public int Enis => eniCount;

    /// <summary>Pod addresses in the store.</summary>
    public int TotalAddresses => slotCount * rules.AddressesPerSlot;

    /// <summary>Addresses that pods have.</summary>
    public int AssignedAddresses => assignedCount;

    /// <summary>Addresses in cooldown now.</summary>
    public int CoolingAddresses
    {
        get
        {
            EndCooldowns();
            return coolingCount;
        }
    }

    /// <summary>Prefixes in the store; 0 without prefix delegation.</summary>
    public int Prefixes => rules.PrefixMode ? slotCount : 0;

    /// <summary>Prefixes of which no pod has an address; 0 without prefix delegation.</summary>
    public int FreePrefixes => rules.PrefixMode ? freeSlotCount : 0;

    /// <summary>Addresses the node takes from its subnet, as EC2 sees it.</summary>
    public long SubnetAddresses { get; private set; } = 1;

    /// <summary>The EC2 calls made so far.</summary>
    public Ec2CallCounts Calls => new(calls);

    internal ReadOnlySpan<int> CallCounts => calls;

    internal ulong RanksWithFreeAddress => ranksWithFreeAddress;

    /// <summary>Gives a pod an address.</summary>
    /// <param name="address">What the pod got, to be given back by <see cref="Delete"/>.</param>
    /// <returns>False if there is no free address, or only cooling ones, or ipamd is not ready.</returns>
    public bool TryAdd(out PodAddress address)
    {
        EndCooldowns();
        if (ranksWithFreeAddress == 0 || !Initialised)
        {
            address = default;
            return false;
        }

        int position, index;
        if (picks is null)
        {
            position = positionByRank[BitOperations.TrailingZeroCount(ranksWithFreeAddress)];
            index = BitOperations.TrailingZeroCount(slotsWithFreeAddress[position]);
        }
        else
        {
            (position, index) = picks.Address(this);
        }

        var slot = Assign(position, index);
        settled = false;
        address = new PodAddress(eniNumbers[position], cidrs[slot], slot);
        return true;
    }

    /// <summary>Takes a pod's address back; it rests for the cooldown.</summary>
    /// <param name="address">What <see cref="TryAdd"/> gave.</param>
    /// <exception cref="ArgumentException">No pod has an address there.</exception>
    public void Delete(PodAddress address)
    {
        var slot = address.Slot;
        if (slot < 0 || slot >= assigned.Length || assigned[slot] == 0 || cidrs[slot] != address.Cidr)
            throw new ArgumentException($"No pod has an address of {address}.", nameof(address));
        Unassign(slot);
        settled = false;
    }

    /// <summary>
    /// Lets time pass: everything due before <paramref name="milliseconds"/> happens. What is due at that very time
    /// comes after the pods' events of that time, so it happens at the next call.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A time before <see cref="Now"/>, or millions of years after it.</exception>
    public void AdvanceTo(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, now);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, PoolRules.MostTime);
        RunUntil(milliseconds, included: false);
        now = milliseconds;
    }

    /// <summary>What the store holds now.</summary>
    public NodePoolState State()
    {
        var perEni = new EniUse[eniCount];
        for (var rank = 0; rank < eniCount; rank++)
        {
            var position = positionByRank[rank];
            perEni[rank] = new EniUse(BitOperations.PopCount(attachedSlots[position]), assignedOnEni[position]);
        }

        if (eniCount > 1)
            Array.Sort(perEni, 1, eniCount - 1, Comparer<EniUse>.Create((one, other) => (one.Slots, one.AssignedAddresses).CompareTo((other.Slots, other.AssignedAddresses))));
        return new NodePoolState
        {
            Enis = Enis,
            TotalAddresses = TotalAddresses,
            AssignedAddresses = AssignedAddresses,
            CoolingAddresses = CoolingAddresses,
            Prefixes = Prefixes,
            FreePrefixes = FreePrefixes,
            SubnetAddresses = SubnetAddresses,
            PerEni = [.. perEni],
        };
    }

    /// <summary>Everything due at <see cref="Now"/> as well: the end of a simulation.</summary>
    internal void Finish()
    {
        var end = now;
        RunUntil(end, included: true);
        now = end;
    }

    private void Call(Ec2Call call) => calls[(int)call]++;
}
