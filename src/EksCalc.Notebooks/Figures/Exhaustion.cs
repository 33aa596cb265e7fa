using EksCalc.Sweeps;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Figures;

/// <summary>Where a curve first needs more than a subnet can hold.</summary>
/// <param name="Curve">The curve's name.</param>
/// <param name="Subnet">The subnet's size.</param>
/// <param name="X">The first value on the axis for which it is too small.</param>
internal sealed record Exhaustion(string Curve, SubnetSize Subnet, int X)
{
    /// <summary>Where each curve passes each of the limits; limits that are too small from the start are passed nowhere.</summary>
    public static IReadOnlyList<Exhaustion> Of(IReadOnlyList<ConsumptionCurve> curves, IReadOnlyList<SubnetSize> limits) => [.. curves
        .SelectMany(curve => limits.Select(limit => (curve, limit, Index: FirstAbove(curve, limit))))
        .Where(crossing => crossing.Index > 0)
        .Select(crossing => new Exhaustion(crossing.curve.Label, crossing.limit, crossing.curve.Points[crossing.Index].X))];

    private static int FirstAbove(ConsumptionCurve curve, SubnetSize limit)
    {
        for (var index = 0; index < curve.Points.Count; index++)
        {
            if (curve.Points[index].SubnetAddresses > limit.UsableAddresses)
                return index;
        }

        return -1;
    }
}
