namespace EksCalc.Nodes.Ipamd;

/// <summary>What a pod's address is from.</summary>
/// <param name="Eni">The ENI's number.</param>
/// <param name="Cidr">The number of the secondary address or prefix.</param>
internal readonly record struct PodPlace(int Eni, int Cidr);
