namespace EksCalc.Sweeps;

/// <summary>One point of a consumption curve.</summary>
/// <param name="X">The value on the axis.</param>
/// <param name="SubnetAddresses">Addresses that all nodes together take from the subnet.</param>
/// <param name="AssignedAddresses">Addresses of the subnet that pods have, over all nodes; 0 in IPv6 mode, where pods have none of its IPv4 addresses.</param>
/// <param name="WaitingPods">Pods without an address, over all nodes.</param>
public readonly record struct ConsumptionPoint(int X, long SubnetAddresses, long AssignedAddresses, long WaitingPods);
