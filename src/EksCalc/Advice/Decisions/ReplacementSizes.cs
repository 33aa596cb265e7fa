using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice.Decisions;

/// <summary>Finds the smallest sizes of subnets that take the place of others, one for the nodes' and one for the pods'.</summary>
/// <param name="replaced">The others.</param>
/// <param name="hold">Whether sizes hold, by the prefix lengths of nodes' and of pods' subnets.</param>
internal sealed class ReplacementSizes(IReadOnlyList<SubnetPlan> replaced, Func<int, int, bool> hold)
{
    /// <summary>The prefix lengths; null where the largest subnets do not hold.</summary>
    public (int Nodes, int Pods)? Smallest()
    {
        var (nodes, pods) = (SubnetSize.ShortestPrefix, SubnetSize.ShortestPrefix);
        if (!hold(nodes, pods))
            return null;
        if (replaced.Any(subnet => !subnet.IsForPods))
            nodes = Longest(length => hold(length, pods));
        if (replaced.Any(subnet => subnet.IsForPods))
            pods = Longest(length => hold(nodes, length));
        return (nodes, pods);
    }

    private static int Longest(Func<int, bool> holds)
    {
        var (fits, tooSmall) = (SubnetSize.ShortestPrefix, SubnetSize.LongestPrefix + 1);
        while (tooSmall - fits > 1)
        {
            var between = (fits + tooSmall) / 2;
            (fits, tooSmall) = holds(between) ? (between, tooSmall) : (fits, between);
        }

        return fits;
    }
}
