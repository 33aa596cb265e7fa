using System.Text;
using System.Text.Json;
using EksCalc.Cni;
using EksCalc.Exchange.Traces;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>What a file says is what the scenario was, and what it cannot say is a problem.</summary>
public class NodeScenarioFileTests
{
    private const string Node = """{"instanceType":"m5.large","maxENI":3,"ipv4PerENI":10,"maxPods":29,"trunkingCompatible":false}""";

    [Fact]
    public void Write_ScenarioMadeInCode_IsReadBackWithItsSettings()
    {
        var settings = new CniSettings { WarmIpTarget = 5, MinimumIpTarget = 10, MaxEni = 2, IpCooldown = TimeSpan.FromSeconds(5), SubnetDiscovery = false, ClusterName = "one" };
        var setup = NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), settings) with { SupportsPrefixDelegation = false, NetworkCards = 3 };
        var scenario = PodSchedule.Empty.Start(20, TimeSpan.FromSeconds(30)).On(setup);

        var read = NodeTraceJson.Read(Written(NodeSimulation.Run(scenario)));

        Assert.Equal(settings, read.Scenario.Node.Settings);
        Assert.False(read.Scenario.Node.SupportsPrefixDelegation);
        Assert.Equal(3, read.Scenario.Node.NetworkCards);
        Assert.Equal(NodeSimulation.Run(scenario).Final.PerEni, NodeSimulation.Run(read.Scenario).Final.PerEni);
    }

    [Theory]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"subnetfree":3}""", "$.subnetfree", "did you mean subnetFree?")]
    [InlineData("""{"node":NODE,"mode":{"prefixDelegaton":true},"until":1}""", "$.mode.prefixDelegaton", "did you mean prefixDelegation?")]
    [InlineData("""{"node":NODE,"mode":{},"env":{"WARM_IP_TARGT":"5"},"until":1}""", "$.env.WARM_IP_TARGT", "did you mean WARM_IP_TARGET?")]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"events":[{"t":1,"op":"add","pod":"p","mulit":true}]}""", "$.events[0].mulit", "did you mean multi?")]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"subnets":[{"id":"a","fre":1,"primary":true}]}""", "$.subnets[0].fre", "did you mean free?")]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"until":2}""", "$.until", "twice")]
    [InlineData("""{"node":NODE,"mode":{},"env":{"MAX_ENI":"1","MAX_ENI":"2"},"until":1}""", "$.env.MAX_ENI", "twice")]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"throttle":[{"call":"AttachNetworkInterfaces","from":0,"to":1}]}""", "$.throttle[0].call", "did you mean AttachNetworkInterface?")]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"eniConfigSubnet":"b"}""", "$.eniConfigSubnet", "no such subnet")]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"subnets":[{"id":"a"}]}""", "$.subnets", "primary")]
    [InlineData("""{"node":NODE,"mode":{},"until":1,"subnets":[{"id":"a","primary":true}],"events":[{"t":1,"op":"tags","tags":{"c":{}}}]}""", "$.events[0].tags.c", "no such key")]
    [InlineData("""{"scenario":{"node":NODE,"mode":{},"until":1},"step":[]}""", "$.step", "did you mean steps?")]
    public void ReadScenario_WhatThereIsNot_IsAProblem(string json, string place, string words)
    {
        var problem = Assert.Single(Assert.Throws<InvalidInputException>(() => NodeTraceJson.ReadScenario(Stream(json.Replace("NODE", Node, StringComparison.Ordinal)))).Problems);

        Assert.Equal(place, problem.Place);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextWhereNumbersAre_IsAProblem()
    {
        var error = Assert.Throws<InvalidInputException>(() => NodeTraceJson.Read(Stream(
            $$"""{"scenario":{"node":{{Node}},"mode":{},"until":1},"steps":[{"t":0,"cause":"init","perEni":[["a","b"]],"usable":["x",1],"also":[1]}]}""")));

        Assert.Equal(["$.steps[0].also[0]", "$.steps[0].perEni[0]", "$.steps[0].usable[0]"], error.Problems.Select(problem => problem.Place).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ReadScenario_BytesWithoutEnd_AreReadNoFurtherThanTheLimit()
    {
        using var endless = new EndlessStream();

        var error = Assert.Throws<InvalidInputException>(() => NodeTraceJson.ReadScenario(endless));

        Assert.Contains("larger than 64 MiB", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Given, NodeTraceJson.MostBytes, NodeTraceJson.MostBytes + (1024 * 1024));
    }

    [Fact]
    public void Write_EveryField_IsReadBack()
    {
        var trace = RecordedTrace.Get("life-036-m5.large-burst18-restart-other-tag-0").Read();
        var written = JsonDocument.Parse(Written(trace)).RootElement;

        Assert.True(JsonElement.DeepEquals(written, JsonDocument.Parse(Written(NodeTraceJson.Read(Written(trace)))).RootElement));
    }

    private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));

    private static MemoryStream Written(NodeTrace trace)
    {
        var json = new MemoryStream();
        NodeTraceJson.Write(trace, json);
        json.Position = 0;
        return json;
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => 0;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
