using System.Text;
using System.Text.RegularExpressions;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Exchange.Tests.Export;
using EksCalc.Nodes;

namespace EksCalc.Cli.Tests.Decisions;

/// <summary>That the files of <c>recommend --out</c>, read back, do what the design's steps say.</summary>
internal static partial class ExportAgreement
{
    /// <summary>The files for the chosen design's steps.</summary>
    public static void Check(Decision decision)
    {
        var chosen = decision.Chosen;
        var files = DesignExporter.Of(chosen).Files.ToDictionary(file => file.Name, file => file.Text);
        Assert.Equal(
            chosen.Steps.SelectMany(step => StepExports.FilesOf(step, chosen)).Append("scenario.yaml").Distinct().Order(StringComparer.Ordinal),
            files.Keys.Order(StringComparer.Ordinal));
        Scenario(chosen, files["scenario.yaml"]);
        foreach (var (name, text) in files)
        {
            switch (name)
            {
                case "kubectl/vpc-cni.sh":
                    Kubectl(decision, text);
                    break;
                case "helm/values.yaml":
                    AreSettings(chosen.Scenario, Variables(Yaml.Read(text).Single()));
                    break;
                case "addon/addon.json":
                    AreSettings(chosen.Scenario, Variables(Json.Read(text)));
                    break;
                case "eniconfig/eniconfigs.yaml":
                    Assert.Equal(chosen.Scenario.EniConfigs.Count, Yaml.Read(text).Count);
                    break;
                case "karpenter/karpenter.yaml":
                    Karpenter(chosen, text);
                    break;
                case "eksctl/cluster.yaml":
                    Eksctl(decision, (Map)Yaml.Read(text).Single()!);
                    break;
                case "terraform/network.tf":
                    Terraform(chosen, text);
                    break;
                case "cloudformation/network.yaml":
                    Assert.Equal(Made(chosen), Quoted().Matches(text).Select(block => block.Groups[1].Value).Order(StringComparer.Ordinal));
                    Assert.DoesNotContain("AWS::EKS", text, StringComparison.Ordinal);
                    break;
                case "awscli/network.sh":
                    Assert.Equal(Made(chosen), BlockOption().Matches(text).Select(block => block.Groups[1].Value).Order(StringComparer.Ordinal));
                    Assert.DoesNotContain("aws eks", text, StringComparison.Ordinal);
                    break;
            }
        }
    }

    // The scenario that is written is the one that the design promises: its settings, its subnets, its plan.
    private static void Scenario(Design chosen, string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var read = ScenarioFile.Read(stream, "scenario.yaml");
        Assert.Equal(chosen.Scenario.Settings, read.Settings);
        Assert.Equal(Subnets(chosen.Scenario), Subnets(read));
        Assert.Equal(chosen.Scenario.NodeGroups.Select(group => (group.Name, group.MaxPods)), read.NodeGroups.Select(group => (group.Name, group.MaxPods)));
        Assert.Equal(ClusterPlanner.Plan(chosen.Scenario).Peak.Addresses, ClusterPlanner.Plan(read).Peak.Addresses);

        static IEnumerable<(string, string, string)> Subnets(ClusterScenario scenario) =>
            scenario.Subnets.Select(subnet => (subnet.Name, $"{subnet.Block}", subnet.Zone));
    }

    // Done to the variables that are there, it makes those of the design.
    private static void Kubectl(Decision decision, string script)
    {
        var variables = new Dictionary<string, string>(decision.Scenario.CniEnvironment);
        var commands = script.Split('\n')
            .SkipWhile(line => !line.StartsWith("kubectl set env ", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("kubectl rollout", StringComparison.Ordinal));
        foreach (var line in commands)
        {
            var word = line.Trim().TrimEnd('\\').Trim();
            if (line.StartsWith("  ", StringComparison.Ordinal) && word.EndsWith('-'))
                variables.Remove(word[..^1]);
            else if (line.StartsWith("  ", StringComparison.Ordinal))
                variables[word[..word.IndexOf('=', StringComparison.Ordinal)]] = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        AreSettings(decision.Chosen.Scenario, variables);
    }

    private static void AreSettings(ClusterScenario scenario, Dictionary<string, string> variables)
    {
        if (scenario.CniEnvironment.TryGetValue(CniVariables.Ipv6, out var ipv6)) // EKS sets it for its add-on.
            variables[CniVariables.Ipv6] = ipv6;
        Assert.Equal(scenario.Settings, CniSettings.FromEnvironment(variables).Settings);
    }

    private static Dictionary<string, string> Variables(object? document) =>
        document is Map map && map.TryGetValue("env", out var env) ? ((Map)env!).ToDictionary(pair => pair.Key, pair => (string)pair.Value!) : [];

    private static void Karpenter(Design chosen, string text)
    {
        Assert.Equal(
            chosen.Scenario.NodeGroups.Where(group => group.Kind is NodeGroupKind.Karpenter or NodeGroupKind.AutoMode).Select(group => group.Kind == NodeGroupKind.Karpenter ? "EC2NodeClass" : "NodeClass"),
            Yaml.Read(text).Cast<Map>().Select(each => (string)each["kind"]!).Where(kind => kind != "NodePool"));
        var told = Yaml.Read(text).Cast<Map>().Where(each => (string)each["kind"]! == "EC2NodeClass").Select(each => (Map)each["spec"]!)
            .Select(spec => spec.TryGetValue("kubelet", out var kubelet) && ((Map)kubelet!).TryGetValue("maxPods", out var pods) ? (long?)pods : null);
        Assert.Equal(chosen.Scenario.NodeGroups.Where(group => group.Kind == NodeGroupKind.Karpenter).Select(group => (long?)group.MaxPods), told);
    }

    // What is made is called like nothing that is there.
    private static void Eksctl(Decision decision, Map config)
    {
        var chosen = decision.Chosen;
        var made = ((string[])["managedNodeGroups", "nodeGroups"])
            .SelectMany(kind => config.TryGetValue(kind, out var groups) ? (List<object?>)groups! : []).Select(group => (string)((Map)group!)["name"]!).Order(StringComparer.Ordinal).ToList();
        var ofEks = chosen.Scenario.NodeGroups.Where(group => group.Kind is NodeGroupKind.Managed or NodeGroupKind.SelfManaged).Select(group => group.Name);
        if (chosen.Effort == DesignEffort.Cluster)
        {
            Assert.Equal(ofEks.Order(StringComparer.Ordinal), made);
            Assert.Equal(chosen.NewClusterName, ((Map)config["metadata"]!)["name"]);
            Assert.NotEqual(decision.Scenario.ClusterName ?? "", chosen.NewClusterName);
        }
        else
        {
            Assert.Equal(chosen.NewNodeGroupNames.Values.Order(StringComparer.Ordinal), made);
            Assert.Empty(made.Intersect(ofEks));
            var sentences = string.Join('\n', chosen.Steps.Select(step => step.What));
            Assert.All(made, name => Assert.Contains(name, sentences, StringComparison.Ordinal));
        }
    }

    private static void Terraform(Design chosen, string text)
    {
        var resources = HclReader.Read(text).Where(block => block.Type == "resource").ToList();
        var subnets = resources.Where(block => block.Labels[0] == "aws_subnet")
            .Select(block => ((string)block.Body["cidr_block"]!, (string)block.Body["availability_zone"]!));
        Assert.Equal(chosen.NewSubnets.Select(subnet => ($"{subnet.Block}", subnet.Zone)), subnets);
        var blocks = resources.Where(block => block.Labels[0] == "aws_vpc_ipv4_cidr_block_association").Select(block => (string)block.Body["cidr_block"]!);
        Assert.Equal(chosen.NewVpcBlocks.Select(block => $"{block}"), blocks);
        Assert.DoesNotContain(resources, block => block.Labels[0] == "aws_eks_addon");
    }

    private static IEnumerable<string> Made(Design chosen) =>
        chosen.NewSubnets.Select(subnet => $"{subnet.Block}").Concat(chosen.NewVpcBlocks.Select(block => $"{block}")).Order(StringComparer.Ordinal);

    [GeneratedRegex("\\bCidrBlock: [\"']?([0-9./]+)")]
    private static partial Regex Quoted();

    [GeneratedRegex("--cidr-block ([0-9./]+)")]
    private static partial Regex BlockOption();
}
