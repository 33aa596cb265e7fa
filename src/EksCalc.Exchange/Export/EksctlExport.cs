using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange.Documents;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Export;

/// <summary>A ClusterConfig for eksctl, over the scenario's subnets.</summary>
/// <remarks>eksctl-io/eksctl pkg/apis/eksctl.io/v1alpha5/types.go; a subnet is found by its id, or by its block and zone in the VPC.</remarks>
internal static class EksctlExport
{
    /// <summary>The file, which its first lines name.</summary>
    public const string FileName = "cluster.yaml";

    public static string Config(ExportContext context)
    {
        var names = ValidNames.OfNodeGroups(context.Scenario.Subnets.Select(subnet => subnet.Name));
        var all = context.Groups(ValidNames.OfNodeGroups);
        // Of a design, what it makes: a new cluster with all groups, or new groups alone.
        var isNewCluster = context.Design is null or { TakesNewCluster: true };
        var groups = isNewCluster ? all : [.. all.Where(group => context.Design!.NewNodeGroupNames.ContainsKey(group.Group.Name))];
        ExportContext.Require(isNewCluster || groups.Count > 0, "nodeGroups", "The design makes no node group of EKS, so there is nothing to write.");
        foreach (var group in groups.Where(group => group.Group.IsOfKarpenter))
        {
            var maker = group.Group.Kind == NodeGroupKind.Karpenter ? "Karpenter" : "EKS Auto Mode";
            context.Note(group.Group, $"not among the node groups, since {maker} makes its nodes.");
        }

        var isIpv6 = context.Settings.Mode == IpMode.Ipv6;
        var config = Tree.Map(
            ("apiVersion", Tree.Text("eksctl.io/v1alpha5")),
            ("kind", Tree.Text("ClusterConfig")),
            ("metadata", Tree.Map(("name", context.NameOfCluster()), ("region", Tree.Text(context.Region)))),
            ("kubernetesNetworkConfig", isNewCluster ? Network(context.Scenario, isIpv6) : null),
            ("iam", isNewCluster && isIpv6 ? Tree.Map(("withOIDC", Tree.Flag(true))) : null),
            ("vpc", Vpc(context, names)),
            ("addons", !isNewCluster ? null : Tree.List([Addon(context), .. isIpv6 ? [Named("coredns"), Named("kube-proxy")] : (Node[])[]])),
            ("managedNodeGroups", Groups(groups, NodeGroupKind.Managed, group => Managed(context, group, names))),
            ("nodeGroups", Groups(groups, NodeGroupKind.SelfManaged, group => SelfManaged(context, group, names))));
        return $"# {context.Header}\n{(context.Design is null ? "" : Commands(context, groups, isNewCluster))}{YamlText.Of(config)}";
    }

    private static string Commands(ExportContext context, IReadOnlyList<ExportedGroup> groups, bool isNewCluster)
    {
        if (isNewCluster)
            return $"# eksctl create cluster --config-file {FileName}\n";
        context.Note("A cluster that eksctl did not make needs vpc.securityGroup too.");
        var cluster = $"--region {ShellText.Word(context.Region)} --cluster {ShellText.Word(context.ClusterName ?? "CLUSTER_NAME")}";
        return $"# eksctl create nodegroup --config-file {FileName}\n"
            + "# Once the new nodes are ready; each command cordons and drains the old nodes first:\n"
            + string.Concat(groups.Select(group => $"# eksctl delete nodegroup {cluster} --name {ShellText.Word(group.NameToday)}\n"));
    }

    private static MapNode? Network(ClusterScenario scenario, bool isIpv6)
    {
        // eksctl chooses the services' block of an IPv6 cluster.
        var map = Tree.Map(
            ("ipFamily", isIpv6 ? Tree.Text("IPv6") : null),
            ("serviceIPv4CIDR", !isIpv6 && scenario.ServiceBlock is { } services ? Tree.Text($"{services}") : null));
        return map.Entries.Count > 0 ? map : null;
    }

    private static MapNode Vpc(ExportContext context, ValidNames names)
    {
        var (scenario, areKnown) = (context.Scenario, context.Scenario.Subnets.All(subnet => subnet.Id is not null));
        var controlPlane = scenario.Subnets.Where(subnet => scenario.ControlPlaneSubnets.Contains(subnet.Name)).ToList();
        if (!areKnown)
            context.Note("Some subnets have no id; eksctl finds them by block and zone in the VPC, whose id is to be filled in.");
        if (controlPlane.Exists(subnet => subnet.Id is null))
            context.Note("The control plane's subnets are not named, since ids of them are missing; eksctl then takes those listed.");
        context.Note("The scenario does not know which subnets are public; all are listed as private.");
        return Tree.Map(
            ("id", areKnown ? null : Tree.Missing("the id of the VPC")),
            ("subnets", Tree.Map(("private", Tree.Map(scenario.Subnets.Select(subnet => (names[subnet.Name], (Node?)Tree.Map(
                context.Renamed(subnet.Name, names[subnet.Name], "subnet"),
                [
                    ("id", subnet.Id is { } id ? Tree.Text(id) : null),
                    ("az", Tree.Text(subnet.Zone)),
                    ("cidr", Tree.Text($"{subnet.Block}")),
                ]))))))),
            ("controlPlaneSubnetIDs", controlPlane.Count > 0 && controlPlane.TrueForAll(subnet => subnet.Id is not null)
                ? Tree.Texts(controlPlane.Select(subnet => subnet.Id!)) : null));
    }

    private static MapNode Addon(ExportContext context)
    {
        var configuration = AddonExport.Configuration(context, context.IdOf);
        return Tree.Map(
            ("name", Tree.Text("vpc-cni")),
            ("resolveConflicts", Tree.Text("overwrite")),
            ("configurationValues", configuration.Entries.Count == 0 ? null : Tree.Text(JsonText.OneLine(configuration))));
    }

    private static MapNode Named(string name) => Tree.Map(("name", Tree.Text(name)));

    private static ListNode? Groups(IEnumerable<ExportedGroup> groups, NodeGroupKind kind, Func<ExportedGroup, Node> write)
    {
        var list = Tree.List(groups.Where(group => group.Group.Kind == kind).Select(write));
        return list.Items.Count > 0 ? list : null;
    }

    private static MapNode Managed(ExportContext context, ExportedGroup group, ValidNames names)
    {
        if (group.Group.UpdateStrategy != UpdateStrategy.Default)
            context.Note(group.Group, "eksctl sets no update strategy; set it with: aws eks update-nodegroup-config.");
        return Tree.Map(Renamed(context, group),
        [
            ("name", Tree.Text(group.Name)),
            ("instanceTypes", Tree.Texts(group.Group.InstanceTypes)),
            .. Shared(context, group, names),
            ("updateConfig", Tree.Map(("maxUnavailable", Tree.Number(group.Group.MaxUnavailable)))),
        ]);
    }

    private static MapNode SelfManaged(ExportContext context, ExportedGroup group, ValidNames names)
    {
        if (group.Group.PodsPerCore is not null || group.Group is { MaxPods: null, MaxPodsExpression: not null })
            context.Note(group.Group, "eksctl passes on neither podsPerCore nor an expression for maxPods; give them to nodeadm in the group's user data.");
        return Tree.Map(Renamed(context, group),
        [
            ("name", Tree.Text(group.Name)),
            .. group.Group.InstanceTypes is [var only]
                ? [("instanceType", Tree.Text(only))]
                : ((string, Node?)[])[("instancesDistribution", Tree.Map(("instanceTypes", Tree.Texts(group.Group.InstanceTypes))))],
            .. Shared(context, group, names),
        ]);
    }

    private static string? Renamed(ExportContext context, ExportedGroup group) => group.Name == group.NameToday
        ? context.Renamed(group.Group.Name, group.Name, "node group")
        : $"In the place of {group.NameToday}.";

    // An Auto Scaling group of none at most cannot be made.
    private static IEnumerable<(string, Node?)> Shared(ExportContext context, ExportedGroup group, ValidNames names) =>
    [
        ("amiFamily", group.Group.OperatingSystem == NodeOs.Windows ? Tree.Text("WindowsServer2022CoreContainer") : null),
        ("desiredCapacity", Tree.Number(group.Nodes.Desired)),
        ("minSize", group.Nodes.Least is { } least ? Tree.Number(least) : Tree.Number(group.Nodes.Desired, "The scenario says no least number of nodes.")),
        ("maxSize", Tree.Number(Math.Max(1, group.Nodes.Most))),
        ("maxPodsPerNode", group.Group.MaxPods is { } pods ? Tree.Number(pods) : null),
        ("privateNetworking", Tree.Flag(true)),
        ("subnets", Tree.Texts(group.Subnets.Select(subnet => names[subnet.Name]))),
        ("labels", NodeLabels.Of(context, group.Group)),
    ];
}
