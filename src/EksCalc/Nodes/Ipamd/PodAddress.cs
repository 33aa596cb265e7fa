namespace EksCalc.Nodes.Ipamd;

/// <summary>The address a pod has, for <see cref="NodePool.Delete"/>.</summary>
/// <param name="Eni">The number of its ENI: 0 for the primary, then in the order of creation.</param>
/// <param name="Cidr">The number of the secondary address or prefix it is from, in the order in which EC2 gave them.</param>
/// <param name="Slot">Where the pool keeps it.</param>
/// <param name="Start">Which start of ipamd gave it, counted from 1.</param>
internal readonly record struct PodAddress(int Eni, int Cidr, int Slot, int Start = 1);
