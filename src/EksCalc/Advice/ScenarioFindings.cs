using EksCalc.Advice.Remedies;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>What deserves attention in a scenario: each finding with its reason, its source and what to do.</summary>
public static class ScenarioFindings
{
    /// <summary>All findings of a plan, the gravest first; of the same severity in the order settings, VPC, control plane, subnets, groups.</summary>
    /// <param name="plan">The plan of a scenario.</param>
    public static IReadOnlyList<Finding> Of(ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Sorted([.. Settings(plan), .. VpcFindings.Of(plan), .. ControlPlaneFindings.Of(plan), .. SubnetFindings.Of(plan), .. Groups(plan)], finding => finding);
    }

    /// <summary>
    /// All findings of a VPC's plan, the gravest first; of the same severity those of the VPC and its subnets, each once, then those of its clusters. What is
    /// found of several clusters alike stands once.
    /// </summary>
    /// <param name="plan">The plan of several clusters.</param>
    public static IReadOnlyList<VpcFinding> Of(VpcPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var ofClusters = plan.Clusters.SelectMany((cluster, index) => OfCluster(cluster).Select(finding => (Cluster: plan.Names[index], Finding: finding)))
            .GroupBy(found => (found.Finding.Id, found.Finding.Subject, found.Finding.Message))
            .Select(alike => new VpcFinding([.. alike.Select(found => found.Cluster).Distinct()], alike.First().Finding));
        return Sorted([.. VpcFindings.Of(plan).Concat(SubnetFindings.Of(plan)).Select(finding => new VpcFinding([], finding)), .. ofClusters], found => found.Finding);
    }

    private static IEnumerable<Finding> OfCluster(ClusterPlan plan) => [.. Settings(plan), .. VpcFindings.OfCluster(plan), .. ControlPlaneFindings.Of(plan), .. Groups(plan)];

    private static IEnumerable<Finding> Settings(ClusterPlan plan) => CniSettings.FromEnvironment(plan.Scenario.CniEnvironment).Findings.Select(SettingRemedies.WithRemedy);

    private static IEnumerable<Finding> Groups(ClusterPlan plan) =>
        [.. plan.Groups.Zip(plan.Scenario.NodeGroups).SelectMany(pair => GroupFindings.Of(plan, pair.First, pair.Second)), .. CardFindings.Of(plan)];

    private static IReadOnlyList<T> Sorted<T>(IEnumerable<T> all, Func<T, Finding> finding) => [.. all.OrderByDescending(one => finding(one).Severity)];
}
