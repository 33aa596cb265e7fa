using EksCalc.Clusters;

namespace EksCalc.Advice;

/// <summary>A mode as advised.</summary>
/// <param name="Result">The workload in it, with what stands against it.</param>
/// <param name="Sizing">The subnets that it needs.</param>
/// <param name="Verdict">What is to be said of it.</param>
/// <param name="Reasons">Why, a sentence each, with the rules they rest on.</param>
public sealed record RankedMode(ModeResult Result, SubnetSizing Sizing, ModeVerdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>The mode.</summary>
    public ModeOption Mode => Result.Mode;

    /// <summary>Whether any of the nodes' subnets there are, or of the pods' own, is too small in this mode.</summary>
    internal bool HasTooSmall(bool podSubnets) =>
        Result.Plan.Subnets.Any(subnet => !subnet.Fits && subnet.IsForPods == podSubnets && !subnet.Roles.HasFlag(SubnetRole.SparePods));

    /// <summary>Subnets to be made in the VPC there is.</summary>
    internal IReadOnlyList<SubnetPlace> NewSubnets(bool forPods) => [.. (Sizing.Places ?? []).Where(place => place.IsForPods == forPods && !place.Stays)];
}
