using EksCalc.Nodes;

namespace EksCalc.Exchange.Results;

/// <summary>What a node holds with 0, 1, 2 and more pods, at the place of their number.</summary>
/// <param name="SubnetAddresses">Addresses of subnets that it takes.</param>
/// <param name="AssignedAddresses">Addresses with pods.</param>
internal sealed record NodeCurveJson(IReadOnlyList<int> SubnetAddresses, IReadOnlyList<int> AssignedAddresses)
{
    /// <summary>The most pods of a curve; no node has addresses for as many.</summary>
    private const int MostPods = 10_000;

    /// <summary>The curve of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="mostPods">Where it ends.</param>
    /// <exception cref="InvalidInputException">It would end too far out.</exception>
    public static NodeCurveJson Of(NodeModel node, int mostPods)
    {
        if (mostPods > MostPods)
            throw new InvalidInputException("pods", FormattableString.Invariant($"a curve has 0 to {MostPods:N0} of them, not {mostPods:N0}."));
        var plans = Enumerable.Range(0, mostPods + 1).Select(node.Settle).ToList();
        return new([.. plans.Select(plan => plan.SubnetAddresses)], [.. plans.Select(plan => plan.AssignedAddresses)]);
    }
}
