using CsCheck;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Testing;

namespace EksCalc.Exchange.Tests.Export;

public class EnvironmentRoundTripTests
{
    private static readonly Gen<ClusterScenario> WithSettings = (
        from scenario in Generators.Scenario
        from variables in Gen.Select(Gen.Int[0, CniVariables.All.Count - 1], Gen.OneOf(Generators.Of("true", "false", "0", "1", "5", "32"), Generators.Text)).Array[1, 8]
        select scenario with
        {
            CniEnvironment = variables.DistinctBy(pair => pair.Item1).Select(pair => (CniVariables.All[pair.Item1].Name, pair.Item2))
                .Concat(scenario.CniEnvironment.Select(pair => (pair.Key, pair.Value))).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2),
        }).Where(scenario => scenario.Problems().Count == 0); // Of IPv6 and the subnets' blocks.

    [Fact]
    public void Helm_AnyScenario_GivesItsSettings() => AnyScenario_GivesItsSettings(2000, scenario =>
        Texts(Yaml.Read(Exporter.Of(scenario, ExportFormat.Helm).Files.Single().Text).Single(), "env"));

    [Fact]
    public void Addon_AnyScenario_GivesItsSettings() => AnyScenario_GivesItsSettings(2000, scenario =>
    {
        var env = Texts(Json.Read(Exporter.Of(scenario, ExportFormat.Addon).Files[0].Text), "env");
        Assert.Empty(env.Keys.Intersect([CniVariables.Ipv6, "ENABLE_IPv4", "VPC_ID", "VPC_CNI_VERSION", "MY_NODE_NAME"]));
        if (scenario.CniEnvironment.TryGetValue(CniVariables.Ipv6, out var ipv6)) // EKS sets it.
            env.Add(CniVariables.Ipv6, ipv6);
        return env;
    });

    [Fact]
    public void Kubectl_AnyScenario_GivesItsSettings()
    {
        Shell.Require();
        AnyScenario_GivesItsSettings(60, scenario =>
        {
            var commands = Shell.Commands(Exporter.Of(scenario, ExportFormat.Kubectl).Files, ("VPC_ID", "vpc-1"));
            var set = commands.Where(command => command is ["kubectl", "set", ..] && command.Contains("aws-node") && command[Array.IndexOf(command, "--containers") + 1] == "aws-node").ToList();
            return set.Count == 0 ? [] : set.Single().SkipWhile(word => word != "--").Skip(1).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        });
    }

    private static void AnyScenario_GivesItsSettings(int scenarios, Func<ClusterScenario, Dictionary<string, string>> environment)
    {
        var cases = new RealCases();
        WithSettings.ForAll(
            scenario =>
            {
                var read = environment(scenario);
                Assert.Equal(scenario.Settings, CniSettings.FromEnvironment(read).Settings);
                Assert.All(read, pair => Assert.Equal(pair.Key == "ENABLE_IPv4" ? pair.Value : scenario.CniEnvironment[pair.Key], pair.Value));
                if (scenario.Settings != new CniSettings())
                    cases.Add();
            },
            iter: scenarios);
        cases.AtLeast(scenarios / 4);
    }

    private static Dictionary<string, string> Texts(object? document, string key) =>
        document is Map map && map.TryGetValue(key, out var texts)
            ? ((Map)texts!).ToDictionary(pair => pair.Key, pair => (string)pair.Value!) : [];
}
