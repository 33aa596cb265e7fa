namespace EksCalc.Clusters;

/// <summary>A workload's pods by their number and size.</summary>
/// <param name="Count">Pods in all, 0 or more.</param>
/// <param name="CpuMillicores">CPU that each requests, in thousandths of a vCPU; 0 where it requests none.</param>
/// <param name="MemoryMiB">Memory that each requests, in MiB; 0 where it requests none.</param>
public readonly record struct PodDemand(int Count, int CpuMillicores, int MemoryMiB);
