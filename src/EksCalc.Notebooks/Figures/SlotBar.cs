using EksCalc.Nodes;

namespace EksCalc.Notebooks.Figures;

/// <summary>A piece of one slot in the picture of a node.</summary>
/// <param name="Kind">What the piece is.</param>
/// <param name="Eni">The ENI's index.</param>
/// <param name="Slot">0 for the ENI's own address, then 1 and up.</param>
/// <param name="From">Where in the slot the piece begins, 0 to 1.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Hover">The piece in words.</param>
internal readonly record struct SlotBar(SlotKind Kind, int Eni, int Slot, double From, double To, string Hover)
{
    /// <summary>The pieces of one ENI. Pods fill the slots in order: a settled node has no other order to show.</summary>
    public static IEnumerable<SlotBar> Of(int index, EniHolding eni)
    {
        var addressesPerSlot = eni.AddressesPerSlot;
        yield return new SlotBar(eni.Role == EniRole.Branch ? SlotKind.Assigned : SlotKind.Primary, index, 0, 0, 1, $"ENI {index}: its own address");

        // A trunk's slots never hold pool addresses, so there is nothing empty to show.
        if (eni.Role == EniRole.Trunk)
            yield break;

        var assigned = eni.AssignedAddresses;
        for (var slot = 1; slot <= eni.Slots; slot++)
        {
            if (slot > eni.AttachedSlots)
            {
                yield return new SlotBar(SlotKind.Empty, index, slot, 0, 1, $"ENI {index}, slot {slot}: empty");
                continue;
            }

            var used = Math.Min(assigned, addressesPerSlot);
            assigned -= used;
            var share = (double)used / addressesPerSlot;
            var words = addressesPerSlot > 1
                ? $"ENI {index}, prefix {slot}: pods have {used} of {addressesPerSlot} addresses"
                : $"ENI {index}, address {slot}: {(used > 0 ? "a pod has it" : "warm")}";
            if (used > 0)
                yield return new SlotBar(SlotKind.Assigned, index, slot, 0, share, words);
            if (used < addressesPerSlot)
                yield return new SlotBar(SlotKind.Warm, index, slot, share, 1, words);
        }
    }
}
