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
    /// <param name="scenario">The scenario; every name in it must exist.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">An instance type that the catalog does not have.</exception>
    /// <exception cref="KeyNotFoundException">A subnet's name that the scenario does not have.</exception>
    public static ClusterPlan Plan(ClusterScenario scenario, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new ClusterPlan(new ClusterNetwork(scenario), catalog ?? InstanceCatalog.Default);
    }
}
