namespace EksCalc.Clusters;

/// <summary>
/// Nodes of one size in subnets, each where most addresses are free: subnets that get any are filled to about one level. A plan asks for it for every group,
/// zone and event, so that nodes are not put in one by one.
/// </summary>
internal static class EvenFilling
{
    /// <summary>How many nodes get into each subnet; of several alike the first is taken.</summary>
    /// <param name="free">Free addresses of each subnet, one or more; changed to what is left.</param>
    /// <param name="size">Addresses of a node, 1 or more.</param>
    /// <param name="count">Nodes, 0 or more. There need not be room for them.</param>
    public static int[] Of(long[] free, long size, int count)
    {
        var (counts, left) = (new int[free.Length], count);
        var level = LevelOf(free, (double)count * size);
        for (var i = 0; i < free.Length; i++)
        {
            // One less than surely gets in; the last few are put in one by one.
            counts[i] = (int)Math.Max(0, Math.Floor((free[i] - level) / size) - 1);
            free[i] -= counts[i] * size;
            left -= counts[i];
        }

        for (; left > 0; left--)
        {
            var emptiest = 0;
            for (var i = 1; i < free.Length; i++)
                emptiest = free[i] > free[emptiest] ? i : emptiest;
            free[emptiest] -= size;
            counts[emptiest]++;
        }

        return counts;
    }

    // The free addresses that are left in each subnet that gets any, as if nodes could be cut to pieces. Those that have no more than that get none.
    private static double LevelOf(long[] free, double taken)
    {
        var level = double.NegativeInfinity;
        while (true)
        {
            var (sum, subnets) = (0.0, 0);
            foreach (var room in free)
                (sum, subnets) = room > level ? (sum + room, subnets + 1) : (sum, subnets);
            if (subnets == 0 || (sum - taken) / subnets <= level)
                return level;
            level = (sum - taken) / subnets;
        }
    }
}
