namespace EksCalc.Nodes;

/// <summary>Where a node's addresses are, ENI by ENI.</summary>
/// <param name="Plan">The totals.</param>
/// <param name="SlotsPerEni">Secondary addresses or prefixes one ENI can hold.</param>
/// <param name="AddressesPerSlot">1 for secondary addresses, 16 for prefixes.</param>
/// <param name="Enis">The attached ENIs; the primary comes first.</param>
public sealed record NodeLayout(NodePlan Plan, int SlotsPerEni, int AddressesPerSlot, IReadOnlyList<EniLayout> Enis);
