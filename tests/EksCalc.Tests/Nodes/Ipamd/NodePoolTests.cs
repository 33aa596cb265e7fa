using System.Diagnostics;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;
using EksCalc.Vpc;

namespace EksCalc.Tests.Nodes.Ipamd;

public class NodePoolTests
{
    private const long Year = 365L * 24 * 3600 * 1000;

    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");

    [Fact]
    public void AdvanceTo_SettledNodeIdleForAYear_CostsLessThanAMillisecond()
    {
        var fastest = TimeSpan.MaxValue;
        for (var run = 0; run < 20; run++)
        {
            var pool = Pool(new CniSettings());
            var clock = Stopwatch.StartNew();
            pool.AdvanceTo(Year);
            fastest = clock.Elapsed < fastest ? clock.Elapsed : fastest;

            Assert.Equal((1, 9), (pool.Enis, pool.TotalAddresses));
        }

        Assert.True(fastest < TimeSpan.FromMilliseconds(1), $"{fastest}");
    }

    [Fact]
    public void AdvanceTo_ChurnWithoutRecording_AllocatesNothing()
    {
        var pool = Pool(new CniSettings());
        var pods = new PodAddress[15];
        Churn(pool, pods, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Churn(pool, pods, 10_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void TryAdd_WhereInitialisationTakesTime_FailsUntilItIsOver()
    {
        var pool = new NodePool(NodeSetup.Of(Large, new CniSettings()) with { AssignLatency = TimeSpan.FromSeconds(1) });

        pool.AdvanceTo(1_000);
        Assert.False(pool.Initialised);
        Assert.False(pool.TryAdd(out _));

        pool.AdvanceTo(1_001);
        Assert.True(pool.Initialised);
        Assert.True(pool.TryAdd(out _));
    }

    [Fact]
    public void NodePool_CustomNetworkingWithoutAnEniForPods_DoesNotStart()
    {
        var pool = Pool(new CniSettings { CustomNetworking = true, MaxEni = 1 });
        pool.AdvanceTo(1_000_000);

        Assert.Equal("Failed to attach any ENIs for custom networking", pool.InitError);
        Assert.False(pool.TryAdd(out _));
    }

    /// <summary>R30: who attaches the trunk looks once a second from then on, and finds the subnet full until an address is given back.</summary>
    [Theory]
    [InlineData(12.3)]
    [InlineData(12.5)] // A look at the time of the tick that gives the address back comes before it.
    public void AdvanceTo_SubnetFullWhenTheTrunkIsDue_AttachesItAtTheNextLook(double firstLook)
    {
        var from = TimeSpan.FromSeconds(firstLook);
        var setup = NodeSetup.Of(Large, new CniSettings { PodEni = true, WarmIpTarget = 1 }) with { SubnetFreeAddresses = 2, TrunkAttachedAt = from };
        var trace = NodeSimulation.Run(PodSchedule.Empty.Start(1, TimeSpan.FromSeconds(3)).Stop(1, TimeSpan.FromSeconds(20)).On(setup));

        var trunk = Assert.Single(trace.Steps, step => step.Cause == StepCause.Trunk).At;
        var freed = trace.Steps.SelectMany(step => step.Acts).Last(act => act.Kind == ActKind.Unassign && act.At < trunk).At;
        Assert.True(freed > from);
        Assert.Equal(from + TimeSpan.FromSeconds(Math.Floor((freed - from).TotalSeconds) + 1), trunk);
    }

    /// <summary>R23: after a shortage there is no try for 120 seconds, and none at their end either.</summary>
    [Fact]
    public void AdvanceTo_PodGoesBeforeTheEndOfAShortagePause_NextTryIsAfterIt()
    {
        var pool = new NodePool(NodeSetup.Of(Large, new CniSettings()) with { SubnetFreeAddresses = 9 });
        pool.AdvanceTo(3_000);
        var last = default(PodAddress);
        for (var i = 0; i < 9; i++)
            Assert.True(pool.TryAdd(out last));
        var first = 7_500L; // Ticks are at 2.5 s and every 5 s from then on.
        pool.AdvanceTo(first);
        Assert.Equal(0, pool.Calls[Ec2Call.CreateNetworkInterface]);
        pool.AdvanceTo(first + 1);
        Assert.Equal(1, pool.Calls[Ec2Call.CreateNetworkInterface]);

        pool.AdvanceTo(first + 119_000);
        pool.Delete(last); // So the tick at the end of the pause is run.
        pool.AdvanceTo(first + 124_999);
        Assert.Equal(1, pool.Calls[Ec2Call.CreateNetworkInterface]);
        pool.AdvanceTo(first + 125_001);
        Assert.Equal(2, pool.Calls[Ec2Call.CreateNetworkInterface]);
    }

    /// <summary>R20, R22: 160 addresses are ten prefixes, one more than an ENI holds.</summary>
    [Fact]
    public void AdvanceTo_EniThatTheMinimumNeeds_Stays()
    {
        var pool = new NodePool(NodeSetup.Of(Large, new CniSettings { Mode = IpMode.PrefixDelegation, MinimumIpTarget = 160 }, maxPods: 250));
        pool.AdvanceTo(600_000);

        Assert.Equal((2, 160), (pool.Enis, pool.TotalAddresses));
        Assert.Equal(0, pool.Calls[Ec2Call.DetachNetworkInterface]);
    }

    /// <summary>R23: of two ENIs that a burst filled with prefixes, the minimum of one prefix needs one.</summary>
    [Fact]
    public void AdvanceTo_EniThatTheMinimumDoesNotNeed_IsGivenBack()
    {
        var pool = new NodePool(NodeSetup.Of(Large, new CniSettings { Mode = IpMode.PrefixDelegation, MinimumIpTarget = 16, WarmIpTarget = 1 }, maxPods: 250));
        var pods = new List<PodAddress>();
        while (pods.Count < 150)
        {
            pool.AdvanceTo(pool.Now + 1_000);
            while (pods.Count < 150 && pool.TryAdd(out var address))
                pods.Add(address);
        }

        // The first pod keeps the primary ENI's first prefix; the target of one free address, the ENI beside it.
        pods[1..].ForEach(pod => pool.Delete(pod));
        pool.AdvanceTo(pool.Now + 900_000);
        Assert.Equal((2, 16), (pool.Enis, pool.TotalAddresses));

        pool.Delete(pods[0]);
        pool.AdvanceTo(pool.Now + 900_000);
        Assert.Equal((1, 16), (pool.Enis, pool.TotalAddresses));
    }

    /// <summary>R23: the cooldown is inclusive, so one of 0 lasts for the moment; a negative one does not.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void TryAdd_AtTheMomentOfADelete_WaitsForACooldownOfZero(int seconds, bool served)
    {
        var pool = new NodePool(NodeSetup.Of(Large, new CniSettings { IpCooldown = TimeSpan.FromSeconds(seconds) }) with { SubnetFreeAddresses = 9 });
        var last = default(PodAddress);
        for (var i = 0; i < 9; i++)
            Assert.True(pool.TryAdd(out last));
        pool.Delete(last);

        Assert.Equal(served, pool.TryAdd(out _));
        pool.AdvanceTo(1);
        Assert.Equal(!served, pool.TryAdd(out _));
    }

    /// <summary>R22: nothing grows for no pods, and the node starts all the same.</summary>
    [Fact]
    public void AdvanceTo_NoMaxPods_StartsWithoutAnAddress()
    {
        var pool = new NodePool(NodeSetup.Of(Large, new CniSettings(), maxPods: 0));
        pool.AdvanceTo(600_000);

        Assert.Equal((true, 1, 0), (pool.Initialised, pool.Enis, pool.TotalAddresses));
    }

    /// <summary>R23: each address cools by itself, however many do, in whatever order they came before.</summary>
    [Fact]
    public void CoolingAddresses_MoreThanEverBefore_EndOneByOne()
    {
        // The minimum keeps every prefix.
        var pool = new NodePool(NodeSetup.Of(InstanceCatalog.Default.Get("m5.12xlarge"), new CniSettings { Mode = IpMode.PrefixDelegation, MinimumIpTarget = 208 }));
        var pods = new Queue<PodAddress>();
        while (pods.Count < 200)
        {
            pool.AdvanceTo(pool.Now + 1_000);
            while (pods.Count < 200 && pool.TryAdd(out var address))
                pods.Enqueue(address);
        }

        Delete(40);
        pool.AdvanceTo(pool.Now + 30_001);
        Assert.Equal(0, pool.CoolingAddresses);
        var start = pool.Now;
        Delete(150);
        for (var ended = 0; ended < 150; ended++)
        {
            pool.AdvanceTo(start + (ended * 100) + 30_000);
            Assert.Equal(150 - ended, pool.CoolingAddresses);
        }

        void Delete(int count)
        {
            for (var i = 0; i < count; i++)
            {
                pool.Delete(pods.Dequeue());
                if (count > 100)
                    pool.AdvanceTo(pool.Now + 100);
            }
        }
    }

    [Fact]
    public void Delete_AnAddressTwice_IsRefused()
    {
        var pool = Pool(new CniSettings());
        Assert.True(pool.TryAdd(out var address));
        pool.Delete(address);

        Assert.Throws<ArgumentException>(() => pool.Delete(address));
    }

    [Theory]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, 27)] // One beyond the last of three ENIs with nine slots.
    [InlineData(0, 1, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, -1, 26)]
    public void Delete_WhatNoPodHas_IsRefused(int eni, int cidr, int slot)
    {
        var pool = Pool(new CniSettings());
        Assert.True(pool.TryAdd(out var address));
        Assert.Equal(new PodAddress(0, 0, 0), address);

        Assert.Throws<ArgumentException>("address", () => pool.Delete(new PodAddress(eni, cidr, slot)));
        Assert.Equal((1, 0), (pool.AssignedAddresses, pool.CoolingAddresses));
    }

    [Fact]
    public void CoolingAddresses_BetweenTwoTicks_EndWithTheCooldown()
    {
        var pool = Pool(new CniSettings());
        Assert.True(pool.TryAdd(out var address));
        pool.Delete(address);

        pool.AdvanceTo(30_000);
        Assert.Equal(1, pool.CoolingAddresses);

        pool.AdvanceTo(30_001);
        Assert.Equal(0, pool.CoolingAddresses);
    }

    // ipamd's sums of 64-bit targets wrap around: what it is short of becomes negative, so that nothing grows.
    [Theory]
    [InlineData("WARM_PREFIX_TARGET", long.MaxValue, 0)]
    [InlineData("WARM_PREFIX_TARGET", long.MaxValue / Ipv4Prefix.Addresses, 27)]
    [InlineData("WARM_IP_TARGET", long.MaxValue, 0)]
    [InlineData("WARM_IP_TARGET", long.MaxValue - Ipv4Prefix.Addresses + 1, 27)]
    [InlineData("MINIMUM_IP_TARGET", long.MaxValue, 0)]
    [InlineData("MINIMUM_IP_TARGET", long.MaxValue - Ipv4Prefix.Addresses + 1, 27)]
    public void NodePool_PrefixTargetsNextTo64Bits_WrapAround(string name, long target, int prefixes)
    {
        var variables = new Dictionary<string, string> { ["ENABLE_PREFIX_DELEGATION"] = "true", [name] = $"{target}" };
        var pool = new NodePool(NodeSetup.Of(Large, CniSettings.FromEnvironment(variables).Settings, maxPods: 1_000));
        pool.AdvanceTo(50_000);

        Assert.Equal(prefixes, pool.Prefixes);
    }

    [Theory]
    [InlineData(long.MaxValue - 1, 0)]
    [InlineData(long.MaxValue, 2)] // One more is -2^63, and any node has more free addresses than that.
    public void NodePool_WarmEniTargetOfAllBits_FreesWhatItHasJustAdded(long target, int freed)
    {
        var pool = Pool(new CniSettings { WarmEniTarget = target });
        pool.AdvanceTo(70_000);

        Assert.Equal(freed, pool.Calls[Ec2Call.DetachNetworkInterface]);
    }

    [Fact]
    public void Delete_WithoutCooldown_FreesTheAddressAtOnce()
    {
        var pool = Pool(new CniSettings { IpCooldown = TimeSpan.FromSeconds(-1) });
        Assert.True(pool.TryAdd(out var first));
        pool.Delete(first);

        Assert.Equal(0, pool.CoolingAddresses);
        Assert.True(pool.TryAdd(out var second));
        Assert.Equal(first, second);
    }

    [Fact]
    public void AdvanceTo_TheLatestTime_IsReached()
    {
        var pool = Pool(new CniSettings());

        pool.AdvanceTo(long.MaxValue / 8);

        Assert.Equal((long.MaxValue / 8, 9), (pool.Now, pool.TotalAddresses));
        Assert.Throws<ArgumentOutOfRangeException>("milliseconds", () => pool.AdvanceTo((long.MaxValue / 8) + 1));
    }

    [Fact]
    public void AdvanceTo_Backwards_IsRefused()
    {
        var pool = Pool(new CniSettings());
        pool.AdvanceTo(10);

        Assert.Throws<ArgumentOutOfRangeException>(() => pool.AdvanceTo(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.AdvanceTo(long.MaxValue));
    }

    [Fact]
    public void NodePool_NegativeTimesOrTargets_AreRefused()
    {
        var setup = NodeSetup.Of(Large, new CniSettings());
        foreach (var wrong in (NodeSetup[])[
            setup with { AttachLatency = TimeSpan.FromSeconds(-1) },
            setup with { AssignLatency = TimeSpan.FromSeconds(-1) },
            setup with { TrunkAttachedAt = TimeSpan.FromSeconds(-1) },
            setup with { SubnetFreeAddresses = -1 },
            setup with { SubnetFreeAddresses = (long.MaxValue / 2) + 1 },
            setup with { Settings = new CniSettings { WarmEniTarget = -1 } },
            setup with { Settings = new CniSettings { WarmIpTarget = -1 } },
            setup with { Settings = new CniSettings { MinimumIpTarget = -1 } },
            setup with { Settings = new CniSettings { WarmPrefixTarget = -1 } },
            setup with { Settings = new CniSettings { MaxEni = 0 } }])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new NodePool(wrong));
        }
    }

    [Fact]
    public void NodePool_Null_IsRefused() => Assert.Throws<ArgumentNullException>("setup", () => new NodePool(null!));

    [Fact]
    public void NodePool_LimitsAtTheirEnds_AreAccepted()
    {
        var smallest = new NodePool(new NodeSetup { MaxEnis = 1, SlotsPerEni = 1, MaxPods = 0, SubnetFreeAddresses = 0, Settings = new CniSettings { MaxEni = 1 } });
        var largest = new NodePool(new NodeSetup
        {
            MaxEnis = NodeSetup.MostEnis,
            SlotsPerEni = NodeSetup.MostSlotsPerEni,
            MaxPods = int.MaxValue,
            SubnetFreeAddresses = long.MaxValue / 2,
            Settings = new CniSettings { WarmIpTarget = int.MaxValue, MinimumIpTarget = int.MaxValue, WarmEniTarget = int.MaxValue, WarmPrefixTarget = int.MaxValue, MaxEni = int.MaxValue },
        });

        smallest.AdvanceTo(10_000);
        largest.AdvanceTo(1_000_000);

        Assert.Equal((1, 0), (smallest.Enis, smallest.TotalAddresses));
        Assert.Equal((64, 64 * 64), (largest.Enis, largest.TotalAddresses));
        Assert.All(Enumerable.Range(0, 64 * 64), _ => Assert.True(largest.TryAdd(out var _)));
        Assert.False(largest.TryAdd(out _));
    }

    [Theory]
    [InlineData(0, 9, 29)]
    [InlineData(65, 9, 29)]
    [InlineData(3, 0, 29)]
    [InlineData(3, 65, 29)]
    [InlineData(3, 9, -1)]
    public void NodePool_LimitsOutOfRange_AreRefused(int enis, int slots, int maxPods) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new NodePool(new NodeSetup { MaxEnis = enis, SlotsPerEni = slots, MaxPods = maxPods, Settings = new CniSettings() }));

    [Fact]
    public void NodePool_Ipv6_HoldsOnePrefixOfTheSubnetsIpv6Block()
    {
        var pool = Pool(new CniSettings { Mode = IpMode.Ipv6 });

        Assert.Equal((1, 1, 1L << 48, 1), (pool.Enis, pool.Prefixes, pool.TotalAddresses, pool.SubnetAddresses));
        Assert.True(pool.TryAdd(out _));
        Assert.Equal(long.MaxValue, pool.NextDue);
    }

    private static NodePool Pool(CniSettings settings) => new(NodeSetup.Of(Large, settings));

    private static void Churn(NodePool pool, PodAddress[] pods, int replacements)
    {
        for (var replacement = 0; replacement < replacements; replacement++)
        {
            pool.AdvanceTo(pool.Now + 3_000);
            ref var pod = ref pods[replacement % pods.Length];
            if (pod != default)
                pool.Delete(pod);
            if (!pool.TryAdd(out pod))
                pod = default;
        }
    }
}
