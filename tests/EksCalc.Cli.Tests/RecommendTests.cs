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
