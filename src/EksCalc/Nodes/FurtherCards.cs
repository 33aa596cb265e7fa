namespace EksCalc.Nodes;

/// <summary>What the pools of the network cards beyond the first hold together, with <c>ENABLE_MULTI_NIC</c> (R26, R43).</summary>
/// <param name="Enis">Their ENIs, 0 or more.</param>
/// <param name="Slots">Secondary addresses or prefixes on them, 0 or more.</param>
/// <param name="AssignedAddresses">Addresses on them that pods have: pods for which the first card has none, 0 or more.</param>
public readonly record struct FurtherCards(int Enis, int Slots, int AssignedAddresses);
