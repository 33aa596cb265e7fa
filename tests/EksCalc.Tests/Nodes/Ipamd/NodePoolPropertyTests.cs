using CsCheck;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Exchange.Traces;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>What holds for every node, setting and workload.</summary>
public class NodePoolPropertyTests
{
    /// <summary>The longest a period of the manager can be: 5 s, and 2 s in which an ENI is freed.</summary>
    private const long LongestPeriod = 7_001;

    private static readonly Gen<NodeSetup> Setup = Gen.Select(
        Generators.Type, Generators.Settings, Gen.Int[0, 300], Gen.Int[-1, 40], Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 200].Select(free => (long?)free)), Gen.Int[0, 9], Gen.Int[0, 4],
        (type, settings, maxPods, cooldown, free, attach, assign) => NodeSetup.Of(type, settings with { IpCooldown = TimeSpan.FromSeconds(cooldown) }, maxPods) with
        {
            SubnetFreeAddresses = free,
            AttachLatency = TimeSpan.FromSeconds(attach / 3 * 2.5),
            AssignLatency = TimeSpan.FromSeconds(assign / 2 * 1.3),
        });

    /// <summary>What happens: after a while some pods come, or some go.</summary>
    private static readonly Gen<(int Wait, int Change)[]> Workload = Gen.Select(Gen.Int[0, 20_000], Gen.Int[-30, 40]).Array[1, 60];

    [Fact]
    public void NodePool_AnyWorkload_KeepsItsBooks()
    {
        var real = new RealCases();
        Gen.Select(Setup, Workload, Gen.ULong).ForAll(
            (setup, workload, seed) =>
            {
                var pool = new NodePool(setup, seed % 3 == 0 ? null : PickPolicy.Random(seed));
                var pods = new List<PodAddress>();
                var freedAt = new Dictionary<PodAddress, long>();
                foreach (var (wait, change) in workload)
                {
                    pool.AdvanceTo(pool.Now + wait);
                    for (var pod = 0; pod < change && pool.TryAdd(out var address); pod++)
                    {
                        if (pool.Prefixes == 0 && freedAt.TryGetValue(address, out var at))
                        {
                            real.Add();
                            Assert.True(pool.Now - at > setup.Settings.IpCooldown.TotalMilliseconds, "An address was given out in its cooldown.");
                        }

                        pods.Add(address);
                    }

                    for (var pod = 0; pod > change && pods.Count > 0; pod--)
                    {
                        var address = pods[(int)(seed % (ulong)pods.Count)];
                        pods.Remove(address);
                        pool.Delete(address);
                        freedAt[address] = pool.Now;
                    }

                    CheckBooks(setup, pool, pods);
                }
            },
            iter: 2000);
        real.AtLeast(1000);
    }

    [Fact]
    public void NodePool_BelowTargetWithRoom_GrowsWithinAPeriod()
    {
        var real = new RealCases();
        Gen.Select(Setup, Workload).ForAll(
            (setup, workload) =>
            {
                var pool = new NodePool(setup with { SubnetFreeAddresses = null, AttachLatency = TimeSpan.Zero, AssignLatency = TimeSpan.Zero });
                var pods = new List<PodAddress>();
                foreach (var (_, change) in workload.Take(20))
                {
                    for (var pod = 0; pod < change && pool.TryAdd(out var address); pod++)
                        pods.Add(address);
                    for (var pod = 0; pod > change && pods.Count > 0; pod--)
                    {
                        pool.Delete(pods[^1]);
                        pods.RemoveAt(pods.Count - 1);
                    }

                    var mustGrow = IsBelowTarget(setup, pool) && HasRoom(setup, pool);
                    var asked = Growth(pool);
                    pool.AdvanceTo(pool.Now + LongestPeriod);
                    if (pool.InitError is not null || !mustGrow)
                        continue;
                    real.Add();
                    Assert.True(Growth(pool) > asked, $"{setup.Settings} stays at {pool.TotalAddresses} addresses with {pods.Count} pods.");
                }
            },
            iter: 1000);
        real.AtLeast(1000);
    }

    [Fact]
    public void AdvanceTo_InOneLeapOrInManySteps_EndsTheSame() => Gen.Select(Setup, Gen.Int[0, 100], Gen.Int[1, 400_000], Gen.Int[1, 9_000]).ForAll(
        (setup, pods, time, step) =>
        {
            var (leaping, stepping) = (new NodePool(setup), new NodePool(setup));
            for (; pods > 0 && leaping.TryAdd(out _) && stepping.TryAdd(out _); pods--)
            {
                leaping.AdvanceTo(leaping.Now + (pods * 100));
                stepping.AdvanceTo(leaping.Now);
            }

            var end = leaping.Now + time;
            leaping.AdvanceTo(end);
            while (stepping.Now < end)
                stepping.AdvanceTo(Math.Min(stepping.Now + step, end));

            Assert.Equal(leaping.Calls.ToString(), stepping.Calls.ToString());
            Assert.Equal(leaping.State().PerEni, stepping.State().PerEni);
            Assert.Equal(leaping.SubnetAddresses, stepping.SubnetAddresses);
        },
        iter: 500);

    [Fact]
    public void Run_SameSeed_GivesTheSameTrace() => Gen.Select(Setup, Workload, Gen.ULong).ForAll(
        (setup, workload, seed) =>
        {
            var scenario = Scenario(setup, workload);
            var options = new NodeSimulationOptions { Picks = PickPolicy.Random(seed) };
            var trace = NodeSimulation.Run(scenario, options);

            Assert.Equal(Json(trace), Json(NodeSimulation.Run(scenario, options)));

            // Followed, it is the same but for saying who picked.
            var followed = NodeSimulation.Run(scenario, options with { Picks = PickPolicy.Recorded(trace) });
            Assert.Equal(Json(trace), Json(followed with { Picks = trace.Picks }));
        },
        iter: 150);

    [Fact]
    public void Run_WithoutSteps_CountsTheSame() => Gen.Select(Setup, Workload).ForAll(
        (setup, workload) =>
        {
            var scenario = Scenario(setup, workload);
            var recorded = NodeSimulation.Run(scenario);
            var counted = NodeSimulation.Run(scenario, new NodeSimulationOptions { RecordSteps = false });

            Assert.Empty(counted.Steps);
            Assert.Equal(recorded.Pods, counted.Pods);
            Assert.Equal(recorded.Calls.ToString(), counted.Calls.ToString());
        },
        iter: 300);

    internal static NodeScenario Scenario(NodeSetup setup, (int Wait, int Change)[] workload)
    {
        var events = new List<PodEvent>();
        var at = TimeSpan.Zero;
        var (first, next) = (0, 0);
        foreach (var (wait, change) in workload)
        {
            at += TimeSpan.FromMilliseconds(wait);
            for (var pod = 0; pod < change; pod++)
                events.Add(new PodEvent(at, PodEventKind.Add, $"p{next++}"));
            for (var pod = 0; pod > change && first < next; pod--)
                events.Add(new PodEvent(at, PodEventKind.Delete, $"p{first++}"));
        }

        return new NodeScenario { Name = "random", Node = setup, Events = events, RetryInterval = TimeSpan.FromSeconds(5), Until = at + TimeSpan.FromSeconds(100) };
    }

    private static void CheckBooks(NodeSetup setup, NodePool pool, List<PodAddress> pods)
    {
        var state = pool.State();
        var perSlot = state.Prefixes > 0 ? Ipv4Prefix.Addresses : 1;
        Assert.Equal(pods.Count, state.AssignedAddresses);
        Assert.Equal(state.TotalAddresses, perSlot * state.PerEni.Sum(eni => eni.Slots));
        Assert.Equal(state.AssignedAddresses, state.PerEni.Sum(eni => eni.AssignedAddresses));
        Assert.InRange(state.CoolingAddresses, 0, state.TotalAddresses - state.AssignedAddresses);
        Assert.InRange(state.Enis, 1, setup.MaxEnis);
        Assert.True(state.SubnetAddresses >= state.Enis + state.TotalAddresses);
        Assert.True(state.SubnetAddresses - 1 <= (setup.SubnetFreeAddresses ?? long.MaxValue));
        Assert.All(state.PerEni, eni => Assert.InRange(eni.Slots, 0, setup.SlotsPerEni));
        Assert.All(pods.GroupBy(pod => pod), sharing => Assert.InRange(sharing.Count(), 1, perSlot));
        Assert.Equal(pods.Select(pod => pod.Cidr).Distinct().Count(), pods.Select(pod => (pod.Eni, pod.Cidr)).Distinct().Count());
        Assert.True(state.Prefixes == 0 || state.FreePrefixes == state.Prefixes - pods.Select(pod => pod.Cidr).Distinct().Count());
    }

    private static bool IsBelowTarget(NodeSetup setup, NodePool pool)
    {
        var settings = setup.Settings;
        long free = pool.TotalAddresses - pool.AssignedAddresses;
        if (pool.TotalAddresses >= setup.MaxPods)
            return false;
        if (settings.HasIpTargets)
            return free < settings.WarmIpTarget || pool.TotalAddresses < settings.MinimumIpTarget;
        var prefixes = settings.Mode == IpMode.PrefixDelegation && setup.SupportsPrefixDelegation;
        var (target, unit) = prefixes ? (settings.WarmPrefixTarget, Ipv4Prefix.Addresses) : (settings.WarmEniTarget, setup.SlotsPerEni);
        return free < (long)target * unit || (target == 0 && free == 0);
    }

    private static bool HasRoom(NodeSetup setup, NodePool pool)
    {
        var settings = setup.Settings;
        var enis = Math.Min(settings.MaxEni ?? setup.MaxEnis, setup.MaxEnis) - (settings.CustomNetworking ? 1 : 0) - (settings.PodEni && setup.SupportsTrunking ? 1 : 0);
        if (!settings.CustomNetworking)
            enis = Math.Max(enis, 1);
        return pool.State().PerEni.Sum(eni => eni.Slots) < enis * setup.SlotsPerEni;
    }

    private static int Growth(NodePool pool) => pool.Calls[Ec2Call.AssignPrivateIpAddresses] + pool.Calls[Ec2Call.CreateNetworkInterface];

    private static string Json(NodeTrace trace)
    {
        var json = new MemoryStream();
        NodeTraceJson.Write(trace, json);
        return System.Text.Encoding.UTF8.GetString(json.ToArray());
    }
}
