using EksCalc.Clusters;

namespace EksCalc.Advice.Decisions;

/// <summary>A subnet of the nodes or pods once all steps of a design are done.</summary>
/// <param name="Plan">What is in it, the workload grown.</param>
/// <param name="IsNew">Whether the design makes it.</param>
public sealed record DecidedSubnet(SubnetPlan Plan, bool IsNew);
