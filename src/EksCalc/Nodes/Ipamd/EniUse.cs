namespace EksCalc.Nodes.Ipamd;

/// <summary>What one ENI in ipamd's store holds.</summary>
/// <param name="Slots">Its secondary addresses or prefixes.</param>
/// <param name="AssignedAddresses">Its addresses that pods have.</param>
public readonly record struct EniUse(int Slots, int AssignedAddresses);
