using EksCalc.Cni;

namespace EksCalc.Nodes;

/// <summary>How many pods a node should be allowed, and how the number came about.</summary>
/// <param name="InstanceType">The instance type's name.</param>
/// <param name="MaxPods">The number for kubelet's <c>maxPods</c>, 0 or more.</param>
/// <param name="EniLimit">Pods that the ENIs' addresses allow, before the ceiling; 0 or more.</param>
/// <param name="Ceiling">The ceiling, 110 or 250; null where there is none or it was left out.</param>
/// <param name="PodEnis">ENIs that serve pods, 0 or more.</param>
/// <param name="AddressesPerEni">Pod addresses of one ENI: its slots, times 16 with prefixes; 1 or more.</param>
/// <param name="Mode">What the slots hold: prefixes only where the type and the CNI version support them.</param>
public record MaxPodsResult(
    string InstanceType,
    int MaxPods,
    int EniLimit,
    int? Ceiling,
    int PodEnis,
    int AddressesPerEni,
    IpMode Mode)
{
    /// <summary>What deserves attention, e.g. that prefixes were asked for and are not possible.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
