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
        IEnumerable<Finding> all =
        [
            .. CniSettings.FromEnvironment(plan.Scenario.CniEnvironment).Findings.Select(SettingRemedies.WithRemedy),
            .. VpcFindings.Of(plan),
            .. ControlPlaneFindings.Of(plan),
            .. SubnetFindings.Of(plan),
            .. plan.Groups.Zip(plan.Scenario.NodeGroups).SelectMany(pair => GroupFindings.Of(plan, pair.First, pair.Second)),
            .. CardFindings.Of(plan),
        ];
        return [.. all.OrderByDescending(finding => finding.Severity)];
    }
}
