using EksCalc.Cni;
using EksCalc.Nodes.Ipamd;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>From counts to ENIs.</summary>
/// <param name="SlotsPerEni">Slots of an ENI.</param>
/// <param name="Mode">What they hold.</param>
/// <param name="PoolSubnet">The subnet of the ENIs that ipamd attaches.</param>
/// <param name="HasTrunk">Whether one ENI is the trunk.</param>
/// <param name="PrimaryServesPods">Whether the primary ENI does: not under custom networking (R27), nor if it is excluded (R34).</param>
internal readonly record struct EniPacking(int SlotsPerEni, IpMode Mode, EniSubnet PoolSubnet, bool HasTrunk, bool PrimaryServesPods)
{
    private int AddressesPerSlot => Mode == IpMode.PrefixDelegation ? Ipv4Prefix.Addresses : 1;

    private EniSubnet TrunkSubnet => PoolSubnet == EniSubnet.Pods ? EniSubnet.Pods : EniSubnet.Nodes;

    /// <summary>A plan's ENIs: slots fill the ENIs in the order of attachment, and pods the slots.</summary>
    public IReadOnlyList<EniHolding> Of(in NodePlan plan)
    {
        var further = plan.FurtherCards;
        var (slots, assigned) = (plan.SecondaryAddresses + plan.Prefixes - further.Slots, plan.AssignedAddresses - further.AssignedAddresses);
        var enis = new List<EniHolding>(4);
        var trunks = HasTrunk ? 1 : 0;
        for (var eni = 0; eni < plan.Enis - trunks - further.Enis; eni++)
        {
            var attached = eni == 0 && !PrimaryServesPods ? 0 : Math.Min(slots, SlotsPerEni);
            var used = Math.Min(assigned, attached * AddressesPerSlot);
            Add(enis, eni == 0 ? Primary(attached, used) : Secondary(attached, used));
            (slots, assigned) = (slots - attached, assigned - used);
        }

        AddFurther(enis, further);
        if (HasTrunk)
            enis.Add(Trunk);
        if (plan.BranchEnis > 0)
            enis.Add(new EniHolding(EniRole.Branch, TrunkSubnet, plan.BranchEnis, 0, 0, 1, 0));
        if (plan.UnmanagedEnis > 0)
            enis.Add(new EniHolding(EniRole.Unmanaged, EniSubnet.Nodes, plan.UnmanagedEnis, 0, 0, 1, 0));
        return enis;
    }

    /// <summary>Pods fill one card's ENIs after the other; each of the rest has its one slot.</summary>
    private void AddFurther(List<EniHolding> enis, FurtherCards further)
    {
        var (slots, assigned) = (further.Slots, further.AssignedAddresses);
        for (var left = further.Enis; left > 0; left--)
        {
            var attached = Math.Min(PoolSlots, Math.Max(slots - (left - 1), Math.Min(slots, 1)));
            var used = Math.Min(assigned, attached * AddressesPerSlot);
            Add(enis, Secondary(attached, used) with { Role = EniRole.FurtherCard });
            (slots, assigned) = (slots - attached, assigned - used);
        }
    }

    /// <summary>The ENIs in ipamd's store.</summary>
    public IReadOnlyList<EniHolding> Of(NodePoolState state)
    {
        var enis = new List<EniHolding>(4);
        var trunkIsMissing = HasTrunk;
        foreach (var (index, eni) in state.PerEni.Index())
        {
            var isTrunk = trunkIsMissing && index > 0 && eni.Slots == 0;
            trunkIsMissing &= !isTrunk;
            Add(enis, isTrunk ? Trunk : index == 0 ? Primary(eni.Slots, eni.AssignedAddresses) : Secondary(eni.Slots, eni.AssignedAddresses));
        }

        return enis;
    }

    private int PoolSlots => Mode == IpMode.Ipv6 ? 0 : SlotsPerEni;

    /// <summary>The primary ENI, with that much on it.</summary>
    public EniHolding Primary(int attached, int assigned) => new(EniRole.Primary, EniSubnet.Nodes, 1, PoolSlots, attached, AddressesPerSlot, assigned);

    private EniHolding Secondary(int attached, int assigned) => new(EniRole.Secondary, PoolSubnet, 1, PoolSlots, attached, AddressesPerSlot, assigned);

    private EniHolding Trunk => new(EniRole.Trunk, TrunkSubnet, 1, SlotsPerEni, 0, AddressesPerSlot, 0);

    private static void Add(List<EniHolding> enis, EniHolding eni)
    {
        if (enis.Count > 0 && enis[^1] with { Count = 1 } == eni)
            enis[^1] = enis[^1] with { Count = enis[^1].Count + 1 };
        else
            enis.Add(eni);
    }
}
