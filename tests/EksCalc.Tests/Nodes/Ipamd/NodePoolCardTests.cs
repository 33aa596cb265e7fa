using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>Pods on further network cards, which have pools of their own (R26).</summary>
public class NodePoolCardTests
{
    /// <summary>R23 and R26: also on a further card, where no tick has looked since the cooldown ended.</summary>
    [Fact]
    public void TryAdd_CooldownOverOnAFurtherCard_GetsTheAddress()
    {
        var pool = PoolOfTwoCards(out var last);
        pool.Delete(last);

        pool.AdvanceTo(pool.Now + 1_000);
        Assert.False(pool.TryAdd(out _));
        pool.AdvanceTo(pool.Now + 1);
        Assert.True(pool.TryAdd(out var again));
        Assert.Equal(last, again);
    }

    /// <summary>R40: after a restart without further cards nobody knows of their pods any more.</summary>
    [Fact]
    public void Delete_PodThatIpamdHasForgotten_SaysSo()
    {
        var pool = PoolOfTwoCards(out var last);

        pool.Restart(settings: new CniSettings());
        pool.AdvanceTo(pool.Now + 60_000);

        Assert.False(pool.Delete(last));
        Assert.True(pool.Initialised);
    }

    /// <summary>A node whose cards are full; the last pod is on the second.</summary>
    private static NodePool PoolOfTwoCards(out PodAddress last)
    {
        var settings = new CniSettings { MultiNic = true, IpCooldown = TimeSpan.FromSeconds(1) };
        var pool = new NodePool(NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), settings, maxPods: 100) with { NetworkCards = 2, SubnetFreeAddresses = 40 });
        pool.AdvanceTo(300_002);
        last = default;
        while (pool.TryAdd(out var address))
            last = address;
        Assert.InRange(last.Slot, pool.Stores[0].Capacity, int.MaxValue);
        return pool;
    }
}
