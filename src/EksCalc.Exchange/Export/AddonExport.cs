using System.Text;
using EksCalc.Clusters;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>The configuration of the EKS add-on, and what sets it: a script, Terraform, CloudFormation.</summary>
/// <remarks>
/// The add-on's schema (<c>aws eks describe-addon-configuration --addon-name vpc-cni</c>): env, init.env and eniConfig, whose create, region and subnets are
/// required; enableWindowsIpam and enableWindowsPrefixDelegation; values are texts. warmWindowsIPTarget, minimumWindowsIPTarget and warmWindowsPrefixTarget
/// are whole numbers. hashicorp/aws provider 5: aws_eks_addon, whose import id is CLUSTER:ADDON; Terraform 1.6: an import's id may be an
/// expression. CloudFormation template reference: AWS::EKS::Addon, Fn::Sub.
/// </remarks>
internal static class AddonExport
{
    /// <summary>The file of the configuration by itself.</summary>
    public const string FileName = "addon.json";

    private const string Name = "vpc-cni", Cluster = "data.aws_eks_cluster.cluster";

    /// <summary>The configuration, and what sets it.</summary>
    public static IReadOnlyList<string> Texts(ExportContext context)
    {
        context.Note("The scenario knows no IAM role of the add-on's own; name it where the add-on has one.");
        var configuration = Configuration(context, subnet => context.IdOf(subnet, $"put it into {FileName}; the script and Terraform find it"));
        return [JsonText.Of(configuration), Script(context), Terraform(context), CloudFormation(context)];
    }

    /// <summary>The configuration.</summary>
    public static MapNode Configuration(ExportContext context, Func<SubnetSetup, Node> idOf) => Values(context, DaemonSetVariables.OfAddon(context), idOf);

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
        .. Windows(context),
        .. more,
    ]);

    // The chart writes the whole ConfigMap of Windows nodes: what is not said here goes back to the chart's defaults, no Windows addresses among them. A
    // target has a default too, which would count beside one that is set. templates/configmap.yaml; the targets and prefixes are of v1.16.
    private static List<(string, Node?)> Windows(ExportContext context)
    {
        if (!context.Scenario.HasWindowsNodes)
            return [];
        var settings = context.Scenario.Windows;
        var (warm, minimum, warmPrefixes) = settings.TargetsWith(settings.PrefixDelegation);
        List<(string, Node?)> values = [("enableWindowsIpam", Tree.Text(settings.Ipam ? "true" : "false"))];
        if (settings.PrefixDelegation)
            values.Add(("enableWindowsPrefixDelegation", Tree.Text("true")));
        if (settings.HasTargets)
            values.AddRange([("warmWindowsIPTarget", Tree.Number(warm)), ("minimumWindowsIPTarget", Tree.Number(minimum)), ("warmWindowsPrefixTarget", Tree.Number(warmPrefixes))]);
        if (values.Count > 1)
            context.Note("Prefixes and targets of Windows nodes are values of the VPC CNI's chart and add-on from 1.16 on.");
        return values;
    }

    // What somebody set otherwise is overwritten.
    private static string Script(ExportContext context)
    {
        var variable = SubnetLookUp.Variables(context.Scenario);
        var cluster = $"--region {ShellText.Word(context.Region)} --cluster-name=\"$CLUSTER_NAME\" --addon-name {Name}";
        var configuration = ShellText.Json(Configuration(context, subnet => ExportContext.IdOr(subnet, variable)));
        return ShellText.Header([context.Header])
            + ShellText.Variable("CLUSTER_NAME", context.ClusterName, "the name of the EKS cluster")
            + SubnetLookUp.All(context.SubnetsWithoutIds, context.Region, variable, SubnetLookUp.VpcOfTheCluster(context.Region))
            + "\n"
            + ShellText.Lines([$"aws eks update-addon {cluster} --resolve-conflicts OVERWRITE", $"--configuration-values {configuration}"])
            + $"aws eks wait addon-active {cluster}\n";
    }

    // The cluster's VPC is asked for, so that the file can stand beside that of the network, which has the variable vpc_id.
    private static string Terraform(ExportContext context)
    {
        var names = ValidNames.OfIdentifiers(context.Scenario.Subnets.Select(subnet => subnet.Name));
        var text = new StringBuilder($"# {context.Header}\n# The provider's region is to be {context.Region}. Terraform 1.6 or later.\n");
        TerraformExport.Variable(text, "cluster_name", context.ClusterName, "The EKS cluster's name.");
        TerraformExport.Add(text, "import", Tree.Map(
            "Takes over the add-on that is there. Leave this block out where the cluster has no EKS add-on vpc-cni yet.",
            [("to", new ReferenceNode("aws_eks_addon.vpc_cni")), ("id", new ReferenceNode($"join(\":\", [var.cluster_name, \"{Name}\"])"))]));
        if (context.SubnetsWithoutIds.Count > 0)
            TerraformExport.Add(text, "data \"aws_eks_cluster\" \"cluster\"", Tree.Map(("name", new ReferenceNode("var.cluster_name"))));
        foreach (var subnet in context.SubnetsWithoutIds)
            TerraformExport.LookUp(text, NameOf(subnet), subnet, new ReferenceNode($"{Cluster}.vpc_config[0].vpc_id"));
        var configuration = Configuration(context, subnet => ExportContext.IdOr(subnet, other => $"data.aws_subnet.{NameOf(other)}.id"));
        TerraformExport.Add(text, TerraformExport.Resource("aws_eks_addon", "vpc_cni"), Tree.Map(
            ("cluster_name", new ReferenceNode("var.cluster_name")),
            ("addon_name", Tree.Text(Name)),
            ("configuration_values", new ReferenceNode($"jsonencode({HclText.Value(configuration, 2)})")),
            ("resolve_conflicts_on_create", Tree.Text("OVERWRITE")),
            ("resolve_conflicts_on_update", Tree.Text("OVERWRITE"))));
        return text.ToString();

        string NameOf(SubnetSetup subnet) => $"eniconfig_{names[subnet.Name]}";
    }

    private static string CloudFormation(ExportContext context)
    {
        var names = ValidNames.OfLogicalIds(context.Scenario.Subnets.Select(subnet => subnet.Name));
        var template = Tree.Map(
            ("AWSTemplateFormatVersion", Tree.Text("2010-09-09")),
            ("Parameters", CloudFormationExport.Parameters(
            [
                ("ClusterName", CloudFormationExport.Parameter("String", "The EKS cluster.", context.ClusterName)),
                .. context.SubnetsWithoutIds.Select(subnet => (NameOf(subnet), (Node?)CloudFormationExport.SubnetParameter(subnet))),
            ])),
            ("Resources", Tree.Map(("VpcCniAddon", Tree.Map(
                ("Type", Tree.Text("AWS::EKS::Addon")),
                ("DeletionPolicy", Tree.Text("Retain")),
                ("Properties", Tree.Map(
                    ("AddonName", Tree.Text(Name)),
                    ("ClusterName", CloudFormationExport.Ref("ClusterName")),
                    ("ConfigurationValues", Substituted(Configuration(
                        context, subnet => ExportContext.IdOr(subnet, NameOf)))),
                    ("ResolveConflicts", Tree.Text("OVERWRITE")))))))));
        return $"# {context.Header}\n"
            + "# A stack makes the add-on. One that is there and in no stack is imported first (a change set of type IMPORT, with the configuration that\n"
            + "# 'aws eks describe-addon' shows), then changed to this; or addon.sh changes it without a stack.\n"
            + YamlText.Of(template);

        string NameOf(SubnetSetup subnet) => $"Subnet{names[subnet.Name]}";
    }

    // A dollar sign in JSON can be escaped; in Fn::Sub it begins a reference.
    private static Node Substituted(MapNode configuration)
    {
        var references = 0;
        var json = JsonText.Of(configuration, text => text.Replace("$", "\\u0024", StringComparison.Ordinal), reference =>
        {
            references++;
            return $"${{{reference.Target}}}";
        });
        return references > 0 ? Tree.Map(("Fn::Sub", Tree.Text(json))) : Tree.Text(json);
    }
}
