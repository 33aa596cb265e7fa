using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>R29, R15: nodes of IPv6 clusters.</summary>
[Rule("R15", "R29")]
public sealed class Ipv6NodeTests
{
    [Fact]
    public void Create_Nitro_TakesOnePrefixAndOneIpv4AddressForAnyNumberOfPods()
    {
        var node = Ipv6Node.Create(InstanceCatalog.Default.Get("m5.large"));
        Assert.Equal((1, 0), (node.Prefixes, node.WaitingPods(1_000_000)));
        Assert.Equal((1, 1), (Ipv6Node.Ipv4Addresses, Ipv6Node.Enis));
        Assert.Equal(281_474_976_710_656, Ipv6Node.AddressesPerPrefix);
    }

    [Fact]
    public void Create_NotNitro_ServesNoPod()
    {
        var node = Ipv6Node.Create(InstanceCatalog.Default.Get("m4.large"));
        Assert.False(node.CanServePods);
        Assert.Equal((0, 12), (node.Prefixes, node.WaitingPods(12)));
        Assert.Throws<ArgumentOutOfRangeException>(() => node.WaitingPods(-1));
    }
}
