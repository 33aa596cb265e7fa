using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Nodes;

public class NodeModelTests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");
    private static readonly InstanceType Medium = InstanceCatalog.Default.Get("c5.2xlarge");
    private static readonly CniSettings Ipv6 = new() { Mode = IpMode.Ipv6 };

    [Fact]
    [Rule("R27", "R30")]
    public void Hold_TrunkAndCustomNetworking_NamesEachEni()
    {
        var node = NodeModel.For(Medium, new CniSettings { CustomNetworking = true, PodEni = true }).Hold(20, branchPods: 3);

        Assert.Equal([EniRole.Primary, EniRole.Secondary, EniRole.Secondary, EniRole.Trunk, EniRole.Branch, EniRole.Branch, EniRole.Branch], node.EachEni.Select(eni => eni.Role));
        Assert.Equal([0, 14, 14, 0, 0, 0, 0], node.EachEni.Select(eni => eni.AttachedSlots));
        Assert.Equal([0, 14, 6, 0, 0, 0, 0], node.EachEni.Select(eni => eni.AssignedAddresses));
        Assert.Equal((1, 2 + 28 + 1 + 3, 0), ((int)node.Of(EniSubnet.Nodes).Total, (int)node.Of(EniSubnet.Pods).Total, (int)node.Of(EniSubnet.Discovered).Total));
    }

    // R28: ipamd's own ENIs may go elsewhere; the primary, the trunk and its branches are in the node's subnet.
    [Fact]
    [Rule("R28")]
    public void Hold_SubnetDiscovery_IsForTheEnisOfThePoolAlone()
    {
        var settings = new CniSettings { PodEni = true };
        var node = NodeModel.For(Medium, settings).Hold(20, branchPods: 3);

        Assert.Equal(15 + 1 + 3, node.Of(EniSubnet.Nodes).Total);
        Assert.Equal(2 * 15, node.Of(EniSubnet.Discovered).Total);
        Assert.Equal(49, NodeModel.For(Medium, settings with { SubnetDiscovery = false }).Hold(20, 3).Of(EniSubnet.Nodes).Total);
    }

    // The field case: the node's subnet tagged out, 15 pods of the cluster and two that each node has.
    [Fact]
    [Rule("R34")]
    public void Hold_NodesSubnetTaggedOut_PrimaryServesNoPods()
    {
        var model = NodeModel.For(Large, new CniSettings(), primaryExcluded: true);
        var (plan, node) = (model.Settle(17), model.Hold(17));

        Assert.Equal((18, 3, 2, 1, 20), (plan.TotalAddresses, plan.Enis, plan.EnisElsewhere, plan.NodeSubnetAddresses, plan.PodSubnetAddresses));
        Assert.Equal((1, 20, 0), ((int)node.Of(EniSubnet.Nodes).Total, (int)node.Of(EniSubnet.Discovered).Total, (int)node.Of(EniSubnet.Pods).Total));
        Assert.Equal((11, 12), (plan.NodesIn(new SubnetSize(28), new SubnetSize(24)), plan.NodesIn(new SubnetSize(27), new SubnetSize(24))));
    }

    [Fact]
    [Rule("R30", "R34")]
    public void Hold_NodesSubnetTaggedOutAndTrunk_TrunkStaysInIt()
    {
        var model = NodeModel.For(Medium, new CniSettings { PodEni = true }, primaryExcluded: true);
        Assert.Equal(1 + 1 + 3, model.Settle(20, 3).NodeSubnetAddresses);
        Assert.Equal(1 + 1 + 3, model.Hold(20, 3).Of(EniSubnet.Nodes).Total);
    }

    [Theory]
    [InlineData(2, 9, 0)]
    [InlineData(1, 0, 9)]
    [Rule("R12", "R34")]
    public void Settle_NodesSubnetTaggedOutAndMaxEni_TheExcludedEniCounts(int maxEni, int held, int waiting)
    {
        var model = NodeModel.For(Large, new CniSettings { MaxEni = maxEni }, primaryExcluded: true);
        Assert.Equal((held > 0, held, waiting), (model.CanServePods, model.Settle(9).TotalAddresses, model.Settle(9).WaitingPods));
    }

    [Fact]
    [Rule("R33")]
    public void Settle_NodesSubnetTaggedOutWithoutDiscovery_IsThePrimaryEniAlone()
    {
        var plan = NodeModel.For(Large, new CniSettings { SubnetDiscovery = false }, primaryExcluded: true).Settle(17);
        Assert.Equal((1, 9, 8, 10), (plan.Enis, plan.TotalAddresses, plan.WaitingPods, plan.NodeSubnetAddresses));
    }

    // R42: the one ENI more does not ask MAX_ENI; it has one IPv4 address of its own.
    [Theory]
    [InlineData(true, 2, 1)]
    [InlineData(false, 1, 0)]
    [Rule("R42")]
    public void Hold_NodesSubnetTaggedOutInIpv6_IsOneEniElsewhere(bool discovery, int enis, int elsewhere)
    {
        var settings = Ipv6 with { SubnetDiscovery = discovery, MaxEni = 1 };
        var node = NodeModel.For(Large, settings, primaryExcluded: true).Hold(50);
        var pool = new NodePool(NodeSetup.Of(Large, settings) with
        {
            Subnets = [new("own") { IsNodes = true, Tags = new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "0" } }, new("other") { Tags = new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "1" } }],
        });

        Assert.Equal((enis, 1, elsewhere), (node.EniCount, (int)node.Of(EniSubnet.Nodes).Total, (int)node.Of(EniSubnet.Discovered).Total));
        Assert.Equal([1L, elsewhere], pool.State().PerSubnet.Select(subnet => subnet.Addresses));
        Assert.Equal((1, 0), (node.Ipv6Prefixes, node.WaitingPods));
    }

    [Fact]
    public void For_NodesSubnetTaggedOutUnderCustomNetworkingOrWindows_IsTheSame()
    {
        var custom = new CniSettings { CustomNetworking = true };
        Assert.Equal(NodeModel.For(Large, custom).Settle(17), NodeModel.For(Large, custom, primaryExcluded: true).Settle(17));
        Assert.Equal(NodeModel.For(Large, custom).Hold(17).Enis, NodeModel.For(Large, custom, primaryExcluded: true).Hold(17).Enis);
        var windows = NodeModel.For(Large, new CniSettings(), os: NodeOs.Windows, primaryExcluded: true);
        Assert.Equal(NodeModel.For(Large, new CniSettings(), os: NodeOs.Windows).Settle(5), windows.Settle(5));
    }

    [Fact]
    public void Hold_SecondaryAddresses_PodsAreOnThePrimaryEniToo()
    {
        var model = NodeModel.For(Large, new CniSettings());
        var plan = model.Settle(10);

        Assert.Equal([EniRole.Primary, EniRole.Secondary, EniRole.Secondary], model.Hold(10).EachEni.Select(eni => eni.Role));
        Assert.Equal((30, 30, 0), (plan.SubnetAddresses, plan.NodeSubnetAddresses, plan.PodSubnetAddresses));
        Assert.Equal(new AddressUse { EniPrimaries = 3, PodSecondaries = 10, WarmSecondaries = 17 }, model.Hold(10).Total);
    }

    // Counts and ENIs say the same, in every mode, settled and after churn; and each is what its own closed form says.
    [Fact]
    public void Holding_AnyNode_IsItsPlanEniByEni()
    {
        var (branched, waiting, ipv6) = (0, 0, 0);
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 9], Gen.Int[0, 300], Gen.Int[0, 60], Gen.Int[0, 40]).ForAll(
            (type, settings, family, pods, more, branchPods) =>
            {
                var os = family == 0 ? NodeOs.Windows : NodeOs.Linux;
                settings = family == 1 ? settings with { Mode = IpMode.Ipv6 } : settings;
                var model = NodeModel.For(type, settings, os: os);
                foreach (var plan in (NodePlan[])[model.Settle(pods, branchPods), model.AfterChurn(pods, pods + more, branchPods)])
                {
                    var held = model.Holding(plan);
                    var all = held.Total;
                    Assert.Equal(plan.SubnetAddresses, all.Total);
                    Assert.Equal((plan.Enis, plan.BranchEnis, plan.Prefixes), ((int)all.EniPrimaries, (int)all.BranchEnis, (int)all.Prefixes));
                    Assert.Equal((plan.AssignedAddresses, plan.FreeAddresses, plan.WaitingPods), ((int)all.PodAddresses, (int)all.WarmAddresses, held.WaitingPods));
                    Assert.Equal(plan.PodSubnetAddresses, held.Of(EniSubnet.Pods).Total);
                    Assert.Equal(all, held.Of(EniSubnet.Nodes) + held.Of(EniSubnet.Pods) + held.Of(EniSubnet.Discovered));
                    Assert.Equal(EniRole.Primary, held.Enis[0].Role);
                    Assert.All(held.EachEni, eni => Assert.InRange(eni.AttachedSlots, 0, eni.Slots));
                    Assert.InRange(plan.BranchEnis, 0, model.MostBranchEnis);
                }

                Interlocked.Add(ref branched, model.Settle(0, branchPods).BranchEnis > 0 ? 1 : 0);
                Interlocked.Add(ref waiting, model.Settle(pods, branchPods).WaitingPods > 0 ? 1 : 0);
                Interlocked.Add(ref ipv6, family == 1 ? 1 : 0);
            },
            iter: 3_000);

        Assert.True(branched > 300 && waiting > 300 && ipv6 > 100, $"{branched} with branch ENIs, {waiting} with waiting pods, {ipv6} of IPv6.");
    }

    [Fact]
    public void Settle_Ipv4Linux_IsTheClosedForm() => Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300], Gen.Int[0, 300]).ForAll(
        (type, settings, pods, maxPods) =>
        {
            Assert.Equal(NodeIpam.Create(type, settings, maxPods).Settle(pods), NodeModel.For(type, settings, maxPods).Settle(pods));
            Assert.Equal(NodeIpam.Create(type, settings).Settle(pods), NodeModel.For(type, settings).Settle(pods));
        },
        iter: 2_000);

    [Fact]
    [Rule("R17")]
    public void Hold_Windows_IsThePrimaryEniAlone()
    {
        var windows = new WindowsSettings { PrefixDelegation = true };
        var model = NodeModel.For(Large, new CniSettings { CustomNetworking = true, PodEni = true }, os: NodeOs.Windows, windows: windows);

        Assert.Equal(WindowsNode.Create(Large, windows).Settle(20), model.Settle(20));
        Assert.Equal((EniRole.Primary, EniSubnet.Nodes, 2), (model.Hold(20).Enis.Single().Role, model.Hold(20).Enis.Single().Subnet, model.Hold(20).Enis.Single().AttachedSlots));
        Assert.Equal((0, true), (model.MostBranchEnis, model.CanServePods));
    }

    [Theory]
    [InlineData(IpMode.PrefixDelegation)]
    [InlineData(IpMode.Ipv6)]
    [Rule("R17")]
    public void Hold_Windows_LinuxVariablesDoNotReachIt(IpMode mode)
    {
        var node = NodeModel.For(Large, new CniSettings { Mode = mode, WarmIpTarget = 40 }, os: NodeOs.Windows).Hold(20);

        Assert.Equal((10, 11, 0), ((int)node.Total.Total, node.WaitingPods, node.Ipv6Prefixes));
    }

    // R31: its warm pool is not public.
    [Theory]
    [InlineData("m5.large", 0, 0, 1, 1)]
    [InlineData("m5.large", 16, 1, 2, 1)]
    [InlineData("m5.large", 17, 2, 3, 1)]
    [InlineData("m5.large", 108, 7, 8, 1)]
    [InlineData("t3.nano", 108, 2, 2, 2)]
    [Rule("R31")]
    public void Hold_AutoMode_IsARangeOfPrefixes(string type, int pods, int least, int most, int enis)
    {
        var model = NodeModel.ForAutoMode(InstanceCatalog.Default.Get(type), isIpv6: false, 110);

        Assert.Equal((least, most, enis), (model.Settle(pods).Prefixes, model.AfterChurn(pods, pods).Prefixes, model.AfterChurn(pods, pods).Enis));
        Assert.Equal((0, model.Hold(pods).Total.Total), (model.MostBranchEnis, model.Hold(pods).Of(EniSubnet.Nodes).Total));
    }

    // R29: since 1.16 a pod with a security group of its own has a branch ENI, with an IPv4 address, in an IPv6 cluster too.
    [Theory]
    [InlineData(1, 15, 0, 1, 4)]
    [InlineData(1, 16, 4, 6, 0)]
    [InlineData(1, 23, 4, 6, 0)]
    [Rule("R29", "R30")]
    public void Settle_Ipv6WithSecurityGroupPods_DependsOnTheVersion(int major, int minor, int branches, int addresses, int waiting)
    {
        var model = NodeModel.For(Large, Ipv6 with { PodEni = true }, version: new CniVersion(major, minor));
        var plan = model.Settle(50, branchPods: 4);

        Assert.Equal((branches, addresses, waiting), (plan.BranchEnis, plan.SubnetAddresses, plan.WaitingPods));
        Assert.Equal(1, model.Hold(50, 4).Ipv6Prefixes);
    }

    [Fact]
    [Rule("R15", "R29")]
    public void Settle_Ipv6OnATypeWithoutNitro_ServesNoPod()
    {
        var model = NodeModel.For(InstanceCatalog.Default.Get("m4.large"), Ipv6);

        Assert.False(model.CanServePods);
        Assert.Equal((5, 0, 1), (model.Settle(5).WaitingPods, model.Hold(5).Ipv6Prefixes, model.Settle(5).SubnetAddresses));
    }

    [Fact]
    public void Holding_OfASimulatedNode_IsWhatItsStoreHolds()
    {
        var real = new RealCases();
        Gen.Select(Generators.Settings, Gen.Int[0, 30], Gen.Int[0, 20]).ForAll(
            (settings, pods, maxEni) =>
            {
                settings = settings with { MaxEni = maxEni == 0 ? null : maxEni, WarmEniTarget = Math.Max(1, settings.WarmEniTarget), WarmPrefixTarget = Math.Max(1, settings.WarmPrefixTarget) };
                var pool = new NodePool(NodeSetup.Of(Medium, settings));
                for (var pod = 0; pod < pods; pod++)
                {
                    pool.AdvanceTo(pool.Now + 60_000);
                    pool.TryAdd(out _);
                }

                pool.AdvanceTo(pool.Now + 600_000);
                var model = NodeModel.For(Medium, settings);
                if (!model.CanServePods || model.Settle(pods).Oscillates)
                    return;
                real.Add();
                Assert.Equal(pool.SubnetAddresses, model.Holding(pool.State()).Total.Total);
            },
            iter: 200);
        real.AtLeast(100);
    }

    [Fact]
    public void For_WhatCannotBe_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => NodeModel.For(null!, new CniSettings()));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeModel.For(Large, new CniSettings(), maxPods: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeModel.For(Large, new CniSettings { MaxEni = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeModel.For(Large, new CniSettings()).Settle(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeModel.For(Large, Ipv6).AfterChurn(2, 1));
    }
}
