using System.Text.Json;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public class SweepTests
{
    private const string Nodes = "sweep instanceType=m5.large pods=0..27:9 cni.WARM_IP_TARGET=0,2";

    [Theory]
    [InlineData("table", "sweep.txt")]
    [InlineData("md", "sweep.md")]
    [InlineData("csv", "sweep.csv")]
    [InlineData("json", "sweep.json")]
    public async Task Sweep_Format_IsAsKept(string format, string snapshot)
    {
        var (exitCode, output, error) = await Tool.RunLineAsync($"{Nodes} --format {format}");

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(output, snapshot);
    }

    [Fact]
    public async Task Sweep_Scenario_PlansEachCombination()
    {
        var (exitCode, output, _) = await Tool.RunAsync(
            "sweep", Repository.PathOf("data/scenarios/small-dev.yaml"), "nodeGroups.*.count=2..20:6", "subnets.*.prefixLength=22..26:2", "--measure", "fits", "tightestShare");

        Assert.Equal(0, exitCode);
        Snapshot.Match(output, "sweep-scenario.txt");
    }

    [Theory]
    [InlineData("sweep", "instanceType: say of which node: instanceType=m5.large, or m5.* for several; or name a scenario file first.")]
    [InlineData("sweep instanceType=m5.lrge", "instanceType=m5.lrge: 'm5.lrge' is not an instance type; did you mean m5.large?")]
    [InlineData("sweep instanceType=m5.large pod=3", "pod: no such parameter; did you mean pods?")]
    [InlineData("sweep instanceType=m5.large pods", "pods: is neither a scenario, which comes first, nor NAME=VALUES.")]
    [InlineData("sweep instanceType=m5.large pods=1 --measure subnets", "subnets: no such measure: there are enis, ")]
    [InlineData("sweep instanceType=m5.large --out x.xlsx", "x.xlsx: a sweep is written as .csv, .parquet or .json.")]
    [InlineData("sweep instanceType=m5.large --chart x.html", "--chart: draws one or two parameters with several values; here there are 0: give the others one value.")]
    [InlineData("sweep instanceType=m5.large pods=1..2 --chart x.xlsx", "--chart x.xlsx: a chart is drawn as .html, .png, .svg or .json.")]
    [InlineData("sweep instanceType=m5.large pods=1..2 --chart nowhere/x.html", "nowhere/x.html: the folder 'nowhere' is not there; make it first.")]
    [InlineData("sweep nofile.yaml pods=1", "nofile.yaml: ")]
    public async Task Sweep_Mistakes_AreTold(string line, string message)
    {
        var (exitCode, output, error) = await Tool.RunLineAsync(line);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("ekscalc: " + message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_SeveralMistakes_AreAllTold()
    {
        var (_, _, error) = await Tool.RunLineAsync("sweep instanceType=m5.lrge pod=3 nodes=x --measure y");
        Assert.Equal(4, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Sweep_ManyRows_ShowsTheFirstAndSaysSo()
    {
        var (_, output, error) = await Tool.RunLineAsync("sweep instanceType=m5.large pods=0..300");

        Assert.Equal(203, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("200 of 301 rows shown", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("parquet")]
    public async Task Sweep_Out_WritesAllRows(string extension)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf($"sweep.{extension}");

        var (exitCode, output, error) = await Tool.RunLineAsync($"sweep instanceType=m5.large pods=0..300 --out {file}");

        Assert.Equal((0, "", $"301 rows written to {file}\n"), (exitCode, output, error));
        Assert.Equal([$"sweep.{extension}"], folder.Names);
    }

    [Theory]
    [InlineData("pods=0..27", "subnetAddresses goes from 10 to 30 with pods")]
    [InlineData("pods=0..27 cni.WARM_IP_TARGET=1..3", "subnetAddresses goes from 2 to 30 with pods and cni.WARM_IP_TARGET")]
    [InlineData("pods=0..27 nodes=1..30", "subnetAddresses goes from 10 to 900 with pods and nodes")]
    [InlineData("mode=* pods=5", "subnetAddresses goes from 1 to 34 with mode")]
    public async Task Sweep_Chart_IsDrawn(string parameters, string title)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("chart.json");

        var (exitCode, _, _) = await Tool.RunLineAsync($"sweep instanceType=m5.large {parameters} --chart {file}");

        Assert.Equal(0, exitCode);
        Assert.Equal(title, JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement.GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!.Replace("<br>", " ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sweep_List_NamesParametersAndMeasures()
    {
        var (_, nodes, _) = await Tool.RunLineAsync("sweep --list");
        var (_, scenario, _) = await Tool.RunAsync("sweep", Repository.PathOf("data/scenarios/small-dev.yaml"), "--list", "--format", "json");

        Snapshot.Match(nodes, "sweep-list.txt");
        Assert.Contains(JsonDocument.Parse(scenario).RootElement.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "subnets.*.prefixLength");
    }
}
