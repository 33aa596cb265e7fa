using EksCalc.Sweeps;

namespace EksCalc.Notebooks.Figures;

/// <summary>Leaves points of long curves out, so that a chart stays light.</summary>
internal static class Thinning
{
    /// <summary>Points of all curves of a chart together: some 60 bytes each.</summary>
    public const int MostPoints = 3_000;

    /// <summary>
    /// The points of a stepped line that have a share of <see cref="MostPoints"/>: first those go that continue a level, which
    /// changes nothing; where that is not enough, all but one in some.
    /// </summary>
    /// <param name="points">The points, in order.</param>
    /// <param name="curves">Curves that share the points.</param>
    public static IReadOnlyList<ConsumptionPoint> Thin(IReadOnlyList<ConsumptionPoint> points, int curves)
    {
        var most = Math.Max(2, MostPoints / curves);
        if (points.Count <= most)
            return points;
        var steps = points.Where((point, index) => index == 0 || index == points.Count - 1 || !IsLevel(points[index - 1], point)).ToList();
        var every = (steps.Count + most - 1) / most;
        return [.. steps.Where((_, index) => index % every == 0 || index == steps.Count - 1)];
    }

    private static bool IsLevel(ConsumptionPoint before, ConsumptionPoint point) =>
        (before.SubnetAddresses, before.AssignedAddresses, before.WaitingPods) == (point.SubnetAddresses, point.AssignedAddresses, point.WaitingPods);
}
