namespace EksCalc.Nodes.Ipamd;

/// <summary>What ipamd's store of one network card holds.</summary>
/// <param name="Card">The card, from 0.</param>
/// <param name="Enis">Its ENIs.</param>
/// <param name="Addresses">Their addresses for pods.</param>
/// <param name="AssignedAddresses">Those that pods have.</param>
internal readonly record struct CardUse(int Card, int Enis, long Addresses, int AssignedAddresses);
