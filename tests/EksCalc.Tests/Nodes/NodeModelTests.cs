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
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 9], Gen.Int[0, 300], Gen.Int[0, 60], Gen.Int[0, 40]).Sample(
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
    public void Settle_Ipv4Linux_IsTheClosedForm() => Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300], Gen.Int[0, 300]).Sample(
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
        var model = NodeModel.For(Large, new CniSettings { Mode = IpMode.PrefixDelegation, CustomNetworking = true, PodEni = true }, os: NodeOs.Windows);

        Assert.Equal(WindowsNode.Create(Large, new WindowsSettings { PrefixDelegation = true }).Settle(20), model.Settle(20));
        Assert.Equal((EniRole.Primary, EniSubnet.Nodes, 2), (model.Hold(20).Enis.Single().Role, model.Hold(20).Enis.Single().Subnet, model.Hold(20).Enis.Single().AttachedSlots));
        Assert.Equal((0, true), (model.MostBranchEnis, model.CanServePods));
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
        Gen.Select(Generators.Settings, Gen.Int[0, 30], Gen.Int[0, 20]).Sample(
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
