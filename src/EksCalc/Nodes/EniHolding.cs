using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>What one ENI holds, or each of several that hold the same.</summary>
/// <param name="Role">What the ENI is to its node.</param>
/// <param name="Subnet">Which subnet its addresses are of.</param>
/// <param name="Count">ENIs that hold this, 1 or more.</param>
/// <param name="Slots">Secondary addresses or prefixes it can hold; a trunk's are never used, and a branch ENI has none.</param>
/// <param name="AttachedSlots">Secondary addresses or prefixes it holds.</param>
/// <param name="AddressesPerSlot">1 for secondary addresses, 16 for prefixes.</param>
/// <param name="AssignedAddresses">Its secondary addresses, or those of its prefixes, that pods have.</param>
public readonly record struct EniHolding(EniRole Role, EniSubnet Subnet, int Count, int Slots, int AttachedSlots, int AddressesPerSlot, int AssignedAddresses)
{
    /// <summary>Its addresses that no pod has.</summary>
    public int WarmAddresses => (AttachedSlots * AddressesPerSlot) - AssignedAddresses;

    /// <summary>The addresses of one such ENI, by their use.</summary>
    public AddressUse Addresses =>
        Role == EniRole.Branch ? new AddressUse { BranchEnis = 1 }
        : AddressesPerSlot > 1 ? new AddressUse { EniPrimaries = 1, PodPrefixAddresses = AssignedAddresses, WarmPrefixAddresses = WarmAddresses }
        : new AddressUse { EniPrimaries = 1, PodSecondaries = AssignedAddresses, WarmSecondaries = WarmAddresses };
}
