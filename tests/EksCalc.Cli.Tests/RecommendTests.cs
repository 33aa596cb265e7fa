using System.Text.Json;
using EksCalc.Notebooks;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class RecommendTests
{
    [Theory]
    [InlineData("small-dev", "table", "recommend.txt")]
    [InlineData("small-dev", "json", "recommend.json")]
    [InlineData("small-dev", "csv", "recommend.csv")]
    [InlineData("large-secondary-ip", "md", "recommend-large.md")]
    [InlineData("production-three-zones", "table", "recommend-production.txt")]
    [InlineData("ipv6", "table", "recommend-ipv6.txt")]
    [InlineData("windows-mixed", "table", "recommend-windows.txt")]
    public async Task Recommend_Scenario_IsAsKept(string scenario, string format, string snapshot)
    {
        var (exitCode, output, error) = await Tool.RunAsync("recommend", Repository.PathOf($"data/scenarios/{scenario}.yaml"), "--format", format);

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(output, snapshot);
    }

    [Fact]
    public async Task Recommend_GrowthAndHeadroom_MakeSubnetsLarger()
    {
        Assert.True(await PrefixLengthAsync("--growth", "300") < await PrefixLengthAsync());
        Assert.True(await PrefixLengthAsync("--headroom", "80") < await PrefixLengthAsync());
    }

    [Fact]
    public async Task Recommend_Chart_ShowsTheSettingsThatAreRecommended()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("warm.json");

        var (exitCode, output, _) = await Tool.RunAsync("recommend", Repository.PathOf("data/scenarios/small-dev.yaml"), "--chart", file, "--format", "json");

        var settings = JsonDocument.Parse(output).RootElement.GetProperty("designs")[0].GetProperty("settings").GetString()!;
        Assert.Equal(0, exitCode);
        Assert.Contains($"\"text\": \"With {settings}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommend_ChartOfIpv6_SaysThereIsNothingToDraw()
    {
        var (exitCode, _, error) = await Tool.RunAsync("recommend", Repository.PathOf("data/scenarios/ipv6.yaml"), "--chart", "warm.html");

        Assert.Equal((2, "ekscalc: --chart: there are no warm settings to draw: IPv6 and Windows nodes have none to choose.\n"), (exitCode, error));
        Assert.False(File.Exists("warm.html"));
    }

    [Theory]
    [InlineData("--growth", "1001")]
    [InlineData("--headroom", "91")]
    [InlineData("--churn", "-1")]
    public async Task Recommend_OptionOutOfRange_IsRefused(string option, string value)
    {
        var (exitCode, _, error) = await Tool.RunAsync("recommend", "x.yaml", option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains($"{option} takes a whole number from", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommend_SmallSubnetsToBeKept_GivesTheFilesForTheStepsToo()
    {
        using var folder = new TemporaryFolder();
        var scenario = Repository.PathOf("tests/EksCalc.Cli.Tests/cases/three-small-subnets.yaml");
        var target = folder.PathOf("deploy");

        var (exitCode, output, error) = await Tool.RunAsync("recommend", scenario, "--keep-subnets", "--out", target);

        Assert.Equal(0, exitCode);
        Snapshot.Match(output, "recommend-keep-subnets.txt");
        Assert.Equal(
            ["addon", "awscli", "cloudformation", "eniconfig", "helm", "karpenter", "kubectl", "terraform"], Directory.GetDirectories(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("maxPods: 44", await File.ReadAllTextAsync(Path.Combine(target, "karpenter", "karpenter.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("scenario.yaml written\n", error, StringComparison.Ordinal);

        // The scenario that is written is the one that was promised: nothing is left to do there.
        var (again, then, _) = await Tool.RunAsync("recommend", Path.Combine(target, "scenario.yaml"));
        Assert.Equal(0, again);
        Assert.StartsWith("Nothing is worth changing", then, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommend_Design_IsExportedByItsNumber()
    {
        var scenario = Repository.PathOf("tests/EksCalc.Cli.Tests/cases/three-small-subnets.yaml");

        var (exitCode, output, _) = await Tool.RunAsync("export", scenario, "--design", "1", "--keep-subnets", "--to", "helm");
        Assert.Equal(0, exitCode);
        Assert.Contains("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: \"true\"", output, StringComparison.Ordinal);

        var (tooMany, _, error) = await Tool.RunAsync("export", scenario, "--design", "999", "--to", "helm");
        Assert.Equal(2, tooMany);
        Assert.Matches("^ekscalc: --design: there are [0-9]+ designs, no number 999; 'recommend' lists them.\n$", error);

        var (without, _, needs) = await Tool.RunAsync("export", scenario, "--keep-subnets", "--to", "helm");
        Assert.Equal(2, without);
        Assert.Contains("--keep-subnets is about a decision; give --design N.", needs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mode", "ipv6", "ekscalc: --mode: IPv6 cannot be: Windows nodes do not go with it")]
    [InlineData("--mode", "ipv5", "--mode takes secondary-ip, prefix-delegation, custom-networking, custom-networking-with-prefixes or ipv6, not 'ipv5'; did you mean ipv6?")]
    [InlineData("--prefer", "cheap", "--prefer takes balanced, fewest-changes, fewest-addresses, fewest-routable-addresses or fewest-calls, not 'cheap'.")]
    public async Task Recommend_WhatCannotBe_IsRefusedInWords(string option, string value, string message)
    {
        var (exitCode, _, error) = await Tool.RunAsync("recommend", Repository.PathOf("data/scenarios/windows-mixed.yaml"), option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    // What is read in the text are the numbers of the object that JSON shows.
    [Theory]
    [InlineData("small-dev", "--growth", "50")]
    [InlineData("production-three-zones", "--prefer", "fewest-addresses")]
    [InlineData("large-secondary-ip", "--keep-subnets", null)]
    [InlineData("security-groups-and-prefixes", "--prefer", "fewest-routable-addresses")]
    public async Task Recommend_TextAndJson_SayTheSame(string scenario, string option, string? value)
    {
        string[] arguments = ["recommend", Repository.PathOf($"data/scenarios/{scenario}.yaml"), option, .. value is null ? Array.Empty<string>() : [value]];
        var (_, text, _) = await Tool.RunAsync([.. arguments, "--format", "md"]);
        var (_, output, _) = await Tool.RunAsync([.. arguments, "--format", "json"]);
        var json = JsonDocument.Parse(output).RootElement;

        Assert.StartsWith(Markdown.Escape(json.GetProperty("verdict").GetString()!), text, StringComparison.Ordinal);
        foreach (var list in (string[])["changes", "steps", "subnets", "wayBack"])
        {
            foreach (var row in json.GetProperty(list).EnumerateArray())
            {
                var name = row.EnumerateObject().First(member => member.Name is "what" or "name").Value.GetString()!;
                Assert.Contains(Markdown.Escape(name), text, StringComparison.Ordinal);
            }
        }

        foreach (var subnet in json.GetProperty("subnets").EnumerateArray())
            Assert.Contains(FormattableString.Invariant($"| {subnet.GetProperty("peakAddresses").GetInt64():N0} | {subnet.GetProperty("capacity").GetInt64():N0} |"), text, StringComparison.Ordinal);
        var chosen = json.GetProperty("designs")[0];
        Assert.Contains(FormattableString.Invariant($"| {chosen.GetProperty("addressesAtPeak").GetInt64():N0} | {chosen.GetProperty("routableAddresses").GetInt64():N0} |"), text, StringComparison.Ordinal);
    }

    /// <summary>Max pods that a design sets take the place of an expression, which the way back puts there again.</summary>
    [Fact]
    public async Task Recommend_OfAnExpression_PutsMaxPodsInItsPlace()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("b.yaml", """
            name: b
            vpc: { cidrs: [10.0.0.0/16] }
            subnets:
              - { name: a, zone: eu-west-1a, cidr: 10.0.0.0/23 }
              - { name: b, zone: eu-west-1b, cidr: 10.0.2.0/23 }
            cni: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" }
            nodeGroups:
              - { name: g, kind: karpenter, instanceTypes: [m5.large], count: 4, podsPerNode: 60, maxPodsExpression: "max_pods" }
            """);

        var (exitCode, output, error) = await Tool.RunAsync("recommend", file, "--out", folder.PathOf("deploy"), "--format", "json");

        Assert.True(exitCode == 0, error);
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Contains(json.GetProperty("steps").EnumerateArray(), step => step.GetProperty("what").GetString()!.EndsWith("in the place of the expression.", StringComparison.Ordinal));
        Assert.Contains(json.GetProperty("wayBack").EnumerateArray(), step => step.GetProperty("what").GetString()!.Contains("by the expression max_pods again", StringComparison.Ordinal));
        Assert.Equal(0, (await Tool.RunAsync("plan", folder.PathOf("deploy/scenario.yaml"))).ExitCode);
    }

    [Theory]
    [InlineData("unmanagedEnis: 3", "", "This does not work as it stands: w: Each node is to have 3 unmanaged ENIs; m5.large has 2 beside the primary one. Attach 2 at most, or choose types with more ENIs.")]
    [InlineData("zones: [eu-west-1a, eu-west-1b]", "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: \"true\"", "This does not work as it stands: w: No subnet of the scenario is for its nodes, so they are counted nowhere. Name its subnets.")]
    [InlineData("securityGroupPods: 2", "", "No design holds the workload; the best is to set WARM_IP_TARGET=3 with MINIMUM_IP_TARGET=3 and keep today's subnets: 8 pods have no place or no address; even so it does not work: w: 2 pods a node want a branch ENI, but ENABLE_POD_ENI is not true. 8 pods find no place. Set ENABLE_POD_ENI=true.")]
    public async Task Recommend_WithAnErrorThatNoDesignMends_SaysWhatToDo(string group, string cni, string verdict)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("w.yaml", $$"""
            name: w
            vpc: { cidrs: [10.0.0.0/16] }
            subnets:
              - { name: a, zone: eu-west-1a, cidr: 10.0.0.0/23 }
              - { name: b, zone: eu-west-1b, cidr: 10.0.2.0/23 }
            cni: { {{cni}} }
            {{(cni.Length > 0 ? "eniConfigs: { eu-west-1a: a, eu-west-1b: b }" : "")}}
            nodeGroups:
              - { name: w, instanceTypes: [m5.large], count: 4, podsPerNode: 5, {{group}} }
            """);

        var (exitCode, output, _) = await Tool.RunAsync("recommend", file, "--format", "json");
        var json = JsonDocument.Parse(output).RootElement;

        Assert.Equal((1, verdict, false), (exitCode, json.GetProperty("verdict").GetString(), json.GetProperty("fits").GetBoolean()));
        Assert.Equal(1, (await Tool.RunAsync("report", file, "--out", folder.PathOf("x.html"))).ExitCode);
    }

    private static async Task<int> PrefixLengthAsync(params string[] options)
    {
        var (_, output, _) = await Tool.RunAsync(["recommend", Repository.PathOf("data/scenarios/small-dev.yaml"), "--worth", "100", "--prefer", "fewest-changes", "--format", "json", .. options]);
        var subnets = JsonDocument.Parse(output).RootElement.GetProperty("subnets").EnumerateArray().Select(subnet => subnet.GetProperty("cidr").GetString()!);
        return subnets.Min(cidr => int.Parse(cidr[(cidr.IndexOf('/', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
