using EksCalc.Advice.Decisions;
using EksCalc.Clusters;

namespace EksCalc.Exchange;

/// <summary>Which exports do a step of a decision, and in which files.</summary>
public static class StepExports
{
    /// <summary>The forms in which a design's export does one of its steps; none where a person does it.</summary>
    /// <param name="step">The step, one of the design's <see cref="Design.Steps"/>.</param>
    /// <param name="design">The design.</param>
    public static IReadOnlyList<ExportFormat> Of(DecisionStep step, Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return Formats(step, design.Scenario, design);
    }

    /// <summary>The forms in which a scenario's export does a step that leads to it, such as one of a design's <see cref="Design.WayBack"/>.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scenario">The scenario that it leads to.</param>
    public static IReadOnlyList<ExportFormat> Of(DecisionStep step, ClusterScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        // A scenario by itself does not know which variables are there that it has not, and the script for kubectl only adds to them.
        return [.. Formats(step, scenario, null).Where(format => format != ExportFormat.Kubectl || (step.RemovedVariables.Count == 0 && step.RemovedWindowsKeys.Count == 0))];
    }

    /// <summary>The files that do one of a design's steps, as <see cref="DesignExporter.Of(Design)"/> names them: <c>helm/values.yaml</c>.</summary>
    /// <param name="step">The step.</param>
    /// <param name="design">The design.</param>
    public static IReadOnlyList<string> FilesOf(DecisionStep step, Design design) =>
        [.. Of(step, design).SelectMany(format => format.FileNames(design).Select(name => format.PathOf(name)))];

    private static IReadOnlyList<ExportFormat> Formats(DecisionStep step, ClusterScenario scenario, Design? design)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Kind switch
        {
            StepKind.VpcBlocks or StepKind.NewSubnets or StepKind.Reservations => [ExportFormat.Terraform, ExportFormat.CloudFormation, ExportFormat.AwsCli],
            StepKind.EniConfigs => [ExportFormat.EniConfig],
            StepKind.Variables or StepKind.WindowsSettings => [ExportFormat.Kubectl, ExportFormat.Helm, ExportFormat.Addon],
            StepKind.NewCluster => [ExportFormat.Eksctl, .. Groups(step, scenario, design).Except([ExportFormat.Eksctl])],
            StepKind.ReplaceNodes when design is { TakesNewCluster: true } => [],
            // What drifts by itself was changed in a step before.
            StepKind.ReplaceNodes => [.. Groups(step, scenario, design)
                .Where(format => format != ExportFormat.Karpenter || (design is not null && IsMadeToDrift(design.Replacement, scenario)))],
            StepKind.MaxPods or StepKind.NodeSubnets => [.. Groups(step, scenario, design)],
            _ => [],
        };
    }

    // What is made anew is a group for eksctl; other groups of EKS are changed where they are.
    private static IEnumerable<ExportFormat> Groups(DecisionStep step, ClusterScenario scenario, Design? design)
    {
        var groups = scenario.NodeGroups.Where(group => step.NodeGroups.Contains(group.Name)).ToList();
        if (groups.Exists(group => group.IsOfKarpenter))
            yield return ExportFormat.Karpenter;
        if (groups.Exists(group => !group.IsOfKarpenter && (design is not { TakesNewCluster: false } || design.NewNodeGroupNames.ContainsKey(group.Name))))
            yield return ExportFormat.Eksctl;
    }

    private static bool IsMadeToDrift(NodeReplacement replacement, ClusterScenario scenario) =>
        replacement.Replaced.Any(index => scenario.NodeGroups[index].IsOfKarpenter && !replacement.Drifts(index));
}
