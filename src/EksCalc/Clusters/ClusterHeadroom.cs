namespace EksCalc.Clusters;

/// <summary>How far the groups of a plan can grow, one at a time, with all its peaks.</summary>
public static class ClusterHeadroom
{
    /// <summary>The search ends here.</summary>
    private const int MostNodes = ScenarioLimits.Nodes;

    /// <summary>So many nodes more say how much of each subnet a node takes.</summary>
    private const int Sample = 48;

    /// <summary>The headroom of each group, in the plan's order. The nodes added are like those planned and spread in the same way.</summary>
    /// <param name="plan">The plan; where it does not fit, no group has headroom.</param>
    public static IReadOnlyList<GroupHeadroom> Of(ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var before = plan.PeaksWith(plan.Groups);
        return [.. plan.Groups.Select((_, index) => Of(plan, index, before))];
    }

    private static GroupHeadroom Of(ClusterPlan plan, int index, IReadOnlyList<SubnetPlan> before)
    {
        var group = plan.Groups[index];
        if (FullOf(before) is { } full)
            return new GroupHeadroom(group.Name, 0, 0, full);
        if (group.Placement.Subnets.Length == 0)
            return new GroupHeadroom(group.Name, 0, 0, null);

        // From where the subnets' free addresses say that it ends, ever wider steps to the other side; then halved to the last that fits.
        var (fits, tooMany) = (0, MostNodes);
        var at = Estimate(before, PeaksWith(Sample));
        var isUp = at == 0 || FullWith(at) is null;
        if (isUp)
            fits = at;
        else
            tooMany = at;
        for (var step = 1; isUp ? fits + step < tooMany : tooMany - step > fits; step *= 2)
        {
            var next = isUp ? fits + step : tooMany - step;
            var isFull = FullWith(next) is not null;
            (fits, tooMany) = isFull ? (fits, next) : (next, tooMany);
            if (isFull == isUp)
                break;
        }

        while (tooMany - fits > 1)
        {
            var between = fits + ((tooMany - fits) / 2);
            (fits, tooMany) = FullWith(between) is null ? (between, tooMany) : (fits, between);
        }

        return new GroupHeadroom(group.Name, fits, (long)fits * group.PodsPerNode, FullWith(tooMany));

        string? FullWith(int added) => FullOf(PeaksWith(added));

        IReadOnlyList<SubnetPlan> PeaksWith(int added)
        {
            var grown = plan.Groups.ToArray();
            grown[index] = group.WithMore(added);
            return plan.PeaksWith(grown);
        }
    }

    private static string? FullOf(IReadOnlyList<SubnetPlan> subnets) => subnets.FirstOrDefault(subnet => !subnet.Fits)?.Subnet.Name;

    // As if each node took of each subnet what some do on average.
    private static int Estimate(IReadOnlyList<SubnetPlan> before, IReadOnlyList<SubnetPlan> after)
    {
        var least = (long)MostNodes - 1;
        for (var subnet = 0; subnet < before.Count; subnet++)
        {
            var taken = before[subnet].FreeAtPeak - after[subnet].FreeAtPeak;
            if (taken > 0)
                least = Math.Min(least, before[subnet].FreeAtPeak * Sample / taken);
        }

        return (int)Math.Max(0, least);
    }
}
