using System.Text.Json;
using EksCalc.Cli.Output;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Scenarios that once got a wrong answer, or none.</summary>
public class CaseTests
{
    /// <summary>Rows and sentences are on one line.</summary>
    private static readonly Screen Wide = new(1_000, HasColors: false);

    [Theory]
    [InlineData("mixed-group-peak", 1, "147 % of its capacity")] // Its second type takes most after churn, not at rest.
    [InlineData("mixed-group-peak-single", 1, "147 % of its capacity")]
    [InlineData("plan-empty-28", 0, "It fits.")] // A /28 without a block for a prefix.
    [InlineData("recommend-growth-applied", 1, "It does not fit.")]
    public async Task Plan_Case_SaysWhatIsRight(string name, int expected, string said)
    {
        var (exitCode, output, _) = await Tool.RunOnScreenAsync(Wide, "plan", PathOf(name));

        Assert.Equal(expected, exitCode);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    /// <summary>Which types Karpenter takes is not known: as the worst, and as a mix by shares.</summary>
    [Fact]
    public async Task Plan_TypesWithShares_ShowsTheMixBesideTheWorst()
    {
        var (exitCode, output, error) = await Tool.RunAsync("plan", PathOf("mix-of-types"), "--format", "md");
        var json = JsonDocument.Parse((await Tool.RunAsync("plan", PathOf("mix-of-types"), "--format", "json")).Output).RootElement;

        Assert.Equal(1, exitCode);
        Assert.Contains("Subnets with these mixes (addresses)", output, StringComparison.Ordinal);
        Assert.Contains("As a mix of 2 types its 4 nodes hold 330 addresses at rest and 330 after churn, 82.5 each; as m5.4xlarge alone, which the plan takes, 2 nodes hold 480, 240 each; as m5.large alone, 12 nodes hold 360, 30 each.", error, StringComparison.Ordinal);
        Assert.Equal((false, 0), (json.GetProperty("mix").GetProperty("fits").GetBoolean(), json.GetProperty("mix").GetProperty("podsLeftOut").GetInt32()));
        Assert.Equal([3, 2, 1], json.GetProperty("mix").GetProperty("subnets").EnumerateArray().Select(subnet => subnet.GetProperty("nodes").GetInt32()));
        Assert.Equal(("m5.4xlarge", "m5.large", 12), Group(json.GetProperty("nodeGroups")[0]));

        static (string?, string?, int) Group(JsonElement group) => (group.GetProperty("instanceType").GetString(), group.GetProperty("bestType").GetString(), group.GetProperty("bestNodes").GetInt32());
    }

    [Fact]
    public async Task Plan_NodesAreFullAndSubnetsAreNot_NamesTheNodes()
    {
        var (exitCode, output, error) = await Tool.RunOnScreenAsync(Wide, "plan", Repository.PathOf("tests/EksCalc.Tests/Advice/cases/enis-full.yaml"));

        Assert.Equal(1, exitCode);
        Assert.Contains("What runs out first: the nodes of all, which leave 176 pods out; the fullest subnet is a, at its peak 4", output, StringComparison.Ordinal);
        Assert.DoesNotContain("raise max pods", error, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What people who run EKS asked about in public, and what is right.</summary>
    [Theory]
    [InlineData("full-subnet-in-a-zone", 1, "a1", "are spread evenly over the subnets of a zone, as an Auto Scaling group does it; Karpenter would take")]
    [InlineData("eniconfigs-by-label", 0, "It fits.", "g1")]
    [InlineData("node-subnets-tagged-out", 0, "It fits.", "n-a     eu-west-1a  10.0.0.0/26           59     10       10           10")]
    [InlineData("subnet-of-another-cluster", 0, "It fits.", "p-other  eu-west-1a  100.64.64.0/18    16,379      0        0            0             0       0          0        16,379")]
    [InlineData("short-node-subnet", 0, "It fits.", "n       eu-west-1a  10.0.0.0/27          27      1       27           27")]
    [InlineData("control-plane-full", 1, "Free addresses there, or name other subnets of the same zones for the control plane, such as w-a and w-b.", "cp-a and cp-b")]
    [InlineData("ipv6-and-fargate", 1, "a has 251 addresses, and 300 are needed as a rule. Add subnets", "What runs out first: a")]
    [InlineData("default-warm-targets", 1, "Set WARM_IP_TARGET=3 and MINIMUM_IP_TARGET=18 to hold fewer warm addresses: 64 % at the peak.", "256")]
    [InlineData("scattered-addresses", 1, "24 prefixes are needed at the peak; 0 are to be expected beside the 400 addresses in use", "p-a and p-b")]
    [InlineData("prefixes-full", 1, "Add subnets, such as", "5,763 are needed when a zone is lost")]
    public async Task Plan_FieldCase_SaysWhatIsRight(string name, int expected, params string[] said)
    {
        var (exitCode, output, errors) = await Tool.RunOnScreenAsync(Wide, "plan", PathOf(name));
        var (_, check, _) = await Tool.RunOnScreenAsync(Wide, "check", PathOf(name));

        Assert.Equal(expected, exitCode);
        Assert.All(said, text => Assert.Contains(text, output + errors + check, StringComparison.Ordinal));
        Assert.DoesNotContain("nlarge", output + errors + check, StringComparison.Ordinal);
    }

    /// <summary>An empty name is a mistake, and no crash.</summary>
    [Theory]
    [InlineData("max-pods", "--cases", "")]
    [InlineData("workbook", "--input", "")]
    [InlineData("export", "data/scenarios/small-dev.yaml", "--to", "helm", "--out", "")]
    public async Task Run_EmptyNameOfAFile_IsRefused(params string[] arguments)
    {
        var (exitCode, _, errors) = await Tool.RunAsync([.. arguments.Select(argument => argument.StartsWith("data/", StringComparison.Ordinal) ? Repository.PathOf(argument) : argument)]);

        Assert.Equal(2, exitCode);
        Assert.Contains("an empty text found", errors, StringComparison.Ordinal);
    }

    /// <summary>With Karpenter the node goes to the subnet with room, and all fits.</summary>
    [Fact]
    public async Task Plan_FullSubnetWithKarpenter_Fits()
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(PathOf("full-subnet-in-a-zone"), TestContext.Current.CancellationToken);
        var file = folder.Write("karpenter.yaml", text.Replace("{ name: gpu,", "{ name: gpu, kind: karpenter,", StringComparison.Ordinal));

        var (exitCode, output, _) = await Tool.RunOnScreenAsync(Wide, "plan", file);

        Assert.Equal(0, exitCode);
        Assert.Contains("a2      us-east-1a  10.0.1.0/24       251      1      100", output, StringComparison.Ordinal);
    }

    /// <summary>Each case in each form that it has something for; where it has nothing, that is said.</summary>
    [Theory]
    [InlineData("kubectl")]
    [InlineData("helm")]
    [InlineData("addon")]
    [InlineData("eniconfig")]
    [InlineData("karpenter")]
    [InlineData("eksctl")]
    [InlineData("terraform")]
    [InlineData("cloudformation")]
    [InlineData("awscli")]
    public async Task Export_EveryCase_IsWrittenOrSaysWhyNot(string format)
    {
        using var folder = new TemporaryFolder();
        var written = 0;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(PathOf("x"))!, "*.yaml"))
        {
            var (exitCode, _, error) = await Tool.RunAsync("export", file, "--to", format, "--out", folder.PathOf(Path.GetFileName(file)));

            Assert.True(exitCode == 0 || (exitCode == 2 && error.Contains("so there is nothing to write", StringComparison.Ordinal)), $"{file}: {error}");
            written += exitCode == 0 ? 1 : 0;
        }

        Assert.InRange(written, 1, 100);
    }

    /// <summary>With 35 % more pods some nodes more come up, and fewer pods are on each; today's workload takes more of the pods' subnets.</summary>
    [Fact]
    public async Task Recommend_GrowthThatTakesLessThanToday_SizesForToday()
    {
        Assert.All((await PodsSubnetsAsync("35")).Zip(await PodsSubnetsAsync("0")), peaks => Assert.True(peaks.First >= peaks.Second));
    }

    private static async Task<IReadOnlyList<long>> PodsSubnetsAsync(string growth)
    {
        var (_, output, _) = await Tool.RunAsync(
            "recommend", PathOf("recommend-growth-not-monotone"), "--mode", "custom-networking", "--worth", "100", "--growth", growth, "--headroom", "0", "--format", "json");
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("subnets").EnumerateArray().Where(subnet => subnet.GetProperty("forPods").GetBoolean()).Select(subnet => subnet.GetProperty("peakAddresses").GetInt64())];
    }

    private static string PathOf(string name) => Path.Combine(Repository.CallerFolder(), "cases", $"{name}.yaml");
}
