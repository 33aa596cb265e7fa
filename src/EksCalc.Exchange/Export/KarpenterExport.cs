using System.Globalization;
using EksCalc.Clusters;
using EksCalc.Exchange.Documents;
using EksCalc.Instances;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Exchange.Export;

/// <summary>What Karpenter makes the nodes of a group from: an EC2NodeClass, of EKS Auto Mode a NodeClass, and a NodePool.</summary>
/// <remarks>
/// karpenter-provider-aws pkg/apis/crds: karpenter.k8s.aws_ec2nodeclasses.yaml and karpenter.sh_nodepools.yaml, v1; Amazon EKS user guide, "Create a Node
/// Class for Amazon EKS": eks.amazonaws.com/v1.
/// </remarks>
internal static class KarpenterExport
{
    /// <summary>What Karpenter does where a NodePool says nothing (R16).</summary>
    private const string DefaultBudget = "10%";

    private const string Group = "karpenter.k8s.aws", AutoModeGroup = "eks.amazonaws.com";

    /// <summary>The file of the objects.</summary>
    public const string FileName = "karpenter.yaml";

    private const string Whole =
        "# karpenter.sh changes what the design changes and leaves the rest; this is the whole, to be compared with yours.\n";

    /// <summary>Most terms of a selector.</summary>
    private const int MostTerms = 30;

    /// <summary>The objects; of a design that changes them where they are, the script that does so before.</summary>
    public static IReadOnlyList<string> Texts(ExportContext context)
    {
        var groups = context.Groups(ValidNames.OfKubernetes).Where(group => group.Group.IsOfKarpenter).ToList();
        ExportContext.Require(groups.Count > 0, "nodeGroups", "No group is of kind karpenter or autoMode, so there is nothing to write.");
        context.Note(groups.Exists(group => !IsAutoMode(group))
            ? "The scenario knows neither the nodes' IAM role nor their image; fill in role and alias."
            : "The scenario does not know the nodes' IAM role; fill it in.");
        var objects = YamlText.Of(groups.SelectMany(group => (MapNode[])[NodeClass(context, group), NodePool(context, group)]));
        return context.Design is { TakesNewCluster: false }
            ? [KarpenterPatches.Script(context, groups), $"# {context.Header}\n{Whole}{objects}"]
            : [$"# {context.Header}\n{objects}"];
    }

    /// <summary>The kind of object that has a group's subnets, as <c>kubectl</c> names it.</summary>
    public static string ClassOf(ExportedGroup group) => IsAutoMode(group) ? $"nodeclasses.{AutoModeGroup}" : $"ec2nodeclasses.{Group}";

    // EKS Auto Mode chooses the image, and tells kubelets itself.
    private static MapNode NodeClass(ExportContext context, ExportedGroup group) => Object(context, group, IsAutoMode(group) ? $"{AutoModeGroup}/v1" : $"{Group}/v1", KindOf(group), Tree.Map(
        ("kubelet", IsAutoMode(group) ? null : Kubelet(context, group.Group)),
        ("amiSelectorTerms", IsAutoMode(group) ? null : Tree.List(Tree.Map(("alias", Tree.Missing($"an image and its version such as {ImageOf(group.Group)}"))))),
        ("role", Tree.Missing("the name of the nodes' IAM role")),
        ("subnetSelectorTerms", Tree.List(SubnetTerms(context, group))),
        ("securityGroupSelectorTerms", Tree.List(Tree.Map(
            ("tags", Tree.Map("The cluster's own security group.", [("aws:eks:cluster-name", context.NameOfCluster())])))))));

    private static bool IsAutoMode(ExportedGroup group) => group.Group.Kind == NodeGroupKind.AutoMode;

    private static string KindOf(ExportedGroup group) => IsAutoMode(group) ? "NodeClass" : "EC2NodeClass";

    private static string ImageOf(NodeGroup group) => group.OperatingSystem == NodeOs.Windows ? "windows2022@latest" : "al2023@v20260101";

    private static MapNode NodePool(ExportContext context, ExportedGroup group) => Object(context, group, "karpenter.sh/v1", "NodePool", Tree.Map(
        ("template", Tree.Map(
            ("metadata", NodeLabels.Of(context, group.Group, KarpenterLabels.Refusal) is { } labels ? Tree.Map(("labels", labels)) : null),
            ("spec", Tree.Map(
                ("nodeClassRef", Tree.Map(("group", Tree.Text(IsAutoMode(group) ? AutoModeGroup : Group)), ("kind", Tree.Text(KindOf(group))), ("name", Tree.Text(group.Name)))),
                ("requirements", Tree.List(
                    In("node.kubernetes.io/instance-type", group.Group.InstanceTypes),
                    In(NodeLabels.Zone, group.Zones),
                    In("kubernetes.io/os", [group.Group.OperatingSystem == NodeOs.Windows ? "windows" : "linux"]))))))),
        ("limits", Limits(group)),
        ("disruption", Tree.Map(
            ("consolidationPolicy", Tree.Text("WhenEmptyOrUnderutilized")),
            ("consolidateAfter", Tree.Text("0s")),
            ("budgets", Tree.List(Tree.Map(("nodes", Tree.Text($"{group.Group.DisruptionBudget?.ToString() ?? DefaultBudget}")))))))));

    private static MapNode Object(ExportContext context, ExportedGroup group, string version, string kind, MapNode spec) => Tree.Map(
        ("apiVersion", Tree.Text(version)),
        ("kind", Tree.Text(kind)),
        ("metadata", Tree.Map(context.Renamed(group.Group.Name, group.Name, "node group"), [("name", Tree.Text(group.Name))])),
        ("spec", spec));

    /// <summary>What kubelets are told; null where that is nothing. A CEL expression stands where the number does, behind Karpenter's feature gate NodeClassCEL.</summary>
    public static MapNode? Kubelet(ExportContext context, NodeGroup group)
    {
        if (group is { MaxPods: null, MaxPodsExpression: not null })
            context.Note(group, "an expression for maxPods takes a Karpenter with the feature gate NodeClassCEL.");
        if (group.ReservedEnis > 0)
            context.Note(group, Invariant($"its reserved ENIs are a setting of Karpenter's controller for all NodePools: RESERVED_ENIS={group.ReservedEnis}."));
        var kubelet = Tree.Map(
            ("maxPods", group.MaxPods is { } pods ? Tree.Number(pods) : group.MaxPodsExpression is { } expression ? Tree.Text(expression.Text) : null),
            ("podsPerCore", group.PodsPerCore is { } perCore ? Tree.Number(perCore) : null));
        return kubelet.Entries.Count > 0 ? kubelet : null;
    }

    private static IEnumerable<Node> SubnetTerms(ExportContext context, ExportedGroup group)
    {
        if (group.Subnets.Count > MostTerms)
            context.Note(group.Group, Invariant($"Karpenter takes {MostTerms} terms for subnets, not {group.Subnets.Count}; use a tag that they share."));
        foreach (var subnet in group.Subnets)
        {
            var name = NameOf(subnet);
            if (subnet.Id is null && name.Length > 0 && name.AsSpan().IndexOfAny("*?\\") < 0 && context.Scenario.Subnets.Count(other => NameOf(other) == name) == 1)
            {
                context.Note($"Subnets without ids are selected by their tag {SubnetSetup.NameTag}; see that they have it, and that no other VPC has subnets of these names.");
                yield return Tree.Map(("tags", Tree.Map((SubnetSetup.NameTag, Tree.Text(name)))));
            }
            else // EC2 would take the name for a pattern, or find several.
            {
                yield return Tree.Map(("id", context.IdOf(subnet)));
            }
        }
    }

    private static string NameOf(SubnetSetup subnet) => subnet.Tags.GetValueOrDefault(SubnetSetup.NameTag, subnet.Name);

    private static MapNode In(string key, IEnumerable<string> values) =>
        Tree.Map(("key", Tree.Text(key)), ("operator", Tree.Text("In")), ("values", Tree.Texts(values)));

    // Karpenter bounds resources, and starts a new node before it ends the old one: as many vCPUs as the most nodes and those have if all are
    // of the largest type.
    private static MapNode? Limits(ExportedGroup group)
    {
        var cpus = group.Group.InstanceTypes.Max(type => InstanceCatalog.Default.Get(type).VCpus);
        var (most, surge) = (group.Nodes.Most, group.Group.SurgeNodes(group.Nodes.Most, group.Zones.Count));
        return cpus is null ? null : Tree.Map(("cpu", Tree.Text(
            (((long)most + surge) * cpus.Value).ToString(CultureInfo.InvariantCulture),
            Invariant($"{most} nodes{(surge > 0 ? Invariant($", and {surge} while others are replaced,") : "")} with {cpus} vCPUs each"))));
    }
}
