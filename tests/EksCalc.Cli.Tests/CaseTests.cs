using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

/// <summary>Scenarios that once got a wrong answer, or none.</summary>
public class CaseTests
{
    [Theory]
    [InlineData("mixed-group-peak", 1, "147 % of its capacity")] // Its second type takes most after churn, not at rest.
    [InlineData("mixed-group-peak-single", 1, "147 % of its capacity")]
    [InlineData("plan-empty-28", 0, "It fits.")] // A /28 without a block for a prefix.
    [InlineData("recommend-growth-applied", 1, "It does not fit.")]
    public async Task Plan_Case_SaysWhatIsRight(string name, int expected, string said)
    {
        var (exitCode, output, _) = await Tool.RunAsync("plan", PathOf(name));

        Assert.Equal(expected, exitCode);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_NodesAreFullAndSubnetsAreNot_NamesTheNodes()
    {
        var (exitCode, output, error) = await Tool.RunAsync("plan", Repository.PathOf("tests/EksCalc.Tests/Advice/cases/enis-full.yaml"));

        Assert.Equal(1, exitCode);
        Assert.Contains("What runs out first: the nodes of all, which leave 176 pods out; the fullest subnet is a, at its peak 4", output, StringComparison.Ordinal);
        Assert.DoesNotContain("raise max pods", error, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>With 35 % more pods some nodes more come up, and fewer pods are on each; today's workload takes more of the pods' subnets.</summary>
    [Fact]
    public async Task Recommend_GrowthThatTakesLessThanToday_SizesForToday()
    {
        Assert.All(await PodsSubnetsAsync("0"), length => Assert.Equal(21, length));
        Assert.All(await PodsSubnetsAsync("35"), length => Assert.Equal(21, length));
    }

    private static async Task<IReadOnlyList<int>> PodsSubnetsAsync(string growth)
    {
        var (_, output, _) = await Tool.RunAsync("recommend", PathOf("recommend-growth-not-monotone"), "--growth", growth, "--headroom", "0", "--format", "json");
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("modes").EnumerateArray().Single(mode => mode.GetProperty("mode").GetString() == "CustomNetworking").GetProperty("subnets").EnumerateArray()
            .Where(subnet => subnet.GetProperty("forPods").GetBoolean()).Select(subnet => subnet.GetProperty("prefixLength").GetInt32())];
    }

    private static string PathOf(string name) => Path.Combine(Repository.CallerFolder(), "cases", $"{name}.yaml");
}
