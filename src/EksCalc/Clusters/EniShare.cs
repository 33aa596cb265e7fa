namespace EksCalc.Clusters;

/// <summary>ENIs of a node that hold the same.</summary>
/// <param name="Use">The addresses of one of them.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct EniShare(AddressUse Use, int Count);
