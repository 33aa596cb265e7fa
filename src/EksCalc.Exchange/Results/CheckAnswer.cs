using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Instances;

namespace EksCalc.Exchange.Results;

/// <summary>What deserves attention in a scenario file.</summary>
internal static class CheckAnswer
{
    /// <summary>The findings of a file: of its cluster, or of the VPC and each of its clusters.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="clusters">Its clusters, one or more.</param>
    public static IEnumerable<CheckedScenarioJson> Of(string file, IReadOnlyList<ClusterSource> clusters)
    {
        var name = clusters[0].Scenario.Name;
        if (clusters.Count == 1)
            return [new CheckedScenarioJson(file, name, null, ScenarioFindings.Of(ClusterPlanner.Plan(clusters[0].Scenario)))];
        var plan = ClusterPlanner.Plan(clusters, InstanceCatalog.Default);
        var found = ScenarioFindings.Of(plan).GroupBy(finding => string.Join('\0', finding.Clusters))
            .Select(alike => new CheckedScenarioJson(file, name, alike.First().Clusters, [.. alike.Select(finding => finding.Finding)])).ToList();
        IEnumerable<CheckedScenarioJson> nothing = found.Exists(scenario => scenario.Clusters is []) ? [] : [new CheckedScenarioJson(file, name, [], [])];
        return found.Concat(nothing).OrderBy(scenario => scenario.Clusters!.Count > 0);
    }
}
