namespace EksCalc.Nodes;

/// <summary>The columns of <see cref="PublishedExample"/>'s tables that say what a node holds.</summary>
/// <param name="Enis">Attached ENIs, 1 or more.</param>
/// <param name="AddressesOrPrefixes">Attached secondary addresses, or prefixes, 0 or more.</param>
/// <param name="UnusedAddresses">Addresses that no pod has, 0 or more.</param>
/// <param name="UnusedPrefixes">Prefixes of which no pod has an address, 0 or more; null in the table of secondary addresses.</param>
/// <param name="PerEni">Addresses or prefixes of each ENI, the most first, <c>;</c> between: the order of ENIs is not part of what a row says.</param>
public readonly record struct PublishedCounts(int Enis, int AddressesOrPrefixes, int UnusedAddresses, int? UnusedPrefixes, string PerEni);
