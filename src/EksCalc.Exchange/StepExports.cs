using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Nodes;

namespace EksCalc.Exchange;

/// <summary>Which exports of a design do a step of the decision.</summary>
public static class StepExports
{
    /// <summary>The formats whose files hold what the step is about; none where a person does it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scenario">The scenario of the design.</param>
    public static IReadOnlyList<ExportFormat> Of(DecisionStep step, ClusterScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(scenario);
        return step.Kind switch
        {
            StepKind.VpcBlocks or StepKind.NewSubnets or StepKind.Reservations => [ExportFormat.Terraform, ExportFormat.CloudFormation, ExportFormat.AwsCli],
            StepKind.EniConfigs => [ExportFormat.EniConfig],
            StepKind.Variables => [ExportFormat.Kubectl, ExportFormat.Helm, ExportFormat.Addon],
            StepKind.MaxPods or StepKind.NodeSubnets => [.. Groups(scenario)],
            _ => [],
        };
    }

    private static IEnumerable<ExportFormat> Groups(ClusterScenario scenario)
    {
        if (scenario.NodeGroups.Any(group => group.Kind == NodeGroupKind.Karpenter))
            yield return ExportFormat.Karpenter;
        if (scenario.NodeGroups.Any(group => group.Kind is NodeGroupKind.Managed or NodeGroupKind.SelfManaged))
            yield return ExportFormat.Eksctl;
    }
}
