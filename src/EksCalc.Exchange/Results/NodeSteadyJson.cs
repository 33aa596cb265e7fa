using EksCalc.Cni;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc node steady</c>.</summary>
internal sealed record NodeSteadyJson(
    string InstanceType,
    int Pods,
    int MaxPods,
    IpMode Mode,
    string Settings,
    bool CanServePods,
    int Enis,
    int SecondaryAddresses,
    int Prefixes,
    int FreePrefixes,
    int TotalAddresses,
    int AssignedAddresses,
    int FreeAddresses,
    int CoolingAddresses,
    int WaitingPods,
    int SubnetAddresses,
    int NodeSubnetAddresses,
    int PodSubnetAddresses,
    bool Oscillates,
    IReadOnlyList<Finding> Findings,
    ModelVersion Version);
