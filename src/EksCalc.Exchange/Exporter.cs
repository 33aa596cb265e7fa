using EksCalc.Advice.Decisions;
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
    public static ScenarioExport Of(ClusterScenario scenario, ExportFormat format) => Of(scenario, format, null);

    /// <summary>The same for a design: a form makes what is new in it, and takes away what is no longer in it.</summary>
    internal static ScenarioExport Of(ClusterScenario scenario, ExportFormat format, Design? design)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        scenario.ThrowIfProblems(InstanceCatalog.Default);
        var context = new ExportContext(scenario, format, design);
        IReadOnlyList<string> texts = format switch
        {
            ExportFormat.Kubectl => [KubectlExport.Script(context)],
            ExportFormat.Helm => [HelmExport.Values(context)],
            ExportFormat.Addon => AddonExport.Texts(context),
            ExportFormat.EniConfig => [EniConfigExport.Manifest(context)],
            ExportFormat.Karpenter => KarpenterExport.Texts(context),
            ExportFormat.Eksctl => [EksctlExport.Config(context)],
            ExportFormat.Terraform => [TerraformExport.Configuration(context)],
            ExportFormat.CloudFormation => [CloudFormationExport.Template(context)],
            ExportFormat.AwsCli => [AwsCliExport.Script(context)],
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such form of export."),
        };
        var names = format.FileNames(design);
        return names.Count != texts.Count ? throw new InvalidOperationException($"{format} makes {texts.Count} texts for {names.Count} names.")
            : new ScenarioExport([.. names.Zip(texts, (name, text) => new ExportFile(name, text))], context.Notes);
    }
}
