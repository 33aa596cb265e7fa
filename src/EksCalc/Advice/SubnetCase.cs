using EksCalc.Clusters;

namespace EksCalc.Advice;

/// <summary>Subnets as planned and the clusters in them: one, or all of a VPC.</summary>
internal sealed class SubnetCase
{
    private readonly IReadOnlyList<string> names;

    public SubnetCase(ClusterPlan plan) => (Subnets, Clusters, names) = (plan.Subnets, [plan], []);

    public SubnetCase(VpcPlan plan) => (Subnets, Clusters, names) = (plan.Subnets, plan.Clusters, plan.Names);

    public IReadOnlyList<SubnetPlan> Subnets { get; }

    public IReadOnlyList<ClusterPlan> Clusters { get; }

    /// <summary>The first remedy that a change of one of the clusters is; of several, its text says which.</summary>
    /// <param name="found">The subnets that it is for.</param>
    /// <param name="find">Finds one for a cluster that has all of these subnets.</param>
    public ScenarioRemedy? FirstRemedy(List<SubnetPlan> found, Func<ClusterPlan, List<SubnetPlan>, ScenarioRemedy?> find)
    {
        var blocks = found.Select(subnet => subnet.Subnet.Block).ToHashSet();
        foreach (var (index, cluster) in Clusters.Index())
        {
            var own = names.Count == 0 ? found : [.. cluster.Subnets.Where(subnet => blocks.Contains(subnet.Subnet.Block))];
            if (own.Count == found.Count && find(cluster, own) is { } remedy)
                return names.Count < 2 ? remedy : new ScenarioRemedy($"In {names[index]}: {remedy.Text}", remedy.ApplyTo);
        }

        return null;
    }
}
