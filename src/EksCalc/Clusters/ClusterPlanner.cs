using EksCalc.Clusters.Checks;
using EksCalc.Instances;

namespace EksCalc.Clusters;

/// <summary>Makes a plan of a scenario.</summary>
public static class ClusterPlanner
{
    /// <summary>Cross-account ENIs that EKS places in the cluster's subnets: 2 to 4, so 4 (R09).</summary>
    public const int ControlPlaneEnis = 4;

    /// <summary>Addresses that a control-plane update needs in addition (R10).</summary>
    public const int ControlPlaneUpgradeAddresses = 5;

    /// <summary>What the scenario takes of its subnets.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">The scenario has problems; each is listed (<see cref="ClusterScenario.Problems"/>).</exception>
    public static ClusterPlan Plan(ClusterScenario scenario, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var limits = catalog ?? InstanceCatalog.Default;
        scenario.ThrowIfProblems(limits);
        return Unchecked(scenario, limits);
    }

    /// <summary>What several clusters take together of the subnets of their VPC.</summary>
    /// <param name="clusters">
    /// Their scenarios, one or more, which say the same VPC. Subnets are the same where their block is; they are called as the first scenario calls them. What
    /// several say of others' addresses and of consumers counts once. Karpenter's nodes go where those of the clusters before them leave most room.
    /// </param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">A scenario has problems, or two contradict each other; each is listed: <c>clusters[1].subnets[0].zone</c>.</exception>
    public static VpcPlan Plan(IReadOnlyList<ClusterScenario> clusters, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        return Plan([.. clusters.Select((scenario, index) => new ClusterSource(Display.Item("clusters", index) + ".", scenario))], catalog ?? InstanceCatalog.Default);
    }

    /// <summary>The same for scenarios that came from somewhere.</summary>
    internal static VpcPlan Plan(IReadOnlyList<ClusterSource> clusters, InstanceCatalog catalog)
    {
        ArgumentOutOfRangeException.ThrowIfZero(clusters.Count, nameof(clusters));
        var problems = clusters.SelectMany(cluster => cluster.Scenario.Problems(catalog).Select(problem => new InputProblem(cluster.Place(problem.Place), problem.Message))).ToList();
        if (problems.Count == 0)
            problems.AddRange(VpcChecks.Problems(clusters));
        return problems.Count > 0 ? throw new InvalidInputException(problems) : new VpcPlan(clusters, catalog);
    }

    /// <summary><see cref="Plan(ClusterScenario, InstanceCatalog?)"/> for a scenario that need not be one to be built: sizes are tried, and modes, without a look at what else they ask for.</summary>
    internal static ClusterPlan Unchecked(ClusterScenario scenario, InstanceCatalog catalog) => new(new ClusterNetwork(scenario), catalog);
}
