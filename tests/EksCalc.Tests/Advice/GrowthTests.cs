using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;

namespace EksCalc.Tests.Advice;

/// <summary>Where nodes follow from pods, more pods can take fewer addresses. What is said of a growth holds for every growth below it.</summary>
public class GrowthTests
{
    private static readonly string[] Types = ["m5.large", "c6a.xlarge", "m5.4xlarge"];

    private static Gen<ClusterScenario> Workload { get; } = Gen.Select(Gen.Int[1, 3], Gen.Int[20, 25], Group("a"), Group("b"), Gen.Int[0, 1]).Select(
        (zones, size, first, second, target) => Scenarios.Zones(zones, size, first, target == 0 ? [] : [("WARM_IP_TARGET", $"{target}")]) with { NodeGroups = [first, second] });

    [Fact]
    public void LimitOf_PodsThatNodesFollow_HoldsForEveryGrowthBelow()
    {
        var (limited, uneven) = (0, 0);
        Workload.ForAll(
            scenario =>
            {
                var limit = Growth.LimitOf(scenario);
                if (limit is null)
                {
                    Assert.False(Fits(scenario, 0));
                    return;
                }

                // Every third, the limit among them: which they are differs from case to case.
                var (most, last) = (0L, Math.Min(limit.Value, 150));
                for (var percent = last % 3; percent <= last; percent += 3)
                {
                    var plan = ClusterPlanner.Plan(Growth.Of(scenario, percent));
                    Assert.True(plan.Fits, $"{percent} of {limit}");
                    if (plan.Subnets[0].Peak.Total < most)
                        Interlocked.Increment(ref uneven);
                    most = Math.Max(most, plan.Subnets[0].Peak.Total);
                }

                if (limit == Growth.MostPercent)
                    return;
                Interlocked.Increment(ref limited);
                Assert.False(Fits(scenario, limit.Value + 1));
            },
            iter: 150);
        Assert.True(limited > 50 && uneven > 50, $"{limited} limited, {uneven} growths that take less than one below them");
    }

    [Fact]
    public void Sizing_PodsThatNodesFollow_HoldsForEveryGrowthBelow() => Gen.Select(Workload, Gen.Int[0, 60], Gen.Int[0, 30]).ForAll(
        (scenario, growth, headroom) =>
        {
            var sizing = SubnetSizing.Of(scenario, ModeOption.SecondaryIp, new SizingOptions(growth, headroom));
            Assert.True(sizing.Fits);
            var peaks = new long[sizing.Subnets.Count];
            for (var percent = 0; percent <= growth; percent++)
            {
                var plan = ClusterPlanner.Plan(Growth.Of(scenario with { Subnets = sizing.Plan.Scenario.Subnets }, percent));
                Assert.All(plan.Subnets, subnet => Assert.True(subnet.Fits && subnet.Peak.Total * 100 <= subnet.Capacity * (100 - headroom), $"{percent} %"));
                peaks = [.. peaks.Zip(plan.Subnets, (peak, subnet) => Math.Max(peak, subnet.Peak.Total))];
            }

            Assert.Equal(peaks, sizing.Subnets.Select(subnet => subnet.PeakAddresses));
        },
        iter: 200);

    [Fact]
    public void SizingOptions_Default_IsWhatNewMakes() => Assert.Equal((SizingOptions.Default, 0, 10), (new SizingOptions(), SizingOptions.Default.GrowthPercent, new SizingOptions().HeadroomPercent));

    private static bool Fits(ClusterScenario scenario, int percent) => ClusterPlanner.Plan(Growth.Of(scenario, percent)).Fits;

    private static Gen<NodeGroup> Group(string name) => Gen.Select(Gen.Int[0, Types.Length - 1], Gen.Int[0, 100], Gen.Int[1, 300], Gen.Int[8, 29]).Select((type, pods, millicores, maxPods) =>
        Scenarios.Group(Types[type], 0, 0, name) with { Nodes = null, PodsPerNode = null, Pods = new PodDemand(pods, millicores, 0), MaxPods = maxPods, RolloutSurgePercent = 25 });
}
