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

    /// <summary>The same for a scenario that need not be one to be built: sizes are tried, and modes, without a look at what else they ask for.</summary>
    internal static ClusterPlan Unchecked(ClusterScenario scenario, InstanceCatalog catalog) => new(new ClusterNetwork(scenario), catalog);
}
