using EksCalc.Clusters;

namespace EksCalc.Advice;

/// <summary>A cluster whose groups have all grown alike.</summary>
public static class Growth
{
    /// <summary>The most growth that is looked for, in percent.</summary>
    public const int MostPercent = 10_000;

    /// <summary>The scenario with that much more of everything: nodes, or pods where nodes follow from them; rounded up.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="percent">0 to <see cref="MostPercent"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public static ClusterScenario Of(ClusterScenario scenario, int percent)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, MostPercent);
        return percent == 0 ? scenario : scenario with
        {
            NodeGroups = [.. scenario.NodeGroups.Select(group => group with
            {
                Nodes = group.Nodes is { } nodes ? new NodeCount(Grown(nodes.Desired), Grown(nodes.Most)) : null,
                Pods = group.Pods is { } pods ? pods with { Count = Grown(pods.Count) } : null,
            })],
        };

        int Grown(int count) => (int)Math.Min(int.MaxValue, ((count * (100L + percent)) + 99) / 100);
    }

    /// <summary>How much all groups can grow alike before something does not fit.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>Percent, 0 to <see cref="MostPercent"/>; null where it does not fit as it is.</returns>
    public static int? LimitOf(ClusterScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (!Fits(0))
            return null;
        var (fits, tooMuch) = (0, MostPercent + 1);
        while (tooMuch - fits > 1)
        {
            var between = (fits + tooMuch) / 2;
            (fits, tooMuch) = Fits(between) ? (between, tooMuch) : (fits, between);
        }

        return fits;

        bool Fits(int percent) => ClusterPlanner.Plan(Of(scenario, percent)).Fits;
    }
}
