using CsCheck;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>Random scenarios of all that can befall a node: short and tagged subnets, refusals, cordon, restarts, cards, IPv6.</summary>
internal static class NodeLifeGenerators
{
    private static readonly string[] Roles = ["0", "1", "", "true"];

    private static readonly Gen<IReadOnlyDictionary<string, string>> Tags = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], (role, cluster) =>
    {
        var tags = new Dictionary<string, string>();
        if (role < Roles.Length)
            tags["kubernetes.io/role/cni"] = Roles[role];
        if (cluster < 2)
            tags["cni.networking.k8s.aws/cluster/" + (cluster == 0 ? "one" : "two")] = "shared";
        return (IReadOnlyDictionary<string, string>)tags;
    });

    private static readonly Gen<IReadOnlyList<NodeSubnet>> Subnets = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 90].Array[3], Tags.Array[3], (count, free, tags) =>
        (IReadOnlyList<NodeSubnet>)[.. Enumerable.Range(0, count).Select(index => new NodeSubnet(index == 0 ? "the node's [0]" : $"s {index}") { FreeAddresses = free[index], Tags = tags[index], IsNodes = index == 0 })]);

    private static readonly Gen<Ec2Refusal> Refusal = Gen.Select(Gen.Int[0, Ec2CallCounts.Calls.Length - 1], Gen.Int[0, 200], Gen.Int[1, 150], Gen.Int[0, 3], (call, from, length, times) =>
        new Ec2Refusal(Ec2CallCounts.Calls[call], TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(from + length)) { Times = times > 0 ? times : null });

    private static readonly Gen<CniSettings> Settings = Gen.Select(Generators.Settings, Gen.Int[0, 15], Gen.Int[-1, 40], (settings, bits, cooldown) => settings with
    {
        Mode = bits == 15 ? IpMode.Ipv6 : settings.Mode,
        CustomNetworking = settings.CustomNetworking && bits is > 8 and < 15,
        SubnetDiscovery = (bits & 1) == 0,
        ManageEnisNonSchedulable = (bits & 2) != 0,
        MultiNic = (bits & 4) == 0,
        ClusterName = (bits & 8) == 0 ? "one" : null,
        IpCooldown = TimeSpan.FromSeconds(cooldown),
    });

    /// <summary>A node and the EC2 around it.</summary>
    public static Gen<NodeSetup> Setup { get; } = Gen.Select(
        Gen.Select(Generators.Type, Settings, Gen.Int[0, 120], Gen.Int[0, 9]),
        Gen.Select(Subnets, Refusal.Array[0, 3], Gen.Int[0, 8]),
        (node, world) => NodeSetup.Of(node.Item1, node.Item2, node.Item3) with
        {
            Subnets = world.Item1,
            EniConfigSubnet = world.Item1.Count > 1 ? world.Item1[1].Id : null,
            Refusals = world.Item2,
            AttachLatency = TimeSpan.FromSeconds(node.Item4 / 3 * 2.5),
            AssignLatency = TimeSpan.FromSeconds(world.Item3 / 3 * 0.4),
            CordonedAtStart = world.Item3 == 8,
            RestartAfterInitError = TimeSpan.FromSeconds(7),
        });

    /// <summary>What happens on a node of a setup, in order.</summary>
    public static Gen<NodeScenario> Scenario { get; } = Gen.Select(Setup, Gen.Select(Gen.Int[0, 12_000], Gen.Int[0, 99], Gen.Int[0, 20]).Array[1, 50], Settings, Tags, (setup, steps, settings, tags) =>
    {
        var events = new List<NodeEvent>();
        var at = TimeSpan.Zero;
        var (first, next) = (0, 0);
        foreach (var (wait, kind, size) in steps)
        {
            at += TimeSpan.FromMilliseconds(wait);
            switch (kind)
            {
                case < 50:
                    for (var pod = 0; pod < size; pod++)
                        events.Add(new PodEvent(at, PodEventKind.Add, $"p{next++}") { OnEveryCard = kind < 10 });
                    break;
                case < 80:
                    for (var pod = 0; pod < size && first < next; pod++)
                        events.Add(new PodEvent(at, PodEventKind.Delete, $"p{first++}"));
                    break;
                case < 88:
                    events.Add(new CordonEvent(at, size % 2 == 0));
                    break;
                case < 91:
                    events.Add(new TerminateEvent(at));
                    break;
                case < 97:
                    events.Add(new RestartEvent(at) { Down = TimeSpan.FromSeconds(size % 3), Settings = RestartSettings(setup, settings, size) });
                    break;
                default:
                    if (setup.Subnets.Count > 0)
                        events.Add(new TagsEvent(at, new Dictionary<string, IReadOnlyDictionary<string, string>> { [setup.Subnets[^1].Id] = tags }));
                    break;
            }
        }

        return new NodeScenario { Name = "random", Node = setup, Events = events, RetryInterval = TimeSpan.FromSeconds(5), Until = at + TimeSpan.FromSeconds(200) };
    });

    /// <summary>A restart changes targets, and prefix delegation in IPv4; the other modes stay. Pods on cards that get no pool any more would be forgotten.</summary>
    private static CniSettings? RestartSettings(NodeSetup setup, CniSettings settings, int size)
    {
        if (size % 2 == 0)
            return null;
        var own = setup.Settings;
        return settings with
        {
            Mode = own.Mode == IpMode.Ipv6 ? IpMode.Ipv6 : settings.Mode == IpMode.Ipv6 ? IpMode.SecondaryIp : settings.Mode,
            CustomNetworking = own.CustomNetworking,
            PodEni = own.PodEni,
            MultiNic = own.MultiNic,
        };
    }
}
