using EksCalc.Cni;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>Values of the chart aws-vpc-cni.</summary>
/// <remarks>amazon-vpc-cni-k8s charts/aws-vpc-cni: values.yaml; templates/configmap.yaml, that of Windows nodes; templates/eniconfig.yaml names ENIConfigs by the keys of eniConfig.subnets.</remarks>
internal static class HelmExport
{
    /// <summary>The file, which its first lines name.</summary>
    public const string FileName = "values.yaml";

    public static string Values(ExportContext context)
    {
        var variables = DaemonSetVariables.Of(context);
        var nodeAgent = context.Settings.Mode == IpMode.Ipv6 ? Tree.Map(("enableIpv6", Tree.Text("true"))) : null;
        return $"# {context.Header}\n# helm upgrade --install aws-vpc-cni eks/aws-vpc-cni --namespace kube-system --values {FileName}\n"
            + (context.EniConfigs.Count > 0 ? "# The chart makes the ENIConfigs; Helm refuses those that are there and not its own.\n" : "")
            + YamlText.Of(AddonExport.Values(context, variables, context.IdOf, ("nodeAgent", nodeAgent)));
    }
}
