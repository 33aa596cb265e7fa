using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>A mode as advised.</summary>
public sealed class RankedMode
{
    internal RankedMode(ModeResult result, SubnetSizing sizing, ModeVerdict verdict, IReadOnlyList<Statement> reasons) =>
        (Result, Sizing, Verdict, Reasons) = (result, sizing, verdict, reasons);

    /// <summary>The workload in it, with what stands against it.</summary>
    public ModeResult Result { get; }

    /// <summary>The subnets that it needs.</summary>
    public SubnetSizing Sizing { get; }

    /// <summary>What is to be said of it.</summary>
    public ModeVerdict Verdict { get; }

    /// <summary>Why, each with the rules it rests on.</summary>
    public IReadOnlyList<Statement> Reasons { get; }

    /// <summary>The mode.</summary>
    public ModeOption Mode => Result.Mode;

    /// <summary>Whether any of the nodes' subnets there are, or of the pods' own, is too small in this mode.</summary>
    internal bool HasTooSmall(bool podSubnets) =>
        Result.Plan.Subnets.Any(subnet => !subnet.Fits && subnet.IsForPods == podSubnets && !subnet.Roles.HasFlag(SubnetRole.SparePods));

    /// <summary>Subnets to be made in the VPC there is.</summary>
    internal IReadOnlyList<SubnetPlace> NewSubnets(bool forPods) => [.. (Sizing.Places ?? []).Where(place => place.IsForPods == forPods && !place.Stays)];
}
