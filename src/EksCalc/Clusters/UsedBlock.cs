using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Addresses of a subnet that others use, of which the place is known.</summary>
/// <param name="Block">The addresses: a /32 for a single one, a /28 for a prefix.</param>
/// <param name="Owner">Whose they are, in words; empty where it does not say.</param>
public readonly record struct UsedBlock(CidrBlock Block, string Owner = "");
