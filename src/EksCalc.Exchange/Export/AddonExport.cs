using EksCalc.Clusters;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>The configuration of the EKS add-on, and the command that sets it.</summary>
/// <remarks>
/// The add-on's schema (<c>aws eks describe-addon-configuration --addon-name vpc-cni</c>): env, init.env and eniConfig, whose create, region and subnets are
/// required; values are texts.
/// </remarks>
internal static class AddonExport
{
    /// <summary>The file of the configuration, which the script names.</summary>
    public const string FileName = "addon.json";

    /// <summary>The configuration, and the script that sets it.</summary>
    public static IReadOnlyList<string> Texts(ExportContext context) =>
    [
        JsonText.Of(Configuration(context, context.IdOf)),
        ShellText.Header([context.Header])
            + ShellText.Variable("CLUSTER_NAME", context.ClusterName, "the name of the EKS cluster")
            + ShellText.Lines([UpdateAddon(context), $"--configuration-values \"file://$(dirname -- \"$0\")/{FileName}\""])
            + Wait(context),
    ];

    /// <summary>The configuration.</summary>
    public static MapNode Configuration(ExportContext context, Func<SubnetSetup, Node> idOf)
    {
        var variables = DaemonSetVariables.OfAddon(context);
        return Values(context, variables, idOf);
    }

    /// <summary>Values that the add-on and the chart it is made of have in common.</summary>
    public static MapNode Values(
        ExportContext context, DaemonSetVariables variables, Func<SubnetSetup, Node> idOf, params IEnumerable<(string, Node?)> more) => Tree.Map(
    [
        ("env", Tree.Texts(variables.Node)),
        ("init", Tree.Texts(variables.Init) is { } init ? Tree.Map(("env", init)) : null),
        ("eniConfig", context.EniConfigs.Count == 0 ? null : Tree.Map(
            ("create", Tree.Flag(true)),
            ("region", Tree.Text(context.Region)),
            ("subnets", Tree.Map(context.EniConfigs.Select(config => (config.Name, (Node?)Tree.Map(EniConfigExport.Renamed(context, config), [
                ("id", idOf(config.Subnet)),
                ("securityGroups", config.SecurityGroups.Count > 0 ? Tree.Texts(config.SecurityGroups) : null)]))))))),
        .. more,
    ]);

    /// <summary>The command without the configuration. What somebody set otherwise is overwritten.</summary>
    public static string UpdateAddon(ExportContext context) =>
        $"aws eks update-addon --region {ShellText.Word(context.Region)} --cluster-name=\"$CLUSTER_NAME\" --addon-name vpc-cni --resolve-conflicts OVERWRITE";

    /// <summary>Waits until the add-on is as it was told.</summary>
    public static string Wait(ExportContext context) =>
        $"aws eks wait addon-active --region {ShellText.Word(context.Region)} --cluster-name=\"$CLUSTER_NAME\" --addon-name vpc-cni\n";
}
