namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc plan</c> of several clusters.</summary>
internal sealed record VpcPlanJson(
    ResultRows Clusters,
    bool Fits,
    ResultRows Subnets,
    ResultRows NodeGroups,
    MixJson? Mix,
    ResultRows EnisByZone,
    long Enis,
    long NetworkAddressUsage,
    long NetworkAddressUsageWithPods,
    ResultRows Findings,
    ModelVersion Version);
