namespace EksCalc.Clusters;

/// <summary>How far the groups of a plan can grow, one at a time, with all its peaks.</summary>
public static class ClusterHeadroom
{
    /// <summary>The search ends here.</summary>
    private const int MostNodes = ScenarioLimits.Nodes;

    /// <summary>The headroom of each group, in the plan's order. The nodes added are like those planned and spread in the same way.</summary>
    /// <param name="plan">The plan; where it does not fit, no group has headroom.</param>
    public static IReadOnlyList<GroupHeadroom> Of(ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Groups.Select((_, index) => Of(plan, index))];
    }

    private static GroupHeadroom Of(ClusterPlan plan, int index)
    {
        var group = plan.Groups[index];
        // Doubled until it is too many, then halved to the last that fit.
        var (fits, tooMany) = (-1, 1);
        for (; tooMany < MostNodes && FullWith(tooMany) is null; tooMany = Math.Min(MostNodes, tooMany * 2))
            fits = tooMany;
        if (fits < 0)
            fits = FullWith(0) is null ? 0 : -1;
        if (fits < 0 || group.Placement.Subnets.Count == 0)
            return new GroupHeadroom(group.Name, 0, 0, FullWith(0));
        while (tooMany - fits > 1)
        {
            var between = fits + ((tooMany - fits) / 2);
            (fits, tooMany) = FullWith(between) is null ? (between, tooMany) : (fits, between);
        }

        return new GroupHeadroom(group.Name, fits, (long)fits * group.PodsPerNode, FullWith(tooMany));

        string? FullWith(int added)
        {
            var grown = plan.Groups.ToArray();
            grown[index] = group.WithMore(added);
            return plan.SubnetsWith(grown).FirstOrDefault(subnet => !subnet.Fits)?.Subnet.Name;
        }
    }
}
