using EksCalc.Advice.Decisions;
using EksCalc.Exchange.Export;

namespace EksCalc.Exchange;

/// <summary>Forms of export by name, and the names of what they make.</summary>
internal static class ExportFormatExtensions
{
    /// <summary>The name that <c>--to</c> takes, and that folders have: <c>awscli</c>.</summary>
    public static string ToName(this ExportFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The names of its files.</summary>
    /// <param name="format">The form.</param>
    /// <param name="design">The design that they are of; null for a scenario by itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static IReadOnlyList<string> FileNames(this ExportFormat format, Design? design) => format switch
    {
        ExportFormat.Kubectl => ["vpc-cni.sh"],
        ExportFormat.Helm => [HelmExport.FileName],
        ExportFormat.Addon => [AddonExport.FileName, "addon.sh", "addon.tf", "addon.yaml"],
        ExportFormat.EniConfig => ["eniconfigs.yaml"],
        ExportFormat.Karpenter when design is { TakesNewCluster: false } => ["karpenter.sh", KarpenterExport.FileName],
        ExportFormat.Karpenter => [KarpenterExport.FileName],
        ExportFormat.Eksctl => [EksctlExport.FileName],
        ExportFormat.Terraform => ["network.tf"],
        ExportFormat.CloudFormation => ["network.yaml"],
        ExportFormat.AwsCli => ["network.sh"],
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such form of export."),
    };

    /// <summary>A file's place among the exports of several forms, each of which has a folder: <c>helm/values.yaml</c>.</summary>
    public static string PathOf(this ExportFormat format, string fileName) => $"{format.ToName()}/{fileName}";
}
