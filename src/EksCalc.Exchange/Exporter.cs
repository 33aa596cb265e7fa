using EksCalc.Clusters;
using EksCalc.Exchange.Export;
using EksCalc.Instances;

namespace EksCalc.Exchange;

/// <summary>Scenarios in the forms of other tools, ready to be looked through and applied.</summary>
/// <remarks>
/// The same scenario gives the same bytes. What a scenario does not know, such as the id of a subnet or an IAM role, is left empty so that the tool refuses
/// the file until it is filled in; <see cref="ScenarioExport.Notes"/> says where. <c>docs/export.md</c> says what is in which form.
/// </remarks>
public static class Exporter
{
    /// <summary>Exports a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="format">The form.</param>
    /// <exception cref="InvalidInputException">The scenario has problems, or nothing that this form could hold.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static ScenarioExport Of(ClusterScenario scenario, ExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        scenario.ThrowIfProblems(InstanceCatalog.Default);
        var context = new ExportContext(scenario, format);
        IReadOnlyList<ExportFile> files = format switch
        {
            ExportFormat.Kubectl => [new("vpc-cni.sh", KubectlExport.Script(context))],
            ExportFormat.Helm => [new("values.yaml", HelmExport.Values(context))],
            ExportFormat.Addon => AddonExport.Files(context),
            ExportFormat.EniConfig => [new("eniconfigs.yaml", EniConfigExport.Manifest(context))],
            ExportFormat.Karpenter => [new("karpenter.yaml", KarpenterExport.Manifest(context))],
            ExportFormat.Eksctl => [new("cluster.yaml", EksctlExport.Config(context))],
            ExportFormat.Terraform => [new("network.tf", TerraformExport.Configuration(context))],
            ExportFormat.CloudFormation => [new("network.yaml", CloudFormationExport.Template(context))],
            ExportFormat.AwsCli => [new("network.sh", AwsCliExport.Script(context))],
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such form of export."),
        };
        return new ScenarioExport(files, context.Notes);
    }
}
