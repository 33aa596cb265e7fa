namespace EksCalc.Clusters;

/// <summary>One instance type of a mix.</summary>
/// <param name="InstanceType">Its name.</param>
/// <param name="Nodes">Nodes of it, 1 or more.</param>
/// <param name="MaxPods">What their kubelets are told.</param>
/// <param name="PodsPerNode">The workload's pods on each.</param>
/// <param name="SteadyAddresses">Addresses of one after a fresh ramp.</param>
/// <param name="ChurnedAddresses">The most addresses of one after churn.</param>
public sealed record NodeMixType(string InstanceType, int Nodes, int MaxPods, int PodsPerNode, long SteadyAddresses, long ChurnedAddresses);
