using System.Text.Json;
using System.Text.Json.Nodes;
using EksCalc.Testing;

namespace EksCalc.Cli.Tests;

public sealed class SimulateTests : IDisposable
{
    private const string Scenario = """
        {
          "name": "burst",
          "node": {"instanceType": "m5.large", "maxENI": 3, "ipv4PerENI": 10, "maxPods": 29, "trunkingCompatible": true},
          "mode": {"prefixDelegation": false, "customNetworking": false, "podENI": false, "trunkAttachedAt": null},
          "env": {"WARM_ENI_TARGET": "1"},
          "subnetFree": null,
          "latency": {"allocEniSeconds": 0, "assignIpSeconds": 0},
          "retrySeconds": 5,
          "events": [{"t": 30, "op": "add", "pod": "a"}, {"t": 31, "op": "add", "pod": "b"}, {"t": 60, "op": "del", "pod": "a"}],
          "until": 120
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Simulate_OneScenario_PrintsItsTrace()
    {
        var (exitCode, output, error) = await Tool.RunAsync("node", "simulate", folder.Write("s.json", Scenario), "--format", "json");

        Assert.Equal((0, ""), (exitCode, error));
        using var trace = JsonDocument.Parse(output);
        Assert.Equal("init", trace.RootElement.GetProperty("steps")[0].GetProperty("cause").GetString());
        Assert.Equal(2, trace.RootElement.GetProperty("pods").GetProperty("started").GetInt32());
        Assert.Equal(1, trace.RootElement.GetProperty("final").GetProperty("assignedIPs").GetInt32());
    }

    [Fact]
    public async Task Simulate_ItsOwnTraceFollowed_IsTheSameTrace()
    {
        await Tool.RunAsync("node", "simulate", folder.Write("s.json", Scenario), "--seed", "5", "--out", folder.PathOf("one"));

        var (exitCode, output, _) = await Tool.RunAsync("node", "simulate", folder.PathOf("one/s.json"), "--follow", "--out", folder.PathOf("two"));

        Assert.Equal(0, exitCode);
        Assert.Contains("m5.large", output, StringComparison.Ordinal);
        var (made, followed) = (Trace("one/s.json"), Trace("two/s.json"));
        Assert.Equal(("random 5", 5), ((string?)made["picks"], (int?)made["seed"]));
        Assert.Equal(("recorded burst", null), ((string?)followed["picks"], (int?)followed["seed"]));
        foreach (var name in (string[])["picks", "seed"])
            Assert.True(made.Remove(name) & followed.Remove(name));
        Assert.Equal(made.ToJsonString(), followed.ToJsonString());

        JsonObject Trace(string file) => JsonNode.Parse(File.ReadAllText(folder.PathOf(file)))!.AsObject();
    }

    [Fact]
    public async Task Simulate_SummaryAsJson_SaysHowToMakeItAgain()
    {
        var (_, output, _) = await Tool.RunAsync("node", "simulate", folder.Write("s.json", Scenario), "--seed", "5", "--out", folder.PathOf("out"), "--format", "json");

        using var json = JsonDocument.Parse(output);
        var simulation = json.RootElement.GetProperty("simulations")[0];
        Assert.Equal(("random 5", 5), (simulation.GetProperty("picks").GetString(), simulation.GetProperty("seed").GetInt32()));
        Assert.Equal(ModelVersion.Current.InstanceData, json.RootElement.GetProperty("version").GetProperty("instanceData").GetString());
    }

    [Fact]
    public async Task Simulate_SeveralSubnets_HaveAColumnEach()
    {
        var subnets = Scenario.Replace("\"subnetFree\": null", """
            "subnets": [{"id": "node", "free": 5, "tags": {}, "primary": true}, {"id": "b|c", "free": 50, "tags": {"kubernetes.io/role/cni": "1"}}]
            """, StringComparison.Ordinal);
        var (exitCode, output, _) = await Tool.RunAsync("node", "simulate", folder.Write("1.json", Scenario), folder.Write("2.json", subnets), "--format", "csv", "--out", folder.PathOf("out"));
        var rows = output.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();

        Assert.Equal(0, exitCode);
        var column = Array.IndexOf(rows[0], "Subnet node");
        Assert.Equal(("Subnet addresses", "Subnet b|c"), (rows[0][column - 1], rows[0][column + 1]));
        Assert.Equal(("", ""), (rows[1][column], rows[1][column + 1]));
        Assert.Equal(("6", "10", "16"), (rows[2][column], rows[2][column + 1], rows[2][column - 1]));
    }

    [Fact]
    public async Task Simulate_OneScenarioAsCsv_PrintsItsSteps()
    {
        // One address a node, one free in the subnet: another ENI is refused, and the second pod finds no address.
        var scenario = Scenario.Replace("\"ipv4PerENI\": 10", "\"ipv4PerENI\": 2", StringComparison.Ordinal).Replace("\"subnetFree\": null", "\"subnetFree\": 1", StringComparison.Ordinal);
        var file = folder.Write("s.json", scenario);

        var (exitCode, output, error) = await Tool.RunAsync("node", "simulate", file, "--format", "csv");

        Assert.Equal((0, ""), (exitCode, error));
        Snapshot.Match(output, "node-simulate.csv");
    }

    [Fact]
    public async Task Simulate_SeveralScenariosAsCsv_NamesTheFileFirst()
    {
        var (one, two) = (folder.Write("1.json", Scenario), folder.Write("2.json", Scenario));

        var (_, alone, _) = await Tool.RunAsync("node", "simulate", one, "--format", "csv");
        var (exitCode, both, _) = await Tool.RunAsync("node", "simulate", one, two, "--format", "csv");

        var steps = alone.TrimEnd('\n').Split('\n');
        Assert.Equal(0, exitCode);
        Assert.Equal(["File," + steps[0], .. new[] { one, two }.SelectMany(file => steps.Skip(1).Select(step => $"{file},{step}"))], both.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Simulate_TracesToFiles_PrintsTheSummaryAsCsv()
    {
        var (_, output, _) = await Tool.RunAsync("node", "simulate", folder.Write("s.json", Scenario), "--out", folder.PathOf("out"), "--format", "csv");

        Assert.StartsWith("File,Type,Steps,", output, StringComparison.Ordinal);
        Assert.Equal(2, output.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("md")]
    public async Task Simulate_OnlyBadFiles_PrintsNoTable(string format)
    {
        var (exitCode, output, _) = await Tool.RunAsync("node", "simulate", folder.Write("s.json", "{}"), "--format", format);

        Assert.Equal((2, ""), (exitCode, output));
    }

    [Fact]
    public async Task Simulate_RecordedPickThatIsNotAllowed_IsExitTwoAndNamesIt()
    {
        var (_, output, _) = await Tool.RunAsync("node", "simulate", folder.Write("s.json", Scenario), "--format", "json");
        var trace = JsonNode.Parse(output)!;
        trace["steps"]!.AsArray().Single(step => (string?)step!["pod"] == "b" && (string?)step["cause"] == "add")!["eni"] = 2;

        var (exitCode, _, error) = await Tool.RunAsync("node", "simulate", folder.Write("bad.json", trace.ToJsonString()), "--follow");

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"ekscalc: {folder.PathOf("bad.json")}: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1, column 2: Not JSON")]
    [InlineData("{}", "$.node")]
    [InlineData("[]", "$")]
    [InlineData("""{"scenario": {"node": 5}}""", "$.scenario.node")]
    public async Task Simulate_BadFile_IsExitTwoWithThePath(string text, string place)
    {
        var (exitCode, _, error) = await Tool.RunAsync("node", "simulate", folder.Write("s.json", text));

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"ekscalc: {folder.PathOf("s.json")}: {place}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"maxENI\": 3", "\"maxENI\": 0")]
    [InlineData("\"maxENI\": 3", "\"maxENI\": 100000")]
    [InlineData("\"ipv4PerENI\": 10", "\"ipv4PerENI\": -1")]
    [InlineData("\"maxPods\": 29", "\"maxPods\": -5")]
    [InlineData("\"until\": 120", "\"until\": -1")]
    [InlineData("\"until\": 120", "\"until\": 1e300")]
    [InlineData("\"retrySeconds\": 5", "\"retrySeconds\": 0")]
    [InlineData("\"allocEniSeconds\": 0", "\"allocEniSeconds\": -3")]
    [InlineData("\"op\": \"del\"", "\"op\": \"move\"")]
    [InlineData("\"WARM_ENI_TARGET\": \"1\"", "\"WARM_ENI_TARGET\": 1")]
    public async Task Simulate_NumberOutOfRange_IsExitTwoWithoutAStackTrace(string good, string bad)
    {
        var (exitCode, _, error) = await Tool.RunAsync("node", "simulate", folder.Write("s.json", Scenario.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(2, exitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.StartsWith($"ekscalc: {folder.PathOf("s.json")}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_OneOfSeveralIsBad_WritesTheOthers()
    {
        var good = folder.Write("good.json", Scenario);

        var (exitCode, _, error) = await Tool.RunAsync("node", "simulate", good, folder.PathOf("missing.json"), "--out", folder.PathOf("out"));

        Assert.Equal(2, exitCode);
        Assert.Contains("missing.json: There is no such file.", error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("out/good.json")));
    }

    [Fact]
    public async Task Simulate_ResultWouldReplaceItsScenario_IsExitTwo()
    {
        var file = folder.Write("s.json", Scenario);

        Assert.Equal(2, (await Tool.RunAsync("node", "simulate", file, "--out", folder.FullName)).ExitCode);
        Assert.Equal(Scenario, File.ReadAllText(file));
    }

    [Fact]
    public async Task Simulate_ResultWouldReplaceAnotherScenario_DoesNothing()
    {
        Directory.CreateDirectory(folder.PathOf("out"));
        var (file, other) = (folder.Write("s.json", Scenario), folder.Write("out/s.json", Scenario + " "));
        var (good, with) = (folder.Write("good.json", Scenario), folder.Write("t.json", Scenario));

        var (exitCode, output, error) = await Tool.RunAsync("node", "simulate", file, good, with, other, "--out", folder.PathOf("out"));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"ekscalc: {file}: its result would be written over {other}, which is read too; choose another --out.\n", error, StringComparison.Ordinal);
        Assert.Equal(Scenario + " ", File.ReadAllText(other));
        Assert.False(File.Exists(folder.PathOf("out/good.json")));
    }

    [Theory]
    [InlineData("a.json b.json --format json", "--format json prints one trace; with several files give --out DIR.")]
    [InlineData("a.json --follow --seed 1", "--follow and --seed exclude each other.")]
    public async Task Simulate_BadUsage_SaysWhat(string line, string problem)
    {
        var (exitCode, _, error) = await Tool.RunLineAsync($"node simulate {line}");

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"ekscalc: {problem}\n", error, StringComparison.Ordinal);
    }
}
