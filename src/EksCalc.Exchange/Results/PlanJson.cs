using EksCalc.Cni;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc plan</c>.</summary>
internal sealed record PlanJson(
    string Name,
    string Settings,
    ModeOption Mode,
    bool Fits,
    ResultRows Subnets,
    ResultRows NodeGroups,
    MixJson? Mix,
    ResultRows Modes,
    long Enis,
    ResultRows EnisByZone,
    long NetworkAddressUsage,
    long NetworkAddressUsageWithPods,
    IReadOnlyList<Finding> Findings,
    ModelVersion Version);
