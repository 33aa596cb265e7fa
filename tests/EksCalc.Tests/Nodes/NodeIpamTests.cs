using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Nodes;

public class NodeIpamTests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");

    /// <summary>Settings that between them reach every branch, tried on every type.</summary>
    public static TheoryData<CniSettings> EverySetting =>
    [
        .. from mode in (IpMode[])[IpMode.SecondaryIp, IpMode.PrefixDelegation]
           from custom in (bool[])[false, true]
           from podEni in (bool[])[false, true]
           from targets in ((int Eni, int Ip, int Minimum, int Prefix)[])
               [(1, 0, 0, 1), (0, 0, 0, 0), (3, 0, 0, 4), (1, 1, 0, 1), (1, 5, 40, 1), (1, 0, 17, 1), (1, int.MaxValue, 0, 0), (int.MaxValue, 0, 0, int.MaxValue)]
           select new CniSettings
           {
               Mode = mode,
               CustomNetworking = custom,
               PodEni = podEni,
               WarmEniTarget = targets.Eni,
               WarmIpTarget = targets.Ip,
               MinimumIpTarget = targets.Minimum,
               WarmPrefixTarget = targets.Prefix,
           },
    ];

    [Theory]
    [MemberData(nameof(EverySetting))]
    public void Settle_EverySetting_KeepsTheInvariants(CniSettings settings) =>
        Assert.All(NodeCases.Of(settings), node => CheckRamp(node.Type, node.Settings));

    [Theory]
    [MemberData(nameof(NodeCases.Modes), MemberType = typeof(NodeCases))]
    public void Settle_EveryType_KeepsTheInvariants(bool prefixes, bool custom, bool podEni) =>
        Assert.All(NodeCases.EveryType(prefixes, custom, podEni), node => CheckRamp(node.Type, node.Settings));

    [Fact]
    public void Settle_RandomSettings_KeepsTheInvariants() =>
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300]).ForAll(
            (type, settings, maxPods) => CheckRamp(type, settings, maxPods), iter: 3000);

    [Fact]
    public void Settle_MorePlacesForEnis_NeverServeFewerPods() =>
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 800], Gen.Int[1, 15]).ForAll(
            (type, settings, pods, maxEni) => Assert.True(
                NodeIpam.Create(type, settings with { MaxEni = maxEni }).Settle(pods).AssignedAddresses
                <= NodeIpam.Create(type, settings with { MaxEni = maxEni + 1 }).Settle(pods).AssignedAddresses),
            iter: 3000);

    [Fact]
    public void Settle_HigherWarmTargets_NeverTakeFewerAddresses() =>
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 800]).ForAll(
            (type, settings, pods) =>
            {
                settings = settings with { WarmIpTarget = Math.Min(settings.WarmIpTarget, 1000), MinimumIpTarget = Math.Min(settings.MinimumIpTarget, 1000) };
                var taken = NodeIpam.Create(type, settings).Settle(pods).SubnetAddresses;
                Assert.True(taken <= NodeIpam.Create(type, settings with { WarmEniTarget = settings.WarmEniTarget + 1 }).Settle(pods).SubnetAddresses);
                Assert.True(taken <= NodeIpam.Create(type, settings with { WarmPrefixTarget = settings.WarmPrefixTarget + 1 }).Settle(pods).SubnetAddresses);
                if (settings.WarmIpTarget > 0)
                    Assert.True(taken <= NodeIpam.Create(type, settings with { WarmIpTarget = settings.WarmIpTarget + 1 }).Settle(pods).SubnetAddresses);
                if (settings.MinimumIpTarget > 0)
                    Assert.True(taken <= NodeIpam.Create(type, settings with { MinimumIpTarget = settings.MinimumIpTarget + 1 }).Settle(pods).SubnetAddresses);
            },
            iter: 3000);

    [Theory]
    [InlineData(0, 1, 9, false)]
    [InlineData(1, 1, 9, false)]
    [InlineData(9, 2, 18, true)]
    [InlineData(10, 2, 18, false)]
    [InlineData(18, 3, 27, true)]
    [InlineData(27, 3, 27, false)]
    public void Settle_WarmEniTargetZero_OscillatesWhereEnisAreExactlyFull(int pods, int enis, int addresses, bool oscillates)
    {
        var plan = NodeIpam.Create(Large, new CniSettings { WarmEniTarget = 0 }).Settle(pods);

        Assert.Equal((enis, addresses, oscillates), (plan.Enis, plan.TotalAddresses, plan.Oscillates));
    }

    [Fact]
    public void Settle_CustomNetworkingIdleWithoutWarmEni_Oscillates() =>
        Assert.True(NodeIpam.Create(Large, new CniSettings { WarmEniTarget = 0, CustomNetworking = true }).Settle(0).Oscillates);

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(16, 2, true)]
    [InlineData(17, 2, false)]
    public void Settle_WarmPrefixTargetZero_OscillatesWhereAPrefixIsWhollyFree(int pods, int prefixes, bool oscillates)
    {
        var plan = NodeIpam.Create(Large, new CniSettings { Mode = IpMode.PrefixDelegation }).Settle(pods);

        Assert.Equal((prefixes, oscillates), (plan.Prefixes, plan.Oscillates));
    }

    [Fact]
    public void Settle_MinimumWithoutWarm_LeavesPodsWaiting()
    {
        var plan = NodeIpam.Create(Large, new CniSettings { MinimumIpTarget = 10 }).Settle(20);

        Assert.Equal((10, 10, 10), (plan.TotalAddresses, plan.AssignedAddresses, plan.WaitingPods));
    }

    [Fact]
    public void Settle_NoEniForPods_ServesNone()
    {
        var node = NodeIpam.Create(Large, new CniSettings { CustomNetworking = true, MaxEni = 1 });

        Assert.False(node.CanServePods);
        Assert.Equal((1, 0, 5), (node.Settle(5).Enis, node.Settle(5).TotalAddresses, node.Settle(5).WaitingPods));
    }

    [Fact]
    public void Settle_TypeWithoutPrefixes_FallsBackToSecondaryAddresses()
    {
        var old = InstanceCatalog.Default.Get("t2.medium");
        var settings = new CniSettings { Mode = IpMode.PrefixDelegation, WarmPrefixTarget = 1 };

        Assert.Equal(NodeIpam.Create(old, new CniSettings()).Settle(7), NodeIpam.Create(old, settings).Settle(7));
    }

    [Fact]
    public void Settle_DefaultValue_SaysThatItIsOfNoNode()
    {
        Assert.Contains("is of no node", Assert.Throws<InvalidOperationException>(() => default(NodeIpam).Settle(3)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => default(NodeIpam).AfterChurn(1, 2));
        Assert.Throws<InvalidOperationException>(() => default(WindowsNode).Settle(3));
    }

    [Fact]
    public void Create_Ipv6_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeIpam.Create(Large, new CniSettings { Mode = IpMode.Ipv6 }));

    [Fact]
    public void Settle_NegativePods_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeIpam.Create(Large, new CniSettings()).Settle(-1));

    [Fact]
    public void Create_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("type", () => NodeIpam.Create(null!, new CniSettings()));
        Assert.Throws<ArgumentNullException>("settings", () => NodeIpam.Create(Large, null!));
    }

    [Fact]
    public void Create_NegativeMaxPodsOrTargets_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeIpam.Create(Large, new CniSettings(), -1));
        foreach (var wrong in (CniSettings[])[
            new() { WarmEniTarget = -1 }, new() { WarmIpTarget = -1 }, new() { MinimumIpTarget = -1 }, new() { WarmPrefixTarget = -1 }, new() { MaxEni = 0 }])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => NodeIpam.Create(Large, wrong));
        }
    }

    private static void CheckRamp(InstanceType type, CniSettings settings, int? maxPods = null)
    {
        var node = NodeIpam.Create(type, settings, maxPods);
        var limit = settings.EniLimitOn(type);
        var before = default(NodePlan);
        for (var pods = 0; pods <= Math.Min(node.MostAddresses, 400) + 2; pods += pods < 70 ? 1 : 13)
        {
            var plan = node.Settle(pods);
            var perSlot = plan.Prefixes > 0 ? Ipv4Prefix.Addresses : 1;
            var slots = plan.SecondaryAddresses + plan.Prefixes;

            Assert.Equal(slots * perSlot, plan.TotalAddresses);
            Assert.Equal(plan.TotalAddresses, plan.AssignedAddresses + plan.FreeAddresses);
            Assert.Equal(pods, plan.AssignedAddresses + plan.WaitingPods);
            Assert.Equal(plan.Enis + plan.TotalAddresses, plan.SubnetAddresses);
            Assert.InRange(plan.Enis, 1, limit);
            Assert.InRange(slots, 0, (plan.Enis - (settings.CustomNetworking ? 1 : 0)) * type.SlotsPerEni);
            Assert.InRange(plan.TotalAddresses, before.TotalAddresses, node.MostAddresses);
            Assert.InRange(plan.Enis, before.Enis, limit);
            Assert.True(node.CanServePods || plan.TotalAddresses == 0);
            before = plan;
        }
    }
}
