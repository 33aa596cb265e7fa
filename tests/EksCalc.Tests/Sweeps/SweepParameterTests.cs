using EksCalc.Instances;
using EksCalc.Sweeps;

namespace EksCalc.Tests.Sweeps;

public class SweepParameterTests
{
    private static readonly Sweep<NodeCase> Nodes = Sweep.OfNodes(InstanceCatalog.Default.Get("m5.large"));

    [Theory]
    [InlineData("5", "5")]
    [InlineData("0..3", "0 1 2 3")]
    [InlineData("10..40:10", "10 20 30 40")]
    [InlineData("10..39:10", "10 20 30")]
    [InlineData("7..7", "7")]
    [InlineData(" 1 , 4 .. 6 ,2", "1 4 5 6 2")]
    [InlineData("3,1..4,3", "3 1 2 4")]
    public void Read_Numbers_AreThoseNamed(string text, string expected) => Assert.Equal(expected, string.Join(' ', NodeParameters.Pods.Read(text)));

    [Theory]
    [InlineData("t2.micro", "t2.micro")]
    [InlineData("M5.Large", "m5.large")]
    [InlineData("t2.nano,t2.micro", "t2.nano t2.micro")]
    [InlineData("t1.*,m1.?????", "t1.micro m1.small m1.large")]
    public void Read_InstanceTypes_AreThoseThatMatch(string text, string expected) => Assert.Equal(expected, string.Join(' ', NodeParameters.InstanceType.Read(text)));

    [Theory]
    [InlineData("pods", "", "pods=: '' is neither a whole number nor a range such as 0..40 or 0..40:10.")]
    [InlineData("pods", "1..", "pods=1..: '1..' is neither a whole number nor a range such as 0..40 or 0..40:10.")]
    [InlineData("pods", "1.5", "pods=1.5: '1.5' is neither a whole number nor a range such as 0..40 or 0..40:10.")]
    [InlineData("pods", "9..1", "pods=9..1: 9..1 runs backwards; write 1..9.")]
    [InlineData("pods", "1..9:0", "pods=1..9:0: '1..9:0': the step after the colon is a whole number of 1 or more.")]
    [InlineData("pods", "-1", "pods=-1: '-1' is not one of its values: whole numbers from 0 to 10000.")]
    [InlineData("pods", "0..10001", "pods=0..10001: '10001' is not one of its values: whole numbers from 0 to 10000.")]
    [InlineData("pods", "99999999999", "pods=99999999999: '99999999999' is neither a whole number nor a range such as 0..40 or 0..40:10.")]
    [InlineData("cni.MAX_ENI", "0", "cni.MAX_ENI=0: '0' is not one of its values: whole numbers from 1 to 10000.")]
    [InlineData("instanceType", "m5.lrge", "instanceType=m5.lrge: 'm5.lrge' is not an instance type; did you mean m5.large")]
    [InlineData("instanceType", "zz.*", "instanceType=zz.*: 'zz.*' matches no name: an instance type, or a pattern such as ")]
    [InlineData("mode", "prefix", "mode=prefix: 'prefix' is not a mode: secondaryIp, prefixDelegation, customNetworking, customNetworkingWithPrefixes, ipv6.")]
    [InlineData("cni.ENABLE_POD_ENI", "yes", "cni.ENABLE_POD_ENI=yes: 'yes' is not a truth value: false, true.")]
    [InlineData("cni.WARM_IP_TARGETS", "1", "cni.WARM_IP_TARGETS: no such parameter; did you mean cni.WARM_IP_TARGET?")]
    [InlineData("colour", "1", "colour: no such parameter: there are instanceType, mode, pods, ")]
    public void Over_WhatCannotBe_SaysWhereAndWhy(string name, string values, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidInputException>(() => Nodes.Over(name, values)).Message, StringComparison.Ordinal);

    [Fact]
    public void Over_TooMuch_IsRefusedBeforeAnythingRuns()
    {
        var large = Nodes.Over("pods", "0..9999").Over("nodes", "0..9999");
        Assert.Equal(100_000_000, large.Points);
        Assert.StartsWith("cni.MAX_ENI: makes 200,000,000 combinations;", Assert.Throws<InvalidInputException>(() => large.Over("cni.MAX_ENI", "1,2")).Message, StringComparison.Ordinal);
        Assert.Equal("nodes: is swept twice.", Assert.Throws<InvalidInputException>(() => Nodes.Over("nodes", "1").Over("nodes", "2")).Message);
        var four = Nodes.Over("pods", "1,2").Over("nodes", "1,2").Over("cni.WARM_IP_TARGET", "1").Over("cni.MAX_ENI", "1,2").Over("maxPods", "1,2");
        Assert.Equal("mode: is one too many: a sweep changes at most 4 parameters.", Assert.Throws<InvalidInputException>(() => four.Over("mode", "*")).Message);
    }

    [Fact]
    public void Over_TypedValuesOutOfRange_AreRefused()
    {
        Assert.Throws<InvalidInputException>(() => Nodes.Over(NodeParameters.Pods, -1, 3));
        Assert.Throws<InvalidInputException>(() => Nodes.Over(NodeParameters.InstanceType, "m5.lrge"));
        Assert.Throws<InvalidInputException>(() => Nodes.Over(NodeParameters.InstanceType));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nodes.Over(NodeParameters.Pods, 0, 3, 0));
    }
}
