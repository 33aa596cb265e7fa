using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>A node in short subnets: by the closed form's rules against the simulation, ramped pod by pod and left to settle after each.</summary>
[Rule("R23b", "R33", "R36")]
public class SpillOverTests
{
    /// <summary>Longer than the pause after a shortage, and than the time between two attempts to give back.</summary>
    private const long Watch = 300_000;

    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");

    private static readonly InstanceType[] Small = [.. ((string[])["t3.small", "m5.large", "c5.2xlarge"]).Select(InstanceCatalog.Default.Get)];

    private static readonly Gen<(InstanceType Type, CniSettings Settings, int MaxPods)> Node = Gen.Select(
        Generators.Type, Gen.Int[0, 5], Generators.Settings, Gen.Int[0, 300], Gen.Int[0, 3], (type, known, settings, maxPods, discovery) =>
            (known < Small.Length ? Small[known] : type, settings with { SubnetDiscovery = discovery > 0 }, maxPods));

    [Fact]
    public void HoldIn_ShortSubnets_HoldsWhatTheSimulationSettlesAt()
    {
        var (spilled, waiting, custom, excluded, trunks, rest) = (0, 0, 0, 0, 0, 0);
        Gen.Select(Node, Gen.Int[0, 90].Array[1, 4], Gen.Int[0, 40], Gen.Bool).ForAll(
            (node, free, pods, primaryExcluded) =>
            {
                var (type, settings, maxPods) = node;
                if (settings.CustomNetworking)
                    free = [free[0], free[^1]];
                var model = NodeModel.For(type, settings, maxPods, primaryExcluded: primaryExcluded);
                // With a target of 0 an ENI, or a prefix, that is wholly free comes and goes, in short subnets at other numbers of pods than in others.
                if (settings is { HasIpTargets: false } && (settings.ModeOn(type) == IpMode.PrefixDelegation ? settings.WarmPrefixTarget : settings.WarmEniTarget) == 0)
                    return;
                if (model.Settle(pods).Oscillates || Enumerable.Range(0, pods + 1).Any(count => model.Settle(count).Oscillates))
                    return;
                var expected = model.HoldIn(pods, [.. free.Select(Convert.ToInt64)]);
                var pool = Settled(SetupOf(node, free, primaryExcluded), pods);
                var state = pool.State();
                if (pool.InitError is not null)
                {
                    // The trunk may yet come while ipamd tries to start again and again.
                    Assert.Equal(pods, expected.WaitingPods);
                    Assert.InRange(expected.Enis, 1, settings.PodEni ? 2 : 1);
                    return;
                }

                var what = $"{type}, {settings}, discovery {settings.SubnetDiscovery}, max pods {maxPods}, {pods} pods, {string.Join("+", free)} free, excluded {primaryExcluded}";
                Assert.True(
                    expected.Subnets.Select(use => use.Total).SequenceEqual(state.PerSubnet.Select(subnet => subnet.Addresses)),
                    $"{what}: {string.Join(", ", expected.Subnets.Select(use => use.Total))} expected, {string.Join(", ", state.PerSubnet)} simulated.");
                Assert.True((expected.Enis, pods - expected.WaitingPods) == (state.Enis, state.AssignedAddresses), $"{what}: {expected} expected, {state} simulated.");

                rest++;
                spilled += expected.Subnets.Count(use => use.PodSecondaries + use.PodPrefixAddresses + use.WarmSecondaries > 0) > 1 ? 1 : 0;
                waiting += expected.WaitingPods > 0 ? 1 : 0;
                custom += settings.CustomNetworking ? 1 : 0;
                excluded += primaryExcluded && expected.WaitingPods < pods ? 1 : 0;
                trunks += settings.PodEni ? 1 : 0;
            },
            iter: 4000);
        Assert.True(
            rest > 1000 && spilled > 100 && waiting > 200 && custom > 200 && excluded > 100 && trunks > 200,
            $"{rest} nodes at rest, {spilled} in two subnets, {waiting} short, {custom} with pod subnets, {excluded} with an excluded primary ENI, {trunks} with trunk.");
    }

    // With room everywhere it is what the closed form says.
    [Fact]
    public void HoldIn_RoomEverywhere_IsTheSettledNode() => Gen.Select(Node, Gen.Int[0, 60], Gen.Bool, Gen.Bool).ForAll(
        (node, pods, primaryExcluded, multiNic) =>
        {
            var model = NodeModel.For(node.Type, node.Settings with { MultiNic = multiNic }, node.MaxPods, primaryExcluded: primaryExcluded);
            var (plan, spread) = (model.Settle(pods), model.HoldIn(pods, [10_000, 10_000_000]));
            Assert.Equal((plan.SubnetAddresses, plan.Enis, plan.WaitingPods), ((int)spread.Subnets.Sum(use => use.Total), spread.Enis, spread.WaitingPods));
        },
        iter: 2000);

    // m5.large: 10 addresses an ENI. The own subnet has 5 beside the primary ENI's: they are taken one by one, then an ENI elsewhere.
    [Fact]
    public void HoldIn_OwnSubnetShort_CreepsUpAndGoesOn()
    {
        var spread = NodeModel.For(Large, new CniSettings()).HoldIn(3, [5, 100, 40]);
        Assert.Equal([6L, 10, 0], spread.Subnets.Select(use => use.Total));
        Assert.Equal([3L, 0, 0], spread.Subnets.Select(use => use.PodSecondaries));
        Assert.Equal((2, 0), (spread.Enis, spread.WaitingPods));
    }

    [Theory]
    [InlineData(IpMode.Ipv6, NodeOs.Linux, 1, 2)]
    [InlineData(IpMode.SecondaryIp, NodeOs.Windows, 1, 0)]
    public void HoldIn_NodeWithoutPool_PutsItsEnisWhereTheyFit(IpMode mode, NodeOs os, int own, int elsewhere)
    {
        var type = InstanceCatalog.Default.Get("c6in.32xlarge");
        var model = NodeModel.For(type, new CniSettings { Mode = mode, MultiNic = true }, os: os, primaryExcluded: true);
        var spread = model.HoldIn(0, [9, 20]);
        Assert.Equal(elsewhere, spread.Subnets[1].Total);
        Assert.True(spread.Subnets[0].Total >= own);
        Assert.Equal(model.Hold(0).Total.Total, spread.Subnets.Sum(use => use.Total));
    }

    [Fact]
    public void HoldIn_OddArguments_AreRefused()
    {
        var model = NodeModel.For(Large, new CniSettings());
        Assert.Throws<ArgumentOutOfRangeException>(() => model.HoldIn(-1, [5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.HoldIn(1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.HoldIn(1, [5, -1]));
        Assert.Throws<ArgumentNullException>(() => model.HoldIn(1, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeModel.For(Large, new CniSettings { CustomNetworking = true }).HoldIn(1, [5]));
    }

    private static NodeSetup SetupOf((InstanceType Type, CniSettings Settings, int MaxPods) node, int[] free, bool primaryExcluded) => NodeSetup.Of(node.Type, node.Settings, node.MaxPods) with
    {
        Subnets = [.. free.Select((count, index) => new NodeSubnet($"s{index}")
        {
            IsNodes = index == 0,
            FreeAddresses = count,
            Tags = index > 0 ? new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "1" } : primaryExcluded ? new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "0" } : [],
        })],
        EniConfigSubnet = node.Settings.CustomNetworking ? "s1" : null,
    };

    private static NodePool Settled(NodeSetup setup, int pods)
    {
        var pool = new NodePool(setup);
        Settle(pool);
        for (var pod = 0; pod < pods && pool.TryAdd(out _); pod++)
            Settle(pool);
        return pool;
    }

    private static void Settle(NodePool pool)
    {
        for (var before = -1L; before != pool.SubnetAddresses;)
        {
            before = pool.SubnetAddresses;
            pool.AdvanceTo(pool.Now + Watch);
        }
    }
}
