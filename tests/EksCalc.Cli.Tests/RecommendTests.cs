using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class RecommendTests
{
    [Theory]
    [InlineData("small-dev", "table", "recommend.txt")]
    [InlineData("small-dev", "json", "recommend.json")]
    [InlineData("small-dev", "csv", "recommend.csv")]
    [InlineData("large-secondary-ip", "md", "recommend-large.md")]
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

        var recommended = JsonDocument.Parse(output).RootElement.GetProperty("warmSettings").GetProperty("cluster").GetProperty("recommended").GetProperty("settings").GetString()!;
        Assert.Equal(0, exitCode);
        Assert.Contains($"\"text\": \"With {recommended}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
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

    private static async Task<int> PrefixLengthAsync(params string[] options)
    {
        var (_, output, _) = await Tool.RunAsync(["recommend", Repository.PathOf("data/scenarios/small-dev.yaml"), "--format", "json", .. options]);
        return JsonDocument.Parse(output).RootElement.GetProperty("modes")[0].GetProperty("subnets")[0].GetProperty("prefixLength").GetInt32();
    }
}
