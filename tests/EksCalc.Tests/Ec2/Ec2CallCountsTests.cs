using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Ec2;

public class Ec2CallCountsTests
{
    private static readonly Ec2CallCounts Counts = new NodePool(NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), new CniSettings())).Calls;

    [Fact]
    public void ToString_CallsOfAStart_NamesThoseMade() => Assert.Equal(
        "AssignPrivateIpAddresses 1, CreateTags 1, DescribeNetworkInterfaces 1, DescribeSubnets 1, ModifyNetworkInterfaceAttribute 1", Counts.ToString());

    [Fact]
    public void Total_CallsOfAStart_IsTheirSum()
    {
        Assert.Equal(5, Counts.Total);
        Assert.Equal((1, 0), (Counts[Ec2Call.CreateTags], Counts[Ec2Call.UnassignPrivateIpAddresses]));
    }

    [Fact]
    public void Calls_AreInAlphabeticalOrder()
    {
        Assert.Equal(13, Ec2CallCounts.Calls.Length);
        Assert.Equal(Ec2CallCounts.Calls.OrderBy(call => $"{call}", StringComparer.Ordinal), Ec2CallCounts.Calls);
    }
}
