using EksCalc.Clusters;
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
        return $"# {context.Header}\n{YamlText.Of(Objects(context, context.IdOf))}";
    }

    /// <summary>The objects.</summary>
    /// <param name="context">The export.</param>
    /// <param name="idOf">The id of a subnet.</param>
    public static IEnumerable<MapNode> Objects(ExportContext context, Func<SubnetSetup, Node> idOf) => context.EniConfigs.Select(config => Tree.Map(
        ("apiVersion", Tree.Text("crd.k8s.amazonaws.com/v1alpha1")),
        ("kind", Tree.Text("ENIConfig")),
        ("metadata", Tree.Map(Renamed(context, config), [("name", Tree.Text(config.Name))])),
        ("spec", Tree.Map(
            ("subnet", idOf(config.Subnet)),
            ("securityGroups", config.SecurityGroups.Count > 0 ? Tree.Texts(config.SecurityGroups) : null)))));

    /// <summary>A comment on an ENIConfig whose name could not stay; null for one whose did.</summary>
    public static string? Renamed(ExportContext context, ExportedEniConfig config) => context.Renamed(config.Label, config.Name, "ENIConfig") is { } comment
        ? $"{comment}; nodes have to name it as it is called here" : null;
}
