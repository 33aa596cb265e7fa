namespace EksCalc.Nodes;

/// <summary>What one ENI holds.</summary>
/// <param name="Index">0 for the primary, then in the order of attachment.</param>
/// <param name="Role">What the ENI is to its node.</param>
/// <param name="Slots">Secondary addresses or prefixes it can hold.</param>
/// <param name="AttachedSlots">Secondary addresses or prefixes it holds.</param>
/// <param name="AssignedAddresses">Its addresses that pods have.</param>
public readonly record struct EniLayout(int Index, EniRole Role, int Slots, int AttachedSlots, int AssignedAddresses);
