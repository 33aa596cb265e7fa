using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>Exports of a decision's designs: what their steps do, and no less.</summary>
public class DesignExportTests
{
    private static readonly Decision Large = Decision.Of(
        ScenarioFile.Read(Repository.PathOf("data/scenarios/large-secondary-ip.yaml")), new DecisionOptions { Seeds = 1, Watched = TimeSpan.FromMinutes(10) });

    /// <summary>Groups of three kinds, one called like the successor of another.</summary>
    private static ClusterScenario Mixed { get; } = new()
    {
        Name = "mixed",
        ClusterName = "shop",
        Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.0.0.0/16")] },
        Subnets = [.. "abc".Select((zone, index) => new SubnetSetup { Name = $"nodes-{zone}", Zone = $"eu-central-1{zone}", Block = CidrBlock.Parse($"10.0.{index * 16}.0/20") })],
        NodeGroups =
        [
            new() { Name = "system", InstanceTypes = ["m5.large"], Nodes = new NodeCount(3, 6), PodsPerNode = 15 },
            new() { Name = "own", Kind = NodeGroupKind.SelfManaged, InstanceTypes = ["m5.2xlarge"], Nodes = new NodeCount(10, 20), PodsPerNode = 25 },
            new() { Name = "system-2", InstanceTypes = ["m5.large"], Nodes = new NodeCount(3, 6), PodsPerNode = 5 },
            new() { Name = "general", Kind = NodeGroupKind.Karpenter, InstanceTypes = ["m5.2xlarge"], Nodes = new NodeCount(20, 40), PodsPerNode = 25 },
        ],
    };

    private static Design Removing => Large.Designs.First(design => design.Steps.Any(step => step.RemovedVariables.Contains(CniVariables.WarmEniTarget)));

    [Fact]
    public void Kubectl_DesignThatRemovesAVariable_TakesItAway()
    {
        Shell.Require();
        var set = Shell.Commands(DesignExporter.Of(Removing, ExportFormat.Kubectl).Files).Single(command => command is ["kubectl", "set", "env", ..]);

        Assert.Contains($"{CniVariables.WarmEniTarget}-", set);
        Assert.DoesNotContain(Shell.Commands(Exporter.Of(Removing.Scenario, ExportFormat.Kubectl).Files).SelectMany(command => command), word => word.EndsWith('-') && word.StartsWith("WARM", StringComparison.Ordinal));
    }

    /// <summary>A script of what is set does not say what else there is.</summary>
    [Fact]
    public void Of_WayBackThatRemovesVariables_IsNotByKubectl()
    {
        var back = Removing.WayBack.Single(step => step.Kind == StepKind.Variables);

        Assert.NotEmpty(back.RemovedVariables);
        Assert.Equal([ExportFormat.Helm, ExportFormat.Addon], StepExports.Of(back, Large.Scenario));
        Assert.Contains(ExportFormat.Kubectl, StepExports.Of(Removing.Steps.Single(step => step.Kind == StepKind.Variables), Removing));
    }

    /// <summary>R17: a target that goes is null in the patch, by its older name too, which would count without the newer.</summary>
    [Fact]
    public void Kubectl_DesignForWindowsNodes_SetsAndRemovesTheirSettings()
    {
        Shell.Require();
        var scenario = ScenarioFile.Read(Repository.PathOf("data/scenarios/windows-mixed.yaml")) with { Windows = new WindowsSettings { WarmIpTarget = 4, Ipam = false } };
        var decision = Decision.Of(scenario, new DecisionOptions { Seeds = 1, Watched = TimeSpan.FromMinutes(10) }, cancellationToken: TestContext.Current.CancellationToken);
        var design = decision.Designs.First(design => design.Windows == new WindowsSettings { PrefixDelegation = true });
        var step = design.Steps.Single(step => step.Kind == StepKind.WindowsSettings);

        var patch = Shell.Commands(DesignExporter.Of(design, ExportFormat.Kubectl).Files).Single(command => command[1] == "patch");

        Assert.Equal("""{"data":{"enable-windows-prefix-delegation":"true","enable-windows-ipam":"true","windows-warm-ip-target":null,"warm-ip-target":null}}""", patch[^1]);
        Assert.Equal("In the ConfigMap amazon-vpc-cni of kube-system set enable-windows-prefix-delegation=true and enable-windows-ipam=true, remove windows-warm-ip-target.", step.What);
        Assert.Equal(["kubectl/vpc-cni.sh", "helm/values.yaml", "addon/addon.json", "addon/addon.sh", "addon/addon.tf", "addon/addon.yaml"], StepExports.FilesOf(step, design));
        Assert.Equal([ExportFormat.Helm, ExportFormat.Addon], StepExports.Of(design.WayBack.Single(step => step.Kind == StepKind.WindowsSettings), scenario));
    }

    /// <summary>What a design's network file makes is what is new in the design: today's subnets and blocks are there, whether the scenario has ids of them or not.</summary>
    [Theory]
    [InlineData("large-secondary-ip")]
    [InlineData("custom-networking-100-64")]
    [InlineData("production-three-zones")]
    public void Network_OfADesign_MakesWhatIsNewAlone(string name)
    {
        Shell.Require();
        var decision = Decision.Of(
            ScenarioFile.Read(Repository.PathOf($"data/scenarios/{name}.yaml")), new DecisionOptions { Seeds = 1, Watched = TimeSpan.FromMinutes(10) },
            cancellationToken: TestContext.Current.CancellationToken);
        var withNetworks = decision.Designs.Where(design => design.Steps.SelectMany(step => StepExports.Of(step, design)).Contains(ExportFormat.AwsCli)).ToList();
        Assert.NotEmpty(withNetworks);
        foreach (var design in withNetworks)
        {
            var subnets = design.NewSubnets.Select(subnet => $"{subnet.Block}").ToList();
            var blocks = design.NewVpcBlocks.Select(block => $"{block}").ToList();
            var reserved = design.Scenario.Subnets.SelectMany(subnet => subnet.Reservations).Except(decision.Scenario.Subnets.SelectMany(subnet => subnet.Reservations)).Select(reservation => $"{reservation.Block}").ToList();

            var hcl = HclReader.Read(DesignExporter.Of(design, ExportFormat.Terraform).Files.Single().Text);
            Assert.Equal(subnets, Of("aws_subnet"));
            Assert.Equal(blocks, Of("aws_vpc_ipv4_cidr_block_association"));
            Assert.Equal(reserved, Of("aws_ec2_subnet_cidr_reservation"));
            Assert.DoesNotContain(hcl, block => block.Labels.Contains("aws_eks_addon"));

            var template = (Map)Yaml.Read(DesignExporter.Of(design, ExportFormat.CloudFormation).Files.Single().Text).Single()!;
            var resources = ((Map)template["Resources"]!).Values.Cast<Map>().Select(resource => ((string)resource["Type"]!, (Map)resource["Properties"]!)).ToList();
            Assert.Equal(
                [.. blocks.Select(block => ("AWS::EC2::VPCCidrBlock", block)), .. subnets.Select(block => ("AWS::EC2::Subnet", block)), .. reserved.Select(block => ("AWS::EC2::SubnetCidrReservation", block))],
                resources.Select(resource => (resource.Item1, (string)resource.Item2[resource.Item1 == "AWS::EC2::SubnetCidrReservation" ? "Cidr" : "CidrBlock"]!)));

            var inputs = design.NewSubnets.Select(subnet => ($"IPV6_{string.Concat(subnet.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_'))}", "2001:db8::/64"));
            var commands = Shell.Commands(DesignExporter.Of(design, ExportFormat.AwsCli).Files, [("VPC_ID", "vpc-1"), .. inputs]);
            Assert.Equal(subnets, commands.Where(command => command[2] == "create-subnet").Select(command => command[Array.IndexOf(command, "--cidr-block") + 1]));
            Assert.Equal(reserved, commands.Where(command => command[2] == "create-subnet-cidr-reservation").Select(command => command[Array.IndexOf(command, "--cidr") + 1]));
            Assert.DoesNotContain(commands, command => command[1] == "eks");

            IEnumerable<string> Of(string type) => hcl.Where(block => block.Type == "resource" && block.Labels[0] == type).Select(block => (string)block.Body["cidr_block"]!);
        }
    }

    /// <summary>A subnet that is there without an id is found by its block, or asked for.</summary>
    [Fact]
    public void Network_ReservationsOfSubnetsThatAreThere_FindThem()
    {
        Shell.Require();
        var design = Large.Designs.First(design => design.NewSubnets.Count == 0 && design.Steps.Any(step => step.Kind == StepKind.Reservations));
        var there = design.Scenario.Subnets.First(subnet => subnet.Reservations.Count > 0);
        Assert.Null(there.Id);

        var hcl = HclReader.Read(DesignExporter.Of(design, ExportFormat.Terraform).Files.Single().Text);
        var found = hcl.First(block => block.Type == "data");
        Assert.Equal(("aws_subnet", $"{there.Block}"), (found.Labels[0], (string)found.Body["cidr_block"]!));
        var template = (Map)Yaml.Read(DesignExporter.Of(design, ExportFormat.CloudFormation).Files.Single().Text).Single()!;
        Assert.Contains(((Map)template["Parameters"]!).Values, parameter => (string)((Map)parameter!)["Type"]! == "AWS::EC2::Subnet::Id" && ((string)((Map)parameter)["Description"]!).Contains($"{there.Block}", StringComparison.Ordinal));
        var commands = Shell.Commands(DesignExporter.Of(design, ExportFormat.AwsCli).Files, ("VPC_ID", "vpc-1"));
        Assert.Contains(commands, command => command[2] == "describe-subnets" && command.Contains($"Name=cidr-block,Values={there.Block}"));
        Assert.Contains(commands, command => command[2] == "create-subnet-cidr-reservation" && command.Contains("--subnet-id=subnet-found"));
    }

    [Fact]
    public void Network_OfADesignWithoutOne_IsRefused()
    {
        var design = Large.Designs.First(design => !design.Steps.SelectMany(step => StepExports.Of(step, design)).Contains(ExportFormat.AwsCli));

        Assert.Equal("The design makes none and reserves nothing in those there are.", Assert.Throws<InvalidInputException>(() => DesignExporter.Of(design, ExportFormat.Terraform)).Problems.Single().Message);
    }

    /// <summary>A node group that is there is not made again: what takes its place has a name of its own, which the step says too.</summary>
    [Fact]
    public void Eksctl_NodesThatAreReplaced_ComeInGroupsWithNewNames()
    {
        var decision = Decided(Mixed, new DecisionOptions { Mode = ModeOption.PrefixDelegation, Seeds = 1, Watched = TimeSpan.FromMinutes(10) });

        var config = (Map)Yaml.Read(DesignExporter.Of(decision.Chosen, ExportFormat.Eksctl).Files.Single().Text).Single()!;

        Assert.Equal(["system-3", "system-2-2"], Names(config, "managedNodeGroups"));
        Assert.Equal(["own-2"], Names(config, "nodeGroups"));
        Assert.Equal("shop", ((Map)config["metadata"]!)["name"]);
        Assert.DoesNotContain("addons", config.Keys);
        var replace = decision.Chosen.Steps.Single(step => step.Kind == StepKind.ReplaceNodes);
        Assert.Contains("system-3 in the place of system, own-2 in the place of own and system-2-2 in the place of system-2", replace.What, StringComparison.Ordinal);
        Assert.Contains("eksctl/cluster.yaml", StepExports.FilesOf(replace, decision.Chosen));
    }

    [Fact]
    public void Eksctl_NewCluster_HasANewNameAndTheGroupsTheirs()
    {
        var decision = Decided(Mixed, new DecisionOptions { Mode = ModeOption.Ipv6, Seeds = 1, Watched = TimeSpan.FromMinutes(10) });

        var config = (Map)Yaml.Read(DesignExporter.Of(decision.Chosen, ExportFormat.Eksctl).Files.Single().Text).Single()!;

        Assert.Equal("shop-2", ((Map)config["metadata"]!)["name"]);
        Assert.Equal(["system", "system-2"], Names(config, "managedNodeGroups"));
        Assert.Contains("addons", config.Keys);
        var make = decision.Chosen.Steps.Single(step => step.Kind == StepKind.NewCluster);
        Assert.StartsWith("Make a new cluster, shop-2, with the IP family ipv6", make.What, StringComparison.Ordinal);
        Assert.Equal(["eksctl/cluster.yaml", "karpenter/karpenter.yaml"], StepExports.FilesOf(make, decision.Chosen));
    }

    [Fact]
    public void Of_StepsOfKarpentersGroups_AreNotEksctls()
    {
        var decision = Decided(Mixed with { NodeGroups = [Mixed.NodeGroups[0], Mixed.NodeGroups[3]] }, new DecisionOptions { Mode = ModeOption.PrefixDelegation, Seeds = 1, Watched = TimeSpan.FromMinutes(10) });

        var told = decision.Chosen.Steps.Single(step => step.Kind == StepKind.MaxPods);

        Assert.Equal(["general"], told.NodeGroups);
        Assert.Equal([ExportFormat.Karpenter], StepExports.Of(told, decision.Chosen));
    }

    [Fact]
    public void Karpenter_OfADesign_ChangesWhatIsThere()
    {
        Shell.Require();
        var decision = Decided(Mixed, new DecisionOptions { Mode = ModeOption.PrefixDelegation, Seeds = 1, Watched = TimeSpan.FromMinutes(10) });

        var patch = Shell.Commands(DesignExporter.Of(decision.Chosen, ExportFormat.Karpenter).Files, ("VPC_ID", "vpc-1")).First(command => command[1] == "patch");

        Assert.Equal(["kubectl", "patch", "ec2nodeclasses.karpenter.k8s.aws", "general", "--type", "merge", "--patch"], patch[..7]);
        Assert.Equal(110L, ((Map)((Map)((Map)Json.Read(patch[7])!)["spec"]!)["kubelet"]!)["maxPods"]);
    }

    // Nothing of the NodePool or its class changes with the mode, so that Karpenter finds no drift.
    [Fact]
    public void Karpenter_ModeAloneChanges_MakesNodesDrift()
    {
        Shell.Require();
        var scenario = Mixed with { NodeGroups = [Mixed.NodeGroups[3] with { MaxPods = 110 }] };
        var decision = Decided(scenario, new DecisionOptions { Mode = ModeOption.PrefixDelegation, Seeds = 1, Watched = TimeSpan.FromMinutes(10) });
        var design = decision.Designs.First(design => design.Scenario.NodeGroups[0].MaxPods == 110);

        var patches = Shell.Commands(DesignExporter.Of(design, ExportFormat.Karpenter).Files, ("VPC_ID", "vpc-1")).Where(command => command[1] == "patch").ToList();

        Assert.Contains(patches, patch => patch[2] == "nodepools.karpenter.sh" && patch[7] == """{"spec":{"template":{"metadata":{"annotations":{"ekscalc/mode":"PrefixDelegation"}}}}}""");
        Assert.Contains("give the NodePool general a new annotation", design.Steps.Single(step => step.Kind == StepKind.ReplaceNodes).What, StringComparison.Ordinal);
    }

    private static List<string> Names(Map config, string groups) => [.. ((List<object?>)config[groups]!).Cast<Map>().Select(group => (string)group["name"]!)];

    private static Decision Decided(ClusterScenario scenario, DecisionOptions options) => Decision.Of(scenario, options, cancellationToken: TestContext.Current.CancellationToken);

    [Fact]
    public void Of_EveryDesign_HasTheFilesThatItsStepsName()
    {
        foreach (var design in Large.Designs)
        {
            var named = design.Steps.SelectMany(step => StepExports.FilesOf(step, design)).Distinct().Append("scenario.yaml");
            Assert.Equal(named.Order(StringComparer.Ordinal), DesignExporter.Of(design).Files.Select(file => file.Name).Order(StringComparer.Ordinal));
        }
    }
}
