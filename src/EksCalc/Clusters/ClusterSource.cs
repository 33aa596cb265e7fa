namespace EksCalc.Clusters;

/// <summary>A scenario and where it came from.</summary>
/// <param name="Prefix">What problems' paths begin with: <c>a.yaml: </c>, <c>clusters[1].</c></param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Cluster">The path there of what it says of the cluster itself.</param>
internal sealed record ClusterSource(string Prefix, ClusterScenario Scenario, string Cluster = "cluster")
{
    /// <summary>Says where in its file a value is; of a scenario that came from none, the path alone.</summary>
    public Func<string, string> Located { get; init; } = path => path;

    /// <summary>The place of a value of it.</summary>
    public string Place(string path) => Prefix + Located(path);
}
