using EksCalc.Instances;

namespace EksCalc.Clusters;

/// <summary>What a node has left for pods once the kubelet has kept its own part back.</summary>
/// <param name="CpuMillicores">CPU in thousandths of a vCPU.</param>
/// <param name="MemoryMiB">Memory in MiB.</param>
/// <remarks>
/// awslabs/amazon-eks-ami nodeadm/internal/kubelet (kube-reserved) and the kubelet's default eviction threshold. Model limits: EC2's
/// memory is taken as it is named; the operating system sees a few percent less.
/// </remarks>
public readonly record struct NodeAllocatable(int CpuMillicores, long MemoryMiB)
{
    private const int ReservedMemoryMiB = 255;
    private const int ReservedMemoryMiBPerPod = 11;
    private const int EvictionThresholdMiB = 100;

    /// <summary>The allocatable resources of a node.</summary>
    /// <param name="type">The instance type; where its vCPUs or memory are not known, null is the answer.</param>
    /// <param name="maxPods">kubelet's max pods, which decides how much memory it keeps back.</param>
    public static NodeAllocatable? Of(InstanceType type, int maxPods)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type is not { VCpus: { } cpus, MemoryMiB: { } memory })
            return null;
        return new NodeAllocatable(
            (cpus * 1000) - ReservedMillicores(cpus),
            Math.Max(0, memory - ReservedMemoryMiB - ((long)ReservedMemoryMiBPerPod * maxPods) - EvictionThresholdMiB));
    }

    /// <summary>Pods of a size that fit by CPU and memory; <see cref="int.MaxValue"/> for pods that request neither.</summary>
    public int Fit(PodDemand pod)
    {
        var byCpu = pod.CpuMillicores > 0 ? CpuMillicores / pod.CpuMillicores : int.MaxValue;
        var byMemory = pod.MemoryMiB > 0 ? MemoryMiB / pod.MemoryMiB : int.MaxValue;
        return (int)Math.Min(byCpu, byMemory);
    }

    // 6 % of the first core, 1 % of the second, 0.5 % of the third and fourth, 0.25 % of the others.
    private static int ReservedMillicores(int cpus) =>
        60 + (cpus > 1 ? 10 : 0) + (5 * Math.Clamp(cpus - 2, 0, 2)) + (5 * Math.Max(0, cpus - 4) / 2);
}
