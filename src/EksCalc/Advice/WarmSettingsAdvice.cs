using EksCalc.Advice.Remedies;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>Warm settings for each node group, and the best single ones for the cluster, since ipamd's settings are the same on every node.</summary>
public sealed class WarmSettingsAdvice
{
    /// <summary>The scheduler does not fill all nodes alike: an assumption about how full they are, for settings that do not suit one number of pods alone.</summary>
    private static readonly (double Fullness, double Weight)[] Spread = [(1, 4), (0.9, 3), (0.75, 2), (0.5, 1)];

    private WarmSettingsAdvice(IReadOnlyList<GroupWarmSettings> groups, WarmSettingsComparison cluster) => (Groups, Cluster) = (groups, cluster);

    /// <summary>The best for each group by itself.</summary>
    public IReadOnlyList<GroupWarmSettings> Groups { get; }

    /// <summary>The best for all together: costs are means over all nodes.</summary>
    public WarmSettingsComparison Cluster { get; }

    /// <summary>
    /// The advice for a cluster as planned. Four in ten nodes are as full as planned, the others down to half as full; once an hour each node has
    /// the pods more that a rollout brings (<see cref="NodeGroup.RolloutSurgePercent"/>).
    /// </summary>
    /// <param name="plan">The plan: each group's instance type, nodes, pods and max pods.</param>
    /// <param name="replacedPerHour">Pods that end and are replaced on a node in an hour, 0 or more.</param>
    /// <param name="callBudgetPerHour">EC2 calls that a node may make in an hour, 0 or more.</param>
    /// <param name="seeds">Simulations of every node, 1 or more.</param>
    /// <param name="watched">How long a settled node is watched; null for two hours.</param>
    /// <param name="cancellationToken">Ends the comparison early.</param>
    /// <returns>Null where nothing is to be chosen: an IPv6 cluster, or no group of Linux nodes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static WarmSettingsAdvice? Of(
        ClusterPlan plan,
        double replacedPerHour,
        double callBudgetPerHour = WarmSettingsComparison.DefaultCallBudget,
        int seeds = WarmSettingsComparison.DefaultSeeds,
        TimeSpan? watched = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var linux = plan.Groups.Zip(plan.Scenario.NodeGroups).Where(pair => pair.Second.HasIpamd && pair.First.Nodes.Desired > 0).ToList();
        if (plan.Settings.Mode == IpMode.Ipv6 || linux.Count == 0)
            return null;
        var workloads = linux.ConvertAll(pair => WorkloadOf(pair.First, pair.Second, replacedPerHour, watched ?? WarmWorkload.DefaultWatched));
        var space = workloads.SelectMany(workload => WarmSettingsSpace.For(plan.Settings, workload)).DistinctBy(WarmSettingsSpace.WarmTargets).ToList();
        // Groups that are alike are watched once.
        var compared = new Dictionary<(string Type, int MaxPods, int Pods, int Burst), WarmSettingsComparison>();
        var groups = linux.Zip(workloads, (pair, workload) =>
        {
            var key = (pair.First.InstanceType, pair.First.MaxPods, pair.First.PoolPods, workload.BurstPods);
            if (!compared.TryGetValue(key, out var comparison))
            {
                compared[key] = comparison = WarmSettingsComparison.Of(
                    plan.Catalog.Get(pair.First.InstanceType), plan.Settings, workload, pair.First.MaxPods, space, callBudgetPerHour, seeds, cancellationToken);
            }

            return new GroupWarmSettings(pair.First.Name, pair.First.Nodes.Desired, comparison);
        }).ToList();
        return new WarmSettingsAdvice(groups, WarmSettingsComparison.Together([.. groups.Select(group => ((double)group.Nodes, group.Comparison))]));
    }

    /// <summary>A scenario with the warm targets that are best for the cluster among its variables; all else stays.</summary>
    /// <param name="scenario">The scenario, in the mode that the advice is for.</param>
    public ClusterScenario ApplyTo(ClusterScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario with { CniEnvironment = SettingRemedies.WithWarmTargets(scenario.CniEnvironment, Cluster.Recommended.Settings) };
    }

    private static WarmWorkload WorkloadOf(NodeGroupPlan plan, NodeGroup group, double replacedPerHour, TimeSpan watched)
    {
        var room = Math.Max(0, plan.MaxPods - group.HostNetworkPods - plan.BranchPods - plan.PoolPods);
        return new WarmWorkload
        {
            Nodes = [.. Spread.Select(share => new PodShare((int)Math.Round(plan.PoolPods * share.Fullness), share.Weight))],
            ReplacedPerHour = replacedPerHour,
            Watched = watched,
            BurstPods = Math.Min(room, ((plan.PodsPerNode * group.RolloutSurgePercent) + 99) / 100),
        };
    }
}
