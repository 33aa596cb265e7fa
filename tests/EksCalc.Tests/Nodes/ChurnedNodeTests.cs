using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>R19 to R23: what history can leave behind, against simulated histories.</summary>
[Rule("R19", "R23")]
public sealed class ChurnedNodeTests
{
    [Fact]
    public void AfterChurn_RandomHistories_NeverHoldMore()
    {
        var real = new RealCases();
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300], Gen.UInt).ForAll(
            (type, settings, maxPods, seed) =>
            {
                if (CheckHistory(type, settings, maxPods, seed))
                    real.Add();
            },
            iter: 20000);
        real.AtLeast(10_000);
    }

    /// <summary>The trunk and an ENI without any address are left beside the one that holds the warm prefix.</summary>
    [Fact]
    public void AfterChurn_EmptyEniStays_IsCounted() => Assert.True(CheckHistory(
        InstanceCatalog.Default.Get("d3en.xlarge"),
        new CniSettings { Mode = IpMode.PrefixDelegation, CustomNetworking = true, PodEni = true, WarmIpTarget = 13 },
        165,
        44));

    [Fact]
    public void AfterChurn_SomeHistory_HoldsAsMuch()
    {
        var type = InstanceCatalog.Default.Get("c5.2xlarge");
        foreach (var settings in (CniSettings[])[new(), new() { Mode = IpMode.PrefixDelegation, WarmPrefixTarget = 1 }])
        {
            var bound = NodeIpam.Create(type, settings).AfterChurn(6, 40);
            var most = Enumerable.Range(1, 60).Max(seed => History(type, settings, null, (uint)seed, 40, 6).SubnetAddresses);
            Assert.Equal(bound.SubnetAddresses, most);
        }
    }

    [Fact]
    public void AfterChurn_AnyNode_IsNoLessThanAFreshRampAndGrowsWithPods() =>
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300], Gen.Int[0, 200], Gen.Int[0, 200]).ForAll((type, settings, maxPods, pods, more) =>
        {
            var node = NodeIpam.Create(type, settings, maxPods);
            var churned = node.AfterChurn(pods, pods + more);
            Assert.True(churned.SubnetAddresses >= node.Settle(pods).SubnetAddresses);
            Assert.True(churned.Enis >= node.Settle(pods).Enis);
            Assert.True(node.AfterChurn(pods + 1, pods + more + 1).SubnetAddresses >= churned.SubnetAddresses);
        });

    [Fact]
    public void AfterChurn_FewerMostPodsThanPods_IsRefused()
    {
        var node = NodeIpam.Create(InstanceCatalog.Default.Get("m5.large"), new CniSettings());
        Assert.Throws<ArgumentOutOfRangeException>(() => node.AfterChurn(5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => node.AfterChurn(-1, 4));
    }

    // Whether there is a history: a node that serves no pods has none.
    private static bool CheckHistory(InstanceType type, CniSettings settings, int maxPods, uint seed)
    {
        var node = NodeIpam.Create(type, settings, maxPods);
        if (!node.CanServePods)
            return false;
        var most = (int)(seed % 60);
        var left = (int)(seed / 60 % (most + 1));
        var held = History(type, settings, maxPods, seed, most, left);
        var bound = node.AfterChurn(held.AssignedAddresses, most);
        var what = $"{type}, {settings}, max pods {maxPods}, seed {seed}: {held.AssignedAddresses} of at most {most} pods";
        Assert.True(held.TotalAddresses <= bound.TotalAddresses, $"{what} hold {held.TotalAddresses} addresses, the bound is {bound.TotalAddresses}.");
        Assert.True(held.Enis <= bound.Enis, $"{what} hold {held.Enis} ENIs, the bound is {bound.Enis}.");
        return true;
    }

    /// <summary>Bursts and departures at random up to a number of pods, then down to another, then ten quiet minutes.</summary>
    private static NodePoolState History(InstanceType type, CniSettings settings, int? maxPods, uint seed, int most, int left)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var pool = new NodePool(NodeSetup.Of(type, settings, maxPods), PickPolicy.Random(seed));
        var pods = new List<PodAddress>();
        for (var round = 0; round < 40; round++)
        {
            var target = round == 20 ? most : random.Next(most + 1);
            Change(target);
            pool.AdvanceTo(pool.Now + random.Next(1, 60_000));
        }

        Change(left);
        pool.AdvanceTo(pool.Now + 600_000);
        return pool.State();

        void Change(int target)
        {
            while (pods.Count > target)
            {
                var leaving = random.Next(pods.Count);
                pool.Delete(pods[leaving]);
                pods.RemoveAt(leaving);
            }

            while (pods.Count < target && pool.TryAdd(out var address))
                pods.Add(address);
        }
    }
}
