using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Ipam;

namespace EksCalc.Tests.Ipam;

/// <summary>Two ways to the same number: the closed form against the simulation, ramped pod by pod and left to settle.</summary>
public class SettledNodeTests
{
    [Theory]
    [MemberData(nameof(NodeIpamTests.EverySetting), MemberType = typeof(NodeIpamTests))]
    public void AdvanceTo_AfterEachPodOfARamp_SettlesWhereTheClosedFormSays(CniSettings settings)
    {
        for (var index = 0; index < InstanceCatalog.Default.Types.Count; index += 29)
        {
            foreach (var maxEni in (int?[])[null, 1, 2, 5])
                CheckRamp(InstanceCatalog.Default.Types[index], settings with { MaxEni = maxEni }, null);
        }
    }

    [Fact]
    public void AdvanceTo_RandomSettingsAndMaxPods_SettlesWhereTheClosedFormSays() =>
        Gen.Select(Generators.Type, Generators.Settings, Gen.Int[0, 300]).Sample((type, settings, maxPods) => CheckRamp(type, settings, maxPods), iter: 1500);

    private static void CheckRamp(InstanceType type, CniSettings settings, int? maxPods)
    {
        var closedForm = NodeIpam.Create(type, settings, maxPods);
        var pool = new NodePool(NodeSetup.Of(type, settings, maxPods));
        if (!closedForm.CanServePods && pool.InitError is not null)
            return;

        var what = $"{type}, {settings}, max pods {maxPods}";
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
                pool.AdvanceTo(pool.Now + 5_000);
            }

            pool.AdvanceTo(pool.Now + 10_000);
            if (plan.Oscillates)
                continue;
            Assert.True(
                (plan.Enis, plan.TotalAddresses, plan.Prefixes, plan.SubnetAddresses) == (pool.Enis, pool.TotalAddresses, pool.Prefixes, pool.SubnetAddresses),
                $"{what}, {pods} pods: {plan} is what the closed form says; the simulation has {pool.State()}.");
            Assert.True(plan.FreePrefixes == pool.FreePrefixes, $"{what}, {pods} pods: {plan.FreePrefixes} prefixes free by the closed form, {pool.FreePrefixes} by the simulation.");
        }
    }
}
