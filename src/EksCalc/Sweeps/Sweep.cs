using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Sweeps;

/// <summary>Where sweeps begin: with the node or the cluster whose parameters change.</summary>
public static class Sweep
{
    private static readonly NodeSweep EmbeddedTypes = new(InstanceCatalog.Default);

    /// <summary>
    /// A sweep over equal nodes of one subnet by the closed form. What it measures: <see cref="NodeMeasures"/>. Addresses are IPv4's.
    /// </summary>
    /// <param name="type">The instance type, where it is not swept.</param>
    /// <param name="settings">The CNI's settings, where they are not swept; null for what the add-on's manifest sets.</param>
    /// <param name="pods">Pods on each node, where they are not swept.</param>
    /// <param name="nodes">Nodes, where they are not swept.</param>
    /// <param name="catalog">The instance types that can be swept; null for the embedded ones.</param>
    public static Sweep<NodeCase> OfNodes(InstanceType type, CniSettings? settings = null, int pods = 0, int nodes = 1, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        return OfNodes(new NodeCase { InstanceType = type, Settings = settings ?? CniSettings.ManifestDefaults, Pods = pods, Nodes = nodes }, catalog);
    }

    /// <summary>A sweep over equal nodes of one subnet.</summary>
    /// <param name="start">What is not swept.</param>
    /// <param name="catalog">The instance types that can be swept; null for the embedded ones.</param>
    internal static Sweep<NodeCase> OfNodes(NodeCase start, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        return new(catalog is null ? EmbeddedTypes : new NodeSweep(catalog), start);
    }

    /// <summary>
    /// A sweep over a cluster, each combination planned in full. Measures: <c>fits</c>, <c>nodes</c>, <c>pods</c>, <c>podsLeftOut</c>, <c>enis</c>,
    /// <c>steadyAddresses</c>, <c>churnedAddresses</c>, <c>peakAddresses</c>, <c>freeAtPeak</c>, <c>tightestSubnet</c>, <c>tightestFree</c>, <c>tightestShare</c>.
    /// </summary>
    /// <param name="scenario">The cluster.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="InvalidInputException">The scenario has problems.</exception>
    public static Sweep<ClusterScenario> OfScenario(ClusterScenario scenario, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var limits = catalog ?? InstanceCatalog.Default;
        scenario.ThrowIfProblems(limits);
        return OfScenario(scenario, limits, changed => ClusterPlanner.Unchecked(changed, limits));
    }

    /// <summary>The same, planned as the caller wants it: beside other clusters.</summary>
    internal static Sweep<ClusterScenario> OfScenario(ClusterScenario scenario, InstanceCatalog catalog, Func<ClusterScenario, ClusterPlan> plan) =>
        new(new ScenarioSweep(scenario, catalog, plan), scenario);
}
