using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Cli.Output;

/// <summary><c>ekscalc plan</c>.</summary>
internal sealed record PlanJson(
    string Name,
    string Settings,
    ModeOption Mode,
    bool Fits,
    IReadOnlyList<SubnetPlanJson> Subnets,
    IReadOnlyList<GroupPlanJson> NodeGroups,
    IReadOnlyList<ModeJson> Modes,
    long Enis,
    long NetworkAddressUsage,
    IReadOnlyList<Finding> Findings,
    ModelVersion Version);

/// <summary>One subnet of a plan, with its addresses in each situation.</summary>
internal sealed record SubnetPlanJson(
    string Name,
    string Zone,
    string Cidr,
    long Capacity,
    int Nodes,
    AddressUse Steady,
    AddressUse Churned,
    AddressUse Grown,
    AddressUse Upgrade,
    AddressUse ZoneLoss,
    long PeakAddresses,
    long FreeAtPeak,
    long NeededPrefixes,
    long PlaceablePrefixes,
    long ExpectedPrefixes,
    long Ipv6Prefixes,
    bool Fits);

/// <summary>One node group of a plan.</summary>
internal sealed record GroupPlanJson(
    string Name,
    string InstanceType,
    IpMode Mode,
    int MaxPods,
    int DesiredNodes,
    int MostNodes,
    int SurgeNodes,
    int PodsPerNode,
    int PoolPods,
    int BranchPods,
    int UnscheduledPods,
    int WaitingPodsPerNode,
    int EnisPerNode,
    AddressUse SteadyNode,
    AddressUse ChurnedNode,
    int HeadroomNodes,
    long HeadroomPods,
    string? FullFirst);

/// <summary>The workload in one mode.</summary>
internal sealed record ModeJson(ModeOption Mode, bool Configured, bool Fits, long NodeSubnetAddresses, long PodSubnetAddresses, long Nodes, long PodsLeftOut, IReadOnlyList<string> Obstacles);

/// <summary><c>ekscalc check</c>.</summary>
internal sealed record CheckJson(IReadOnlyList<CheckedScenarioJson> Scenarios, ModelVersion Version);

/// <summary>One scenario's findings.</summary>
internal sealed record CheckedScenarioJson(string File, string Name, IReadOnlyList<Finding> Findings);
