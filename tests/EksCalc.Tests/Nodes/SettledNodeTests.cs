using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>Two ways to the same number: the closed form against the simulation, ramped pod by pod and left to settle.</summary>
[Rule("R19", "R20", "R21", "R22", "R23a", "R34")]
public class SettledNodeTests
{
    /// <summary>Longer than any oscillation takes: a new ENI is given back at 60 s, a prefix every 35 s (R23a).</summary>
    private const long Watch = 200_000;

    /// <summary>The pool manager looks at its pool once in this time; after it every pool has grown for one pod more.</summary>
    private const long Check = 5_000;

    private static readonly IReadOnlyList<NodeSubnet> TaggedOut =
    [
        new("own") { IsNodes = true, Tags = new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "0" } },
        new("other") { Tags = new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "1" } },
    ];

    [Theory]
    [MemberData(nameof(NodeIpamTests.EverySetting), MemberType = typeof(NodeIpamTests))]
    public void AdvanceTo_AfterEachPodOfARamp_SettlesWhereTheClosedFormSays(CniSettings settings) =>
        Assert.All(NodeCases.Of(settings), node => CheckRamp(node.Type, node.Settings, null));

    [Theory]
    [MemberData(nameof(NodeCases.Modes), MemberType = typeof(NodeCases))]
    public void AdvanceTo_EveryType_SettlesWhereTheClosedFormSays(bool prefixes, bool custom, bool podEni) =>
        Assert.All(NodeCases.EveryType(prefixes, custom, podEni), node => CheckRamp(node.Type, node.Settings, null));

    [Fact]
    public void AdvanceTo_RandomSettingsAndMaxPods_SettlesWhereTheClosedFormSays()
    {
        var real = new RealCases();
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300]).ForAll((type, settings, maxPods) => CheckRamp(type, settings, maxPods, real), iter: 1500);
        real.AtLeast(1000);
    }

    [Fact]
    public void AdvanceTo_NodesSubnetTaggedOut_SettlesWhereTheClosedFormSays()
    {
        var (elsewhere, primaryAlone, none) = (0, 0, 0);
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300], Gen.Int[0, 3]).ForAll(
            (type, drawn, maxPods, discovery) =>
            {
                var settings = drawn with { SubnetDiscovery = discovery > 0 };
                CheckRamp(type, settings, maxPods, primaryExcluded: true);
                var node = NodeModel.For(type, settings, maxPods, primaryExcluded: true);
                var plan = node.Settle(10);
                Assert.Equal(plan.NodeSubnetAddresses, node.Hold(10).Of(EniSubnet.Nodes).Total);
                elsewhere += plan.EnisElsewhere > 0 ? 1 : 0;
                primaryAlone += discovery == 0 && !settings.CustomNetworking && plan.Enis == 1 && plan.TotalAddresses > 0 ? 1 : 0;
                none += node.CanServePods || settings.CustomNetworking ? 0 : 1;
            },
            iter: 700);
        Assert.True(elsewhere > 100 && primaryAlone > 5 && none > 2, $"{elsewhere} nodes with ENIs elsewhere, {primaryAlone} with the primary ENI alone, {none} without.");
    }

    // Pods take the next card's addresses where the first has none left (R43), so no pod is counted out before all cards are full.
    [Fact]
    [Rule("R26", "R43")]
    public void AdvanceTo_SeveralCards_SettleWhereTheClosedFormSays()
    {
        var types = InstanceCatalog.Default.Types.Where(type => type.MaxEnisPerCard.Length is > 1 and <= NodeSetup.MostNetworkCards).ToArray();
        var (rests, overflows, waits) = (0, 0, 0);
        Gen.Select(Gen.Int[0, types.Length - 1].Select(index => types[index]), Generators.Settings, Gen.Int[0, 40], Gen.Int[0, 80], Gen.Bool).ForAll(
            (type, drawn, maxPods, pods, primaryExcluded) =>
            {
                var settings = drawn with { MultiNic = true };
                var node = NodeModel.For(type, settings, maxPods, primaryExcluded: primaryExcluded);
                var pool = new NodePool(SetupOf(type, settings, maxPods, primaryExcluded));
                if (!node.CanServePods && pool.InitError is not null)
                    return;

                // Where the first card's pool is empty for a while it is chance which card a pod falls to.
                if (Enumerable.Range(0, pods + 1).Any(count => NodeIpam.Create(type, settings, maxPods, primaryExcluded).Settle(count).Oscillates))
                    return;
                pool.AdvanceTo(400_000);
                var (first, added) = (NodeIpam.Create(type, settings, maxPods, primaryExcluded), 0);
                for (; added < pods; added++)
                {
                    for (var tries = 0; tries < 20 && pool.AssignedAddresses == added && !pool.TryAdd(out _); tries++)
                        pool.AdvanceTo(pool.Now + Check);
                    if (pool.AssignedAddresses == added)
                        break;
                    pool.AdvanceTo(pool.Now + (2 * Check));
                }

                var plan = node.Settle(pods);
                var fullest = Fullest(pool, out var isSteady);
                var isSame = (plan.Enis, plan.AssignedAddresses, plan.WaitingPods, plan.Oscillates) == (fullest.Enis, added, pods - added, !isSteady)
                    && ((plan.NodeSubnetAddresses, plan.PodSubnetAddresses) == (1, 0) || !primaryExcluded || plan.NodeSubnetAddresses == fullest.PerSubnet[0].Addresses)
                    && (!isSteady || (plan.TotalAddresses, plan.Prefixes, plan.SubnetAddresses) == (fullest.TotalAddresses, fullest.Prefixes, fullest.SubnetAddresses));
                if (!isSame)
                    Assert.Fail($"{type}, {settings}, max pods {maxPods}, {pods} pods: {plan} is what the closed form says; the simulation has {fullest}.");
                if (!isSteady)
                    Assert.InRange(fullest.TotalAddresses, 0, plan.TotalAddresses);
                Assert.Equal(plan.SubnetAddresses, node.Hold(pods).Total.Total);
                Assert.Equal(plan.FurtherCards.Enis, node.Hold(pods).EachEni.Count(eni => eni.Role == EniRole.FurtherCard));
                (rests, overflows, waits) = (rests + (isSteady ? 1 : 0), overflows + (plan.FurtherCards.AssignedAddresses > 0 ? 1 : 0), waits + (plan.WaitingPods > 0 ? 1 : 0));
            },
            iter: 800);
        Assert.True(rests > 50 && overflows > 20 && waits > 3, $"{rests} nodes at rest, {overflows} with pods on further cards, {waits} with pods that wait.");
    }

    private static NodeSetup SetupOf(InstanceType type, CniSettings settings, int? maxPods, bool primaryExcluded)
    {
        var setup = NodeSetup.Of(type, settings, maxPods);
        return primaryExcluded ? setup with { Subnets = TaggedOut, EniConfigSubnet = "other" } : setup;
    }

    private static void CheckRamp(InstanceType type, CniSettings settings, int? maxPods, RealCases? real = null, bool primaryExcluded = false)
    {
        var closedForm = NodeIpam.Create(type, settings, maxPods, primaryExcluded);
        var pool = new NodePool(SetupOf(type, settings, maxPods, primaryExcluded));
        if (!closedForm.CanServePods && pool.InitError is not null)
            return;

        real?.Add();
        pool.AdvanceTo(400_000);
        for (var pods = 0; pods <= Math.Min(closedForm.MostAddresses, 150); pods++)
        {
            var plan = closedForm.Settle(pods);
            if (plan.WaitingPods > 0)
            {
                if (pool.TryAdd(out _))
                    Fail(pods, "it gets an address, against the closed form");
                return;
            }

            for (var tries = 0; pods > pool.AssignedAddresses && !pool.TryAdd(out _); tries++)
            {
                if (tries == 10)
                    Fail(pods, "it gets no address");
                pool.AdvanceTo(pool.Now + Check);
            }

            pool.AdvanceTo(pool.Now + (2 * Check));
            var fullest = Fullest(pool, out var rests);
            if (rests == plan.Oscillates)
                Fail(pods, $"the closed form says that the node {(plan.Oscillates ? "oscillates" : "rests")}, the simulation does not");
            if ((plan.Enis, plan.TotalAddresses, plan.Prefixes, plan.SubnetAddresses, plan.FreePrefixes)
                != (fullest.Enis, fullest.TotalAddresses, fullest.Prefixes, fullest.SubnetAddresses, fullest.FreePrefixes)
                || (primaryExcluded && plan.NodeSubnetAddresses != fullest.PerSubnet[0].Addresses))
                Fail(pods, $"{plan} is what the closed form says; the simulation has {fullest}");
        }

        // Texts are made when they are needed: there are a hundred thousand nodes.
        void Fail(int pods, string what) => Assert.Fail($"{type}, {settings}, max pods {maxPods}, pod {pods}: {what}.");
    }

    /// <summary>Watches a pool and says what it held at its fullest, and whether it always held that.</summary>
    private static NodePoolState Fullest(NodePool pool, out bool rests)
    {
        var end = pool.Now + Watch;
        var fullest = pool.State();
        rests = true;
        while (pool.NextDue < end)
        {
            pool.Step();
            if (pool.TotalAddresses == fullest.TotalAddresses)
                continue;
            rests = false;
            if (pool.TotalAddresses > fullest.TotalAddresses)
                fullest = pool.State();
        }

        pool.AdvanceTo(end);
        return fullest;
    }
}
