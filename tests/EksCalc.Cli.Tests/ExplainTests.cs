using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class ExplainTests
{
    [Theory]
    [InlineData("r07 Subnet-Full", "explain.txt")]
    [InlineData("R16 cni-name-unknown --format md", "explain.md")]
    [InlineData("R07 subnet-full --format json", "explain.json")]
    public async Task Explain_KnownIds_SaysWhatTheyMean(string arguments, string snapshot)
    {
        var (exitCode, output, error) = await Tool.RunLineAsync($"explain {arguments}");

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(output.Replace(ModelVersion.Current.InstanceData, "DATA", StringComparison.Ordinal), snapshot);
    }

    [Fact]
    public async Task Explain_WithoutIds_HasEveryRuleAndEveryKind()
    {
        var (_, output, _) = await Tool.RunLineAsync("explain --format json");

        var json = JsonElement.Parse(output);
        Assert.Equal(Rules.All.Select(rule => rule.Id.ToString()), json.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(FindingKinds.All.Select(kind => kind.Id), json.GetProperty("findings").EnumerateArray().Select(kind => kind.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Explain_UnknownIds_NamesEachWithTheNearest() => Assert.Equal(
        (2, "", "ekscalc: subnet-ful: no such rule or finding; did you mean subnet-full?\nekscalc: banana-split: no such rule or finding\n"),
        await Tool.RunLineAsync("explain R01 subnet-ful banana-split"));
}
