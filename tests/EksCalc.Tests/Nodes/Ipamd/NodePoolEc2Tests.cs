using CsCheck;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>The pool in an EC2 whose subnets are known address by address, or whose tags it looks at.</summary>
public class NodePoolEc2Tests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");

    [Fact]
    public void SeveralNodes_InAnAddressMap_HaveWhatTheMapSays()
    {
        var (full, without) = (new RealCases(), new RealCases());
        Gen.Select(Generators.Settings, Gen.Int[23, 27], Gen.Int[1, 3], Gen.Int[0, 25], Gen.Int[1, 40], Gen.ULong).ForAll(
            (settings, size, count, others, pods, seed) =>
            {
                var map = new AddressMap(CidrBlock.Parse($"10.0.0.0/{size}"), AddressPlacement.Random(seed));
                var prefixes = settings.Mode == IpMode.PrefixDelegation;
                for (var other = 0; other < others; other++)
                    Assert.True(map.TryAllocate(AddressOwner.OtherUser, out _));
                if (map.FreeSingleAddresses < count)
                    return;
                var subnet = new Ec2Subnet("s", map);
                var setup = NodeSetup.Of(Large, settings);
                var ec2s = Enumerable.Range(0, count).Select(_ => setup.MakeEc2([subnet])).ToList();
                var pools = ec2s.ConvertAll(ec2 => new NodePool(setup, ec2));
                var held = pools.ConvertAll(_ => new List<PodAddress>());
                for (var now = 5_000L; now < 400_000; now += 20_000)
                {
                    for (var node = 0; node < count; node++)
                    {
                        // Pods come for half the time and go for the other half.
                        for (var pod = 0; now < 200_000 && pod < pods && pools[node].TryAdd(out var address); pod++)
                            held[node].Add(address);
                        for (var pod = 0; now > 200_000 && pod < pods && held[node].Count > 0; pod++)
                        {
                            pools[node].Delete(held[node][^1]);
                            held[node].RemoveAt(held[node].Count - 1);
                        }

                        pools[node].AdvanceTo(now);
                    }

                    var enis = ec2s.SelectMany(ec2 => ec2.Enis).ToList();
                    Assert.Equal((enis.Count, enis.Sum(eni => eni.CountOf(CidrKind.Address))), (map.Count(AddressOwner.EniPrimary), map.Count(AddressOwner.Secondary)));
                    Assert.Equal(16 * enis.Sum(eni => eni.CountOf(CidrKind.Prefix)), map.Count(AddressOwner.Prefix));
                    Assert.Equal((subnet.UsedAddresses, subnet.FreeAddresses), (ec2s.Sum(ec2 => ec2.UsedAddresses), map.FreeAddresses));
                }

                if (map.FreeAddresses == 0 || (prefixes && map.FreePrefixes == 0))
                    full.Add();
                pools.ForEach(pool => pool.Stop());
                Assert.Equal(ec2s.Sum(ec2 => ec2.UsedAddresses), subnet.UsedAddresses);
                if (ec2s.TrueForAll(ec2 => ec2.UsedAddresses == 0))
                    without.Add();
            },
            iter: 200);
        full.AtLeast(10);
        without.AtLeast(50);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("one", 0)]
    [InlineData("two", 2)]
    public void Restart_OtherClusterName_TagsTheEnisAnew(string? name, int tagged)
    {
        var settings = new CniSettings { ClusterName = "one" };
        var pool = new NodePool(NodeSetup.Of(Large, settings));
        for (var pod = 0; pod < 12; pod++)
        {
            pool.AdvanceTo(pool.Now + 10_000);
            Assert.True(pool.TryAdd(out _));
        }

        pool.AdvanceTo(pool.Now + 100_000);
        var before = pool.Calls[Ec2Call.CreateTags];
        pool.Restart(settings: settings with { ClusterName = name });
        pool.AdvanceTo(pool.Now + 100_000);

        Assert.True(pool.Initialised);
        Assert.Equal(tagged == 0 ? 0 : pool.Enis, pool.Calls[Ec2Call.CreateTags] - before);
    }

    [Fact]
    public void Pool_EniConfigOfAnUnknownSubnet_IsRefused()
    {
        var setup = NodeSetup.Of(Large, new CniSettings { CustomNetworking = true }) with
        {
            Subnets = [new("own") { IsNodes = true }],
            EniConfigSubnet = "other",
        };
        Assert.Throws<ArgumentOutOfRangeException>(() => new NodePool(setup));
    }

    [Fact]
    public void Pods_ThatGiveUpWaiting_CountUntilThen()
    {
        // Nine addresses; the tenth pod waits from 10 s to 75 s.
        var setup = NodeSetup.Of(Large, new CniSettings()) with { SubnetFreeAddresses = 9 };
        List<NodeEvent> events = [.. Enumerable.Range(0, 10).Select(pod => new PodEvent(TimeSpan.FromSeconds(10), PodEventKind.Add, $"p{pod}")), new PodEvent(TimeSpan.FromSeconds(75), PodEventKind.Delete, "p9")];
        var trace = NodeSimulation.Run(new NodeScenario { Name = "n", Node = setup, Events = events, RetryInterval = TimeSpan.FromSeconds(5), Until = TimeSpan.FromSeconds(300) });

        Assert.Equal((9, 1, TimeSpan.FromSeconds(65)), (trace.Pods.Started, trace.Pods.NeverStarted, trace.Pods.LongestWaitToEnd));
    }

    // A run looks every simulated day whether it is to be cancelled.
    [Fact]
    public void Run_EventsDaysApart_HappenAtTheirTime()
    {
        TimeSpan[] times = [TimeSpan.FromHours(1), TimeSpan.FromDays(1.5), TimeSpan.FromDays(4)];
        List<NodeEvent> events = [.. times.Select((at, pod) => new PodEvent(at, PodEventKind.Add, $"p{pod}"))];
        var trace = NodeSimulation.Run(new NodeScenario { Name = "n", Node = NodeSetup.Of(Large, new CniSettings()), Events = events, Until = TimeSpan.FromDays(5) });

        Assert.Equal(times, trace.Steps.Where(step => step is { Cause: StepCause.Add, Ok: true }).Select(step => step.At));
    }
}
