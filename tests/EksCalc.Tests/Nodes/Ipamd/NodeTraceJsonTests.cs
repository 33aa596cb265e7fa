using System.Text;
using System.Text.Json;
using EksCalc.Cni;
using EksCalc.Exchange.Traces;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

public class NodeTraceJsonTests
{
    private const string Node = """{"instanceType":"m5.large","maxENI":3,"ipv4PerENI":10,"maxPods":29,"trunkingCompatible":true}""";

    private const string Mode = """{"prefixDelegation":false,"customNetworking":false,"podENI":false,"trunkAttachedAt":null}""";

    [Fact]
    public void ReadScenario_SmallestScenario_HasDefaults()
    {
        var scenario = Scenario($$"""{"node":{{Node}},"mode":{},"until":60}""");

        Assert.Equal(("", null, TimeSpan.FromSeconds(60)), (scenario.Name, scenario.RetryInterval, scenario.Until));
        Assert.Equal((3, 9, 29, true), (scenario.Node.MaxEnis, scenario.Node.SlotsPerEni, scenario.Node.MaxPods, scenario.Node.SupportsTrunking));
        Assert.Null(scenario.Node.SubnetFreeAddresses);
        Assert.Equal(new CniSettings(), scenario.Node.Settings);
        Assert.Empty(scenario.Events);
    }

    [Fact]
    public void ReadScenario_Settings_AreParsedAsIpamdDoes()
    {
        var scenario = Scenario($$$"""
            {"node":{{{Node}}},"mode":{"prefixDelegation":true,"podENI":true,"trunkAttachedAt":8},"env":{"WARM_IP_TARGET":"-5","IP_COOLDOWN_PERIOD":"10"},
             "subnetFree":40,"latency":{"allocEniSeconds":6.3,"assignIpSeconds":1.2},"retrySeconds":7,"events":[{"t":1.5,"op":"add","pod":"a"},{"t":2,"op":"del","pod":"a"}],"until":60}
            """);

        Assert.Equal(new CniSettings { Mode = IpMode.PrefixDelegation, PodEni = true, IpCooldown = TimeSpan.FromSeconds(10) }, scenario.Node.Settings);
        Assert.Equal(TimeSpan.FromSeconds(8), scenario.Node.TrunkAttachedAt);
        Assert.Equal(40, scenario.Node.SubnetFreeAddresses);
        Assert.Equal((TimeSpan.FromSeconds(6.3), TimeSpan.FromSeconds(1.2)), (scenario.Node.AttachLatency, scenario.Node.AssignLatency));
        Assert.Equal([new PodEvent(TimeSpan.FromSeconds(1.5), PodEventKind.Add, "a"), new PodEvent(TimeSpan.FromSeconds(2), PodEventKind.Delete, "a")], scenario.Events);
    }

    [Fact]
    public void ReadScenario_TypeWithoutPrefixes_FallsBackToSecondaryAddresses()
    {
        var scenario = Scenario($$"""{"node":{{Node.Replace("m5.large", "t2.large", StringComparison.Ordinal)}},"mode":{"prefixDelegation":true},"until":60}""");

        Assert.Equal(0, NodeSimulation.Run(scenario).Final.Prefixes);
    }

    [Fact]
    public void ReadScenario_ManyMistakes_ReportsEachWithItsPath()
    {
        var error = Assert.Throws<InvalidInputException>(() => Scenario("""
            {"node":{"maxENI":0,"ipv4PerENI":"10"},"mode":{"podENI":"yes"},"env":{"WARM_IP_TARGET":5},"retrySeconds":0,
             "subnetFree":-1,"events":[{"t":0.0001,"op":"ad","pod":7},{"t":-1,"op":"del"}],"latency":{"assignIpSeconds":"1"}}
            """));

        Assert.Equal(
            [
                "$.env.WARM_IP_TARGET", "$.node.maxENI", "$.node.ipv4PerENI", "$.node.maxPods", "$.mode.podENI", "$.latency.assignIpSeconds", "$.subnetFree",
                "$.retrySeconds", "$.events[0].t", "$.events[0].op", "$.events[1].t", "$.events[1].pod", "$.until",
            ],
            error.Problems.Select(problem => problem.Place));
        Assert.Contains("did you mean add?", error.Message, StringComparison.Ordinal);
        Assert.Contains("A whole number from 1 to 64 expected, 0 found.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("{\n\"node\":", "line 2, column 8")]
    [InlineData("[]", "$")]
    [InlineData("""{"scenario":1}""", "$.scenario")]
    [InlineData("""{"scenario":{}}""", "$.scenario.node")]
    public void ReadScenario_NoScenario_SaysWhere(string json, string place)
    {
        var error = Assert.Throws<InvalidInputException>(() => Scenario(json));

        Assert.Equal(place, error.Problems[0].Place);
    }

    [Fact]
    public void ReadScenario_NotJson_SaysSoWithoutTheParsersOwnPosition()
    {
        var problem = Assert.Single(Assert.Throws<InvalidInputException>(() => Scenario("{\n  x")).Problems);

        Assert.Equal("line 2, column 3", problem.Place);
        Assert.StartsWith("Not JSON: 'x' is an invalid start of a property name.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"env":{"A":"\ud800"}}""")]
    [InlineData("""{"env":{"\udc00":"1"}}""")]
    [InlineData("""{"\ud800":1}""")]
    public void ReadScenario_NoUnicode_IsABadInput(string json) =>
        Assert.Contains("not text: half of a surrogate pair", Assert.Throws<InvalidInputException>(() => Scenario(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadScenario_NoUtf8_IsABadInput() => Assert.Contains(
        "not UTF-8 text",
        Assert.Throws<InvalidInputException>(() => NodeTraceJson.ReadScenario(new MemoryStream([.. "{\"env\":{\"A\":\""u8, 0xff, .. "\"}}"u8]))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Write_Simulated_SaysHowToMakeItAgain()
    {
        var scenario = Scenario($$"""{"node":{{Node}},"mode":{},"until":60}""");

        foreach (var (picks, name, seed) in new (PickPolicy, string, ulong?)[] { (PickPolicy.Oldest, "oldest", null), (PickPolicy.Random(18446744073709551615), "random 18446744073709551615", ulong.MaxValue) })
        {
            var written = new MemoryStream();
            NodeTraceJson.Write(NodeSimulation.Run(scenario, new NodeSimulationOptions { Picks = picks }), written);
            var json = JsonDocument.Parse(written.ToArray()).RootElement;

            Assert.Equal((name, seed), (json.GetProperty("picks").GetString(), json.GetProperty("seed").Deserialize<ulong?>()));
            var version = json.GetProperty("version");
            Assert.Equal(
                ModelVersion.Current,
                new ModelVersion(version.GetProperty("eksCalc").GetString()!, version.GetProperty("vpcCni").GetString()!, version.GetProperty("instanceData").GetString()!));
        }
    }

    [Fact]
    public void ReadScenario_Ipv6_IsAMode() =>
        Assert.Equal(IpMode.Ipv6, Scenario($$$"""{"node":{{{Node}}},"mode":{},"env":{"ENABLE_IPv6":"true"},"until":1}""").Node.Settings.Mode);

    [Fact]
    public void Read_MistakesInSteps_ReportsEachWithItsPath()
    {
        var error = Assert.Throws<InvalidInputException>(() => NodeTraceJson.Read(Stream($$"""
            {"scenario":{"node":{{Node}},"mode":{{Mode}},"until":9},
             "steps":[{"t":0,"cause":"start","perEni":[[1]],"calls":{"CreateTag":1},"acts":[{"op":"assign","eni":"0","cidrs":["a"]}]},{"cause":"tick","enis":-1}]}
            """)));

        Assert.Equal(
            ["$.steps[0].cause", "$.steps[0].perEni[0]", "$.steps[0].calls.CreateTag", "$.steps[0].acts[0].eni", "$.steps[0].acts[0].cidrs[0]", "$.steps[1].t", "$.steps[1].enis"],
            error.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void Write_WhatWasRead_IsTheSameDocument()
    {
        foreach (var recorded in RecordedTrace.All)
            Assert.Null(recorded.Difference(recorded.Read(), 0));
    }

    private static NodeScenario Scenario(string json) => NodeTraceJson.ReadScenario(Stream(json));

    private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));
}
