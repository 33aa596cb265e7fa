using CsCheck;
using EksCalc.Clusters;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

public class KubernetesExportTests
{
    private static readonly ClusterScenario Pods = ScenarioFile.Read(Repository.PathOf("data/scenarios/custom-networking-100-64.yaml"));

    [Theory]
    [InlineData(ExportFormat.EniConfig, "eniconfig")]
    [InlineData(ExportFormat.Karpenter, "EC2NodeClass NodeClass NodePool")]
    [InlineData(ExportFormat.Helm, "helm")]
    [InlineData(ExportFormat.Addon, "addon")]
    [InlineData(ExportFormat.Eksctl, "eksctl")]
    public void Export_AnyScenario_KeepsTheSchema(ExportFormat format, string schemas)
    {
        var cases = new RealCases();
        var kinds = schemas.Split(' ').ToDictionary(kind => kind, Schema.Of);
        Generators.Scenario.Where(scenario => HasAny(scenario, format)).ForAll(
            scenario =>
            {
                var text = Exporter.Of(scenario, format).Files[0].Text;
                var documents = format == ExportFormat.Addon ? [Json.Read(text)] : Yaml.Read(text);
                Assert.All(documents, document => Assert.Empty((kinds.Count == 1 ? kinds[schemas] : kinds[(string)((Map)document!)["kind"]!]).Mistakes(document)));
                cases.Add();
            },
            iter: 500);
        cases.AtLeast(400);
    }

    [Theory]
    [InlineData("team", true)]
    [InlineData("example.com/team", true)]
    [InlineData("topology.kubernetes.io/region", true)]
    [InlineData("node.kubernetes.io/team", true)]
    [InlineData("x.node-restriction.kubernetes.io/team", true)]
    [InlineData("kops.k8s.io/group", true)]
    [InlineData("karpenter.sh/capacity-type", true)]
    [InlineData("kubernetes.io/hostname", false)]
    [InlineData("node-role.kubernetes.io/worker", false)]
    [InlineData("k8s.io/team", false)]
    [InlineData("karpenter.sh/nodepool", false)]
    [InlineData("karpenter.sh/team", false)]
    [InlineData("karpenter.k8s.aws/instance-size", false)]
    public void Karpenter_LabelsOfDomainsThatItKeeps_AreLeftOutAndSaid(string label, bool isTaken)
    {
        var group = Pods.NodeGroups[0] with { Kind = NodeGroupKind.Karpenter, Labels = new Dictionary<string, string> { [label] = "x" } };

        var export = Exporter.Of(Pods with { NodeGroups = [group] }, ExportFormat.Karpenter);

        Assert.Equal(isTaken, export.Files.Single().Text.Contains($"{label}: x", StringComparison.Ordinal));
        Assert.Equal(isTaken ? 0 : 1, export.Notes.Count(note => note.Contains($"'{label}' was left out: Karpenter takes no labels", StringComparison.Ordinal)));
    }

    [Fact]
    public void Karpenter_Limit_HasRoomForNodesThatReplaceOthers()
    {
        var group = Pods.NodeGroups[0] with { Kind = NodeGroupKind.Karpenter, DisruptionBudget = new NodeShare(5, IsPercent: false) };

        var text = Exporter.Of(Pods with { NodeGroups = [group] }, ExportFormat.Karpenter).Files.Single().Text;

        Assert.Contains("# 75 nodes, and 5 while others are replaced, with 4 vCPUs each", text, StringComparison.Ordinal);
        Assert.Contains("cpu: \"320\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AutoMode_HasANodeClassOfItsOwnKind()
    {
        var group = Pods.NodeGroups[0] with { Kind = NodeGroupKind.AutoMode, UpdateStrategy = UpdateStrategy.Default };

        var export = Exporter.Of(Pods with { NodeGroups = [group] }, ExportFormat.Karpenter);
        var (nodes, pool) = Yaml.Read(export.Files.Single().Text).Cast<Map>().ToList() is [var one, var two] ? (one, two) : throw new InvalidOperationException();

        Assert.Equal(("eks.amazonaws.com/v1", "NodeClass"), ((string)nodes["apiVersion"]!, (string)nodes["kind"]!));
        var reference = (Map)((Map)((Map)((Map)pool["spec"]!)["template"]!)["spec"]!)["nodeClassRef"]!;
        Assert.Equal(("eks.amazonaws.com", "NodeClass", (string)((Map)nodes["metadata"]!)["name"]!), ((string)reference["group"]!, (string)reference["kind"]!, (string)reference["name"]!));
    }

    [Fact]
    public void Karpenter_SubnetsWithTheSameNameTag_AreNamedByTheirIds()
    {
        var scenario = Karpenter(group => group with { Subnets = ["nodes-a", "nodes-b"] });
        scenario = scenario with { Subnets = [.. scenario.Subnets.Select(subnet => subnet with { Tags = new Dictionary<string, string> { ["Name"] = subnet.Name == "nodes-b" ? "b" : "main" } })] };

        var spec = (Map)((Map)Yaml.Read(Exporter.Of(scenario, ExportFormat.Karpenter).Files.Single().Text)[0]!)["spec"]!;

        Assert.Equal([["id"], ["tags"]], ((List<object?>)spec["subnetSelectorTerms"]!).Cast<Map>().Select(term => term.Keys.ToArray()));
    }

    [Theory]
    [InlineData(null, "minSize: 30", true)]
    [InlineData(3, "minSize: 3", false)]
    public void Eksctl_LeastNodes_AreTheGroups(int? least, string expected, bool isSaid)
    {
        var group = Pods.NodeGroups[0] with { Nodes = new NodeCount(30, 75) { Least = least } };

        var text = Exporter.Of(Pods with { NodeGroups = [group] }, ExportFormat.Eksctl).Files.Single().Text;

        Assert.Contains($" {expected}\n", text, StringComparison.Ordinal);
        Assert.Equal(isSaid, text.Contains("# The scenario says no least number of nodes.", StringComparison.Ordinal));
    }

    [Fact]
    public void EniConfigs_WithoutIds_AreLeftOpenAndSaid()
    {
        var export = Exporter.Of(Pods, ExportFormat.EniConfig);

        Assert.All(Yaml.Read(export.Files.Single().Text), config => Assert.Null(((Map)((Map)config!)["spec"]!)["subnet"]));
        Assert.Equal(3, export.Notes.Count(note => note.Contains("fill it in", StringComparison.Ordinal)));
    }

    [Fact]
    public void EniConfigs_WithIds_NameThemAndNoteNothing()
    {
        var export = Exporter.Of(WithIds(Pods), ExportFormat.EniConfig);

        Assert.Contains("subnet: subnet-pods-a}", export.Files.Single().Text, StringComparison.Ordinal);
        Assert.Empty(export.Notes);
    }

    [Fact]
    public void EniConfigs_NamesThatKubernetesRefuses_AreRenamedAndSaid()
    {
        var scenario = Pods with
        {
            EniConfigs = new Dictionary<string, EniConfig> { ["Default"] = new("pods-a"), ["default"] = new("pods-b") },
            NodeGroups = [Pods.NodeGroups[0] with { EniConfigs = ["Default"] }],
        };

        var export = Exporter.Of(scenario, ExportFormat.EniConfig);

        Assert.Contains("name: default-2", export.Files.Single().Text, StringComparison.Ordinal);
        Assert.Contains("# 'Default' of the scenario", export.Files.Single().Text, StringComparison.Ordinal);
        Assert.Contains("The ENIConfig 'Default' is called default-2 here, since another has that name but for capitals.", export.Notes);
    }

    [Theory]
    [InlineData(ExportFormat.EniConfig, "eniConfigs")]
    [InlineData(ExportFormat.Karpenter, "nodeGroups")]
    public void Export_NothingToWrite_IsRefused(ExportFormat format, string place)
    {
        var scenario = ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml"));

        Assert.Equal(place, Assert.Throws<InvalidInputException>(() => Exporter.Of(scenario, format)).Problems.Single().Place);
    }

    [Fact]
    public void Variables_GoToTheContainerThatReadsThem()
    {
        var scenario = Pods with
        {
            CniEnvironment = new Dictionary<string, string> { ["DISABLE_TCP_EARLY_DEMUX"] = "true", ["ENABLE_V6_EGRESS"] = "true", ["WARM_IP_TARGET"] = "5", ["MY_NODE_NAME"] = "x", ["bad name"] = "1", ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"] = "true" },
        };

        var export = Exporter.Of(scenario, ExportFormat.Helm);
        var values = (Map)Yaml.Read(export.Files.Single().Text).Single()!;

        Assert.Equal(["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "WARM_IP_TARGET", "ENABLE_V6_EGRESS"], ((Map)values["env"]!).Keys);
        Assert.Equal(["DISABLE_TCP_EARLY_DEMUX", "ENABLE_V6_EGRESS"], ((Map)((Map)values["init"]!)["env"]!).Keys);
        Assert.Contains("The variable 'bad name' was left out: Kubernetes takes no such name or value.", export.Notes);
        Assert.Contains("MY_NODE_NAME was left out: the DaemonSet sets it.", export.Notes);
    }

    [Fact]
    public void Ipv6_TurnsIpv4Off()
    {
        var scenario = ScenarioFile.Read(Repository.PathOf("data/scenarios/ipv6.yaml"));

        Assert.Contains("ENABLE_IPv4: \"false\"", Exporter.Of(scenario, ExportFormat.Helm).Files.Single().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ENABLE_IPv", Exporter.Of(scenario, ExportFormat.Addon).Files[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Karpenter_SubnetsWithoutIds_AreSelectedByNameUnlessThatIsAPattern()
    {
        var scenario = Karpenter(group => group with { Subnets = ["nodes-a", "nodes-*"], MaxPodsExpression = MaxPodsExpression.Parse("max_pods + 2"), PodsPerCore = 10 });
        scenario = scenario with { Subnets = [scenario.Subnets[0], scenario.Subnets[1] with { Name = "nodes-*" }, .. scenario.Subnets.Skip(2)], ControlPlaneSubnets = [], Consumers = [] };

        var export = Exporter.Of(scenario, ExportFormat.Karpenter);
        var spec = (Map)((Map)Yaml.Read(export.Files.Single().Text)[0]!)["spec"]!;
        var terms = ((List<object?>)spec["subnetSelectorTerms"]!).Cast<Map>().ToList();

        Assert.Equal("nodes-a", ((Map)terms[0]["tags"]!)["Name"]);
        Assert.Equal(new Map { ["id"] = null }, terms[1]);
        Assert.Equal(new Map { ["maxPods"] = "max_pods + 2", ["podsPerCore"] = 10L }, spec["kubelet"]);
        Assert.Contains("The scenario has no id of the subnet 'nodes-*'; fill it in.", export.Notes);
    }

    [Theory]
    [InlineData("us-west-2a", null, "us-west-2a")]
    [InlineData("us-west-2a us-west-2b", "take an ENIConfig by their zone", null)]
    public void Karpenter_EniConfigOfAGroup_IsALabelOfItsNodes(string configs, string? note, string? label)
    {
        var scenario = Karpenter(group => group with { EniConfigs = configs.Split(' ') });
        scenario = scenario with { CniEnvironment = scenario.CniEnvironment.Where(variable => variable.Key != "ENI_CONFIG_LABEL_DEF").ToDictionary() };

        var export = Exporter.Of(scenario, ExportFormat.Karpenter);

        Assert.Equal(label is not null, export.Files.Single().Text.Contains($"{{k8s.amazonaws.com/eniConfig: {label}}}", StringComparison.Ordinal));
        Assert.Equal(note is not null, export.Notes.Any(found => found.Contains(note ?? "by their zone", StringComparison.Ordinal)));
    }

    [Fact]
    public void Kubectl_WindowsNodes_GetTheirConfigMap()
    {
        Shell.Require();
        var scenario = ScenarioFile.Read(Repository.PathOf("data/scenarios/windows-mixed.yaml"));
        scenario = scenario with { Windows = new WindowsSettings { PrefixDelegation = true, WarmIpTarget = 4 } };

        var patch = Shell.Commands(Exporter.Of(scenario, ExportFormat.Kubectl).Files).Single(command => command[1] == "patch");
        var data = (Map)((Map)Json.Read(patch[^1])!)["data"]!;

        Assert.Equal(["kubectl", "patch", "configmap", "amazon-vpc-cni"], patch[..4]);
        Assert.Equal(scenario.Windows, WindowsSettings.FromConfigMap(data.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => (string)pair.Value!)));
        Assert.Equal(["warm-ip-target"], data.Where(pair => pair.Value is null).Select(pair => pair.Key));
    }

    /// <summary>The chart writes the ConfigMap of Windows nodes anew, from its values: templates/configmap.yaml and the defaults of values.yaml.</summary>
    [Theory]
    [InlineData(ExportFormat.Helm)]
    [InlineData(ExportFormat.Addon)]
    public void Chart_WindowsNodes_KeepWhatTheyGoBy(ExportFormat format)
    {
        var mixed = ScenarioFile.Read(Repository.PathOf("data/scenarios/windows-mixed.yaml"));
        var target = Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 40].Select(value => (int?)value));
        Gen.Select(Gen.Bool, Gen.Bool, target, target, target).ForAll((ipam, prefixes, warm, minimum, warmPrefixes) =>
        {
            var settings = new WindowsSettings { Ipam = ipam, PrefixDelegation = prefixes, WarmIpTarget = warm, MinimumIpTarget = minimum, WarmPrefixTarget = warmPrefixes };
            var values = ValuesOf(mixed with { Windows = settings }, format);
            var written = WindowsSettings.FromConfigMap(new Dictionary<string, string>
            {
                ["enable-windows-ipam"] = Value("enableWindowsIpam", "false"),
                ["enable-windows-prefix-delegation"] = Value("enableWindowsPrefixDelegation", "false"),
                ["warm-prefix-target"] = Value("warmWindowsPrefixTarget", "0"),
                ["warm-ip-target"] = Value("warmWindowsIPTarget", "1"),
                ["minimum-ip-target"] = Value("minimumWindowsIPTarget", "3"),
            });

            Assert.Equal((ipam, prefixes), (written.Ipam, written.PrefixDelegation));
            Assert.Equal((warm ?? minimum ?? warmPrefixes) is not null, values.ContainsKey("warmWindowsIPTarget"));
            if (prefixes || values.ContainsKey("warmWindowsIPTarget"))
                Assert.All([0, 1, 5, 40], pods => Assert.Equal(Holding(settings, pods), Holding(written, pods)));

            string Value(string name, string otherwise) => values.GetValueOrDefault(name) is { } value ? $"{value}" : otherwise;
        });
        Assert.DoesNotContain(ValuesOf(mixed with { NodeGroups = [.. mixed.NodeGroups.Where(group => group.OperatingSystem == NodeOs.Linux)] }, format).Keys, key => key.Contains("Windows", StringComparison.Ordinal));

        static NodePlan Holding(WindowsSettings settings, int pods) => WindowsNode.Create(InstanceCatalog.Default.Get("m5.2xlarge"), settings).Settle(pods);
    }

    private static Map ValuesOf(ClusterScenario scenario, ExportFormat format)
    {
        var text = Exporter.Of(scenario, format).Files[0].Text;
        return (Map)(format == ExportFormat.Addon ? Json.Read(text) : Yaml.Read(text).Single())!;
    }

    [Fact]
    public void Kubectl_IdsMissing_FindsTheSubnetsByTheirBlocks()
    {
        Shell.Require();

        var commands = Shell.Commands(Exporter.Of(Pods, ExportFormat.Kubectl).Files, ("VPC_ID", "vpc-1"));

        Assert.Equal(
            Pods.EniConfigs.Values.Select(config => $"Name=cidr-block,Values={Pods.Subnets.Single(subnet => subnet.Name == config.Subnet).Block}").Order(StringComparer.Ordinal),
            commands.Where(command => command is [_, _, "describe-subnets", ..]).Select(command => command[^5]).Order(StringComparer.Ordinal));
        var applied = commands.Single(command => command[0] == "stdin")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (Map)Json.Read(line)!).ToList();
        Assert.Equal(Pods.EniConfigs.Keys.Order(StringComparer.Ordinal), applied.Select(config => (string)((Map)config["metadata"]!)["name"]!));
        Assert.All(applied, config =>
        {
            Assert.Empty(Schema.Of("eniconfig").Mistakes(config));
            Assert.Equal("subnet-found", ((Map)config["spec"]!)["subnet"]);
        });
    }

    [Theory]
    [InlineData(ExportFormat.Kubectl)]
    [InlineData(ExportFormat.Addon)]
    public void Script_SubnetIsNotThere_AppliesNothing(ExportFormat format)
    {
        Shell.Require();
        var script = Exporter.Of(Pods, format).Files.Single(file => file.Name.EndsWith(".sh", StringComparison.Ordinal)).Text;

        // As EC2 answers where no subnet has the block.
        var (exitCode, error) = Shell.Fail($"VPC_ID=vpc-1 CLUSTER_NAME=c; aws() {{ case $2 in describe-cluster) echo vpc-1;; describe-subnets) echo;; *) echo called >&2;; esac; }}; kubectl() {{ echo called >&2; }}\n{script}");

        Assert.Equal((1, "There is no subnet 100.64.0.0/18 in vpc-1.\n"), (exitCode, error));
    }

    internal static ClusterScenario WithIds(ClusterScenario scenario) => scenario with { Subnets = [.. scenario.Subnets.Select(subnet => subnet with { Id = $"subnet-{subnet.Name}" })] };

    private static ClusterScenario Karpenter(Func<NodeGroup, NodeGroup> change) =>
        Pods with { NodeGroups = [change(Pods.NodeGroups[0] with { Kind = NodeGroupKind.Karpenter, UpdateStrategy = UpdateStrategy.Default })] };

    private static bool HasAny(ClusterScenario scenario, ExportFormat format) => format switch
    {
        ExportFormat.EniConfig => scenario.EniConfigs.Count > 0,
        ExportFormat.Karpenter => scenario.NodeGroups.Any(group => group.Kind is NodeGroupKind.Karpenter or NodeGroupKind.AutoMode),
        _ => true,
    };
}
