using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>Two ways to the same number: the closed form against the simulation, ramped pod by pod and left to settle.</summary>
[Rule("R19", "R20", "R21", "R22", "R23a")]
public class SettledNodeTests
{
    /// <summary>Longer than any oscillation takes: a new ENI is given back at 60 s, a prefix every 35 s (R23a).</summary>
    private const long Watch = 200_000;

    /// <summary>The pool manager looks at its pool once in this time; after it every pool has grown for one pod more.</summary>
    private const long Check = 5_000;

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
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300]).Sample((type, settings, maxPods) => CheckRamp(type, settings, maxPods, real), iter: 1500);
        real.AtLeast(1000);
    }

    private static void CheckRamp(InstanceType type, CniSettings settings, int? maxPods, RealCases? real = null)
    {
        var closedForm = NodeIpam.Create(type, settings, maxPods);
        var pool = new NodePool(NodeSetup.Of(type, settings, maxPods));
        if (!closedForm.CanServePods && pool.InitError is not null)
            return;

        var what = $"{type}, {settings}, max pods {maxPods}";
        real?.Add();
        pool.AdvanceTo(400_000);
        for (var pods = 0; pods <= Math.Min(closedForm.MostAddresses, 150); pods++)
        {
            var plan = closedForm.Settle(pods);
            if (plan.WaitingPods > 0)
            {
                Assert.False(pool.TryAdd(out _), $"{what}: pod {pods} gets an address.");
                return;
            }

            for (var tries = 0; pods > pool.AssignedAddresses && !pool.TryAdd(out _); tries++)
            {
                Assert.True(tries < 10, $"{what}: no address for pod {pods}.");
                pool.AdvanceTo(pool.Now + Check);
            }

            pool.AdvanceTo(pool.Now + (2 * Check));
            var fullest = Fullest(pool, out var rests);
            Assert.True(rests != plan.Oscillates, $"{what}, {pods} pods: the closed form says it {(plan.Oscillates ? "oscillates" : "rests")}, the simulation does not.");
            Assert.True(
                (plan.Enis, plan.TotalAddresses, plan.Prefixes, plan.SubnetAddresses) == (fullest.Enis, fullest.TotalAddresses, fullest.Prefixes, fullest.SubnetAddresses),
                $"{what}, {pods} pods: {plan} is what the closed form says; the simulation has {fullest}.");
            Assert.True(plan.FreePrefixes == fullest.FreePrefixes, $"{what}, {pods} pods: {plan.FreePrefixes} prefixes free by the closed form, {fullest.FreePrefixes} by the simulation.");
        }
    }

    /// <summary>Watches a pool and says what it held at its fullest, and whether it always held that.</summary>
    private static NodePoolState Fullest(NodePool pool, out bool rests)
    {
        var end = pool.Now + Watch;
        var fullest = pool.State();
        rests = true;
        while (pool.Now < end)
        {
            pool.AdvanceTo(pool.Now + Check);
            if (pool.TotalAddresses == fullest.TotalAddresses)
                continue;
            rests = false;
            if (pool.TotalAddresses > fullest.TotalAddresses)
                fullest = pool.State();
        }

        return fullest;
    }
}
