using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Nodes;

public class NodePlanTests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");

    private static readonly CniSettings Prefixes = new() { Mode = IpMode.PrefixDelegation, WarmPrefixTarget = 1 };

    // One ENI and one prefix a node: an edge of 27 single addresses, then prefixes compete with them for blocks.
    [Theory]
    [InlineData(28, 0)] // One block, with AWS's five addresses in it.
    [InlineData(27, 0)] // Two, each with some of them.
    [InlineData(26, 2)]
    [InlineData(25, 6)]
    [InlineData(24, 14)]
    [InlineData(23, 29)] // 30 blocks, of which the ENIs of nodes beyond the 27th take one.
    [InlineData(22, 59)]
    public void NodesIn_Prefixes_NeedAlignedBlocksWithoutAnyOtherAddress(int prefixLength, int nodes) =>
        Assert.Equal(nodes, NodeIpam.Create(Large, Prefixes).Settle(0).NodesIn(new SubnetSize(prefixLength)));

    [Theory]
    [InlineData(28, 1)] // 11 usable addresses, 10 a node.
    [InlineData(24, 25)]
    public void NodesIn_SecondaryAddresses_AreLimitedByTheUsableAddressesAlone(int prefixLength, int nodes) =>
        Assert.Equal(nodes, NodeIpam.Create(Large, new CniSettings()).Settle(0).NodesIn(new SubnetSize(prefixLength)));

    [Theory]
    [InlineData(false, 3, 18)]
    [InlineData(true, 4, 18)] // The trunk is in the pod subnet too.
    public void SubnetAddresses_CustomNetworking_AreOneOfTheNodeSubnetAndTheRestOfThePodSubnet(bool podEni, int enis, int addresses)
    {
        var settings = new CniSettings { CustomNetworking = true, PodEni = podEni, WarmIpTarget = 1, MinimumIpTarget = addresses };

        var plan = NodeIpam.Create(InstanceCatalog.Default.Get("c5.2xlarge"), settings).Settle(0);

        Assert.Equal((enis, enis + addresses), (plan.Enis, plan.SubnetAddresses));
        Assert.Equal((1, enis - 1 + addresses), (plan.NodeSubnetAddresses, plan.PodSubnetAddresses));
    }

    [Fact]
    public void NodesIn_CustomNetworking_TheTighterSubnetDecides()
    {
        var plan = NodeIpam.Create(Large, new CniSettings { CustomNetworking = true }).Settle(0);

        Assert.Equal(11, plan.SubnetAddresses);
        Assert.Equal(11, plan.NodesIn(new SubnetSize(28), new SubnetSize(24))); // One address a node of 11, 10 a node of 251.
        Assert.Equal(25, plan.NodesIn(new SubnetSize(27), new SubnetSize(24)));
        Assert.Equal(22, plan.NodesIn(new SubnetSize(24))); // All 11 of one subnet.
    }

    [Fact]
    public void NodesIn_WithoutCustomNetworking_DoesNotUseThePodSubnet()
    {
        var plan = NodeIpam.Create(Large, Prefixes).Settle(0);

        Assert.Equal(plan.NodesIn(new SubnetSize(24)), plan.NodesIn(new SubnetSize(24), new SubnetSize(28)));
    }

    [Fact]
    public void NodesIn_NothingOfThePodSubnet_IsLimitedByTheNodeSubnet()
    {
        var plan = NodeIpam.Create(Large, new CniSettings { CustomNetworking = true, MaxEni = 1 }).Settle(0);

        Assert.Equal((1, 0), (plan.NodeSubnetAddresses, plan.PodSubnetAddresses));
        Assert.Equal(251, plan.NodesIn(new SubnetSize(24), new SubnetSize(28)));
    }

    [Fact]
    public void NodesIn_DefaultPlan_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => default(NodePlan).NodesIn(new SubnetSize(24)));
        Assert.Throws<InvalidOperationException>(() => (default(NodePlan) with { CustomNetworking = true }).NodesIn(new SubnetSize(24), new SubnetSize(24)));
        Assert.Equal((0, 0), (default(NodePlan).NodeSubnetAddresses, default(NodePlan).PodSubnetAddresses));
    }

    [Fact]
    public void NodesIn_RandomPlans_AreAsManyAsCanBePlacedAddressByAddress() =>
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 60], Gen.Int[22, 28], Gen.Int[22, 28]).ForAll(
            (type, settings, pods, nodeLength, podLength) =>
            {
                var plan = NodeIpam.Create(type, settings).Settle(pods);
                var (nodes, shared) = (new SubnetSize(nodeLength), new SubnetSize(podLength));

                Assert.Equal(plan.SubnetAddresses, plan.NodeSubnetAddresses + plan.PodSubnetAddresses);
                Assert.Equal(Placed(shared, plan.Enis + plan.SecondaryAddresses, plan.Prefixes), plan.NodesIn(shared));
                var podSubnetSingles = plan.PodSubnetAddresses - (plan.Prefixes * Ipv4Prefix.Addresses);
                Assert.Equal(
                    settings.CustomNetworking ? Math.Min(Placed(nodes, 1, 0), Placed(shared, podSubnetSingles, plan.Prefixes)) : plan.NodesIn(nodes),
                    plan.NodesIn(nodes, shared));
            },
            iter: 3000);

    /// <summary>Node after node, its prefixes from the middle of the subnet, its single addresses from the ends, until one does not fit.</summary>
    private static int Placed(SubnetSize subnet, int singles, int prefixes)
    {
        if (singles + prefixes == 0)
            return int.MaxValue;
        var taken = new bool[subnet.Addresses];
        foreach (var reserved in (Index[])[0, 1, 2, 3, ^1])
            taken[reserved] = true;
        for (var nodes = 0; ; nodes++)
        {
            for (var prefix = 0; prefix < prefixes; prefix++)
            {
                var block = Enumerable.Range(0, taken.Length / 16).LastOrDefault(block => taken.AsSpan(block * 16, 16).IndexOf(true) < 0, -1);
                if (block < 0)
                    return nodes;
                taken.AsSpan(block * 16, 16).Fill(true);
            }

            for (var single = 0; single < singles; single++)
            {
                // The last block has one of AWS's addresses, so no prefix will miss it.
                var last = taken.AsSpan(taken.Length - 16, 16).IndexOf(false);
                var address = last >= 0 ? taken.Length - 16 + last : Array.IndexOf(taken, false);
                if (address < 0)
                    return nodes;
                taken[address] = true;
            }
        }
    }
}
