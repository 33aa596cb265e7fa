using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>ENIConfigs of custom networking (R27).</summary>
/// <remarks>amazon-vpc-cni-k8s v1.23.1 charts/aws-vpc-cni/crds/customresourcedefinition.yaml: spec.subnet is required.</remarks>
internal static class EniConfigExport
{
    public static string Manifest(ExportContext context)
    {
        ExportContext.Require(
            context.EniConfigs.Count > 0, "eniConfigs", "The scenario has none, so there is nothing to write; custom networking needs one a zone.");
        return $"# {context.Header}\n{Documents(context)}";
    }

    /// <summary>The objects, one a document.</summary>
    public static string Documents(ExportContext context) => YamlText.Of(context.EniConfigs.Select(config => Tree.Map(
        ("apiVersion", Tree.Text("crd.k8s.amazonaws.com/v1alpha1")),
        ("kind", Tree.Text("ENIConfig")),
        ("metadata", Tree.Map(Renamed(context, config), [("name", Tree.Text(config.Name))])),
        ("spec", Tree.Map(
            ("subnet", context.IdOf(config.Subnet)),
            ("securityGroups", config.SecurityGroups.Count > 0 ? Tree.Texts(config.SecurityGroups) : null))))));

    /// <summary>A comment on an ENIConfig whose name could not stay; null for one whose did.</summary>
    public static string? Renamed(ExportContext context, ExportedEniConfig config) => context.Renamed(config.Label, config.Name, "ENIConfig") is { } comment
        ? $"{comment}; nodes have to name it as it is called here" : null;
}
