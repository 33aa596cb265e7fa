using EksCalc.Nodes.Ipamd;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc node simulate</c>, the summary of several files.</summary>
internal sealed record SimulationsJson(IReadOnlyList<SimulationJson> Simulations, ModelVersion Version);

/// <summary>How one simulation ended.</summary>
internal sealed record SimulationJson(
    string File,
    string InstanceType,
    int Steps,
    int Enis,
    long TotalAddresses,
    int AssignedAddresses,
    long SubnetAddresses,
    IReadOnlyList<SubnetUse>? Subnets,
    int Pods,
    int Started,
    int HadToWait,
    int NeverStarted,
    double LongestWaitSeconds,
    long Ec2Calls,
    int Ec2Refusals,
    int Restarts,
    string Picks,
    ulong? Seed,
    IReadOnlyList<Finding> Findings);
