using EksCalc.Advice.Remedies;
using EksCalc.Clusters;
using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>What deserves attention in a scenario: each finding with its reason, its source and what to do.</summary>
public static class ScenarioFindings
{
    /// <summary>All findings of a plan, the gravest first; of the same severity in the order settings, VPC, control plane, subnets, groups.</summary>
    /// <param name="plan">The plan of a scenario.</param>
    public static IReadOnlyList<Finding> Of(ClusterPlan plan) => [.. WithRemedies(plan).Select(advised => advised.Finding)];

    /// <summary>The same with what a program can do about each.</summary>
    internal static IReadOnlyList<Advised> WithRemedies(ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IEnumerable<Advised> all =
        [
            .. CniSettings.FromEnvironment(plan.Scenario.CniEnvironment).Findings.Select(WithRemedy),
            .. VpcFindings.Of(plan),
            .. ControlPlaneFindings.Of(plan),
            .. SubnetFindings.Of(plan),
            .. plan.Groups.Zip(plan.Scenario.NodeGroups).SelectMany(pair => GroupFindings.Of(plan, pair.First, pair.Second, plan.Catalog)),
        ];
        return [.. all.OrderByDescending(advised => advised.Finding.Severity)];
    }

    private static Advised WithRemedy(Finding finding) =>
        SettingRemedies.Of(finding) is { } change ? new Advised(finding, scenario => scenario with { CniEnvironment = change(scenario.CniEnvironment) }) : finding;
}
