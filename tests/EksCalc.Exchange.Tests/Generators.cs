using System.Globalization;
using System.Net;
using CsCheck;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Tests;

/// <summary>Random scenarios that keep the format's rules. CsCheck prints the seed of a failure and shrinks it.</summary>
internal static class Generators
{
    private const string Letters = "ab Z09_-./:,#'\"\\[]{}&*!|>%@`~?\t\n\u0007\u0085\u00a0é\u2028漢";

    /// <summary>Texts that YAML could take for something else, names that look like the model's own, the longest that may be, and any others.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(
        Of("n (2)", "(1)", "pods-eu-west-1a (assumed)", "subnets[1]", "[0]", "vpc.cidrs", "*", "0", "-1", "10.0.0.0/24", "eu-west-1a", "서브넷", "n\u0301", "\u202exyz", new string('x', 900)),
        Of("true", "no", "null", "~", "1.20", "0x1F", "1e3", ".5", "-", "- a", "a: b", "#x", "2024-01-31", "'", "\"", "😀", " padded ", "=", "<<", "1:30", "a #b", "---", "..."),
        Gen.Char[Letters].Array[1, 12].Select(letters => new string(letters)).Where(text => !string.IsNullOrWhiteSpace(text)));

    private static Gen<Dictionary<string, string>> Variables { get; } = Gen.Select(
        Of("WARM_IP_TARGET", "WARM_ENI_TARGET", "MINIMUM_IP_TARGET", "ENABLE_POD_ENI", "no such variable"),
        Gen.OneOf(Text, Gen.Const(""))).Array[0, 4].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    /// <summary>Scenarios of every kind.</summary>
    public static Gen<ClusterScenario> Scenario { get; } =
        from zones in Gen.Int[1, 3]
        from perZone in Gen.Int[1, 3]
        from isIpv6 in Gen.Bool
        from about in Gen.Select(Gen.Bool, Text)
        from name in Text
        from isPeered in Gen.Bool
        from subnets in Subnets(zones, perZone, isIpv6)
        from controlPlane in Some(subnets)
        from cni in Variables
        from version in Gen.Int[9, 23]
        from hasEniConfigs in Gen.Bool
        from groups in Groups(subnets)
        from consumers in ConsumerOf(subnets).Array[0, 3]
        select new ClusterScenario
        {
            Name = name,
            About = about.Item1 ? about.Item2 : null,
            Vpc = new VpcSetup
            {
                Blocks = [CidrBlock.Parse("10.0.0.0/16"), CidrBlock.Parse("100.64.0.0/16")],
                Ipv6Block = isIpv6 ? IPNetwork.Parse("2001:db8:0:ff00::/56") : null,
                IsPeered = isPeered,
            },
            Subnets = subnets,
            ControlPlaneSubnets = controlPlane,
            CniEnvironment = isIpv6 ? new Dictionary<string, string>(cni) { ["ENABLE_IPv6"] = "true" } : cni,
            CniVersion = new CniVersion(1, version),
            ClusterName = version % 2 == 0 ? null : "a cluster",
            ZonesLost = version % 3,
            EniConfigs = hasEniConfigs ? subnets.DistinctBy(subnet => subnet.Zone).ToDictionary(subnet => subnet.Zone, subnet => new EniConfig(subnet.Name) { SecurityGroups = subnet.UsedAddresses % 2 == 0 ? [] : ["sg-1", "sg-2"] }) : [],
            Windows = version % 3 == 0 ? new WindowsSettings { PrefixDelegation = version % 2 == 0, WarmIpTarget = version } : new(),
            NodeGroups = groups,
            Consumers = consumers,
        };

    private static Gen<SubnetSetup[]> Subnets(int zones, int perZone, bool isIpv6) =>
        from names in Text.Array[zones * perZone]
        from used in Gen.Int[0, 251].Array[zones * perZone]
        from isReserved in Gen.Bool.Array[zones * perZone]
        from tag in Gen.OneOf(Text, Gen.Const(""))
        select Enumerable.Range(0, zones * perZone).Select(i => new SubnetSetup
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{names[i]}{i}"),
            Zone = $"eu-west-1{(char)('a' + (i % zones))}",
            Block = CidrBlock.Parse($"10.0.{i}.0/24"),
            Ipv6Block = isIpv6 ? IPNetwork.Parse($"2001:db8:0:ff{i:x2}::/64") : null,
            UsedAddresses = used[i] % 100,
            UsedBlocks = used[i] % 3 == 0 ? [new UsedBlock(CidrBlock.Parse($"10.0.{i}.33/32"), names[i]), new UsedBlock(CidrBlock.Parse($"10.0.{i}.64/28"))] : [],
            Id = isReserved[i] ? $"subnet-{i}" : null,
            Reservations = isReserved[i]
                ? [new CidrReservation(CidrBlock.Parse($"10.0.{i}.128/25"), ReservationKind.Prefix), new CidrReservation(CidrBlock.Parse($"10.0.{i}.9/32"), ReservationKind.Explicit)]
                : [],
            Tags = isReserved[i] ? new Dictionary<string, string> { ["kubernetes.io/role/cni"] = tag } : [],
        }).ToArray();

    private static Gen<NodeGroup[]> Groups(SubnetSetup[] subnets) =>
        (from names in Gen.Select(Text, Some(subnets))
         from types in Gen.Int[0, InstanceCatalog.Default.Types.Count - 1].Array[1, 3]
         from nodes in Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Bool)
         from pods in Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 3000], Gen.Int[0, 5000], Gen.Bool)
         from small in Gen.Int[0, 20].Array[5]
         from maxPods in Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, 737].Select(limit => (int?)limit))
         from isWindows in Gen.Bool
         let kind = (NodeGroupKind)(small[3] % (isWindows ? 3 : 4))
         select new NodeGroup
         {
             Name = names.Item1,
             InstanceTypes = [.. types.Distinct().Select(index => InstanceCatalog.Default.Types[index].Name)],
             Nodes = nodes.Item3 && pods.Item4 ? null
                : new NodeCount(nodes.Item1, nodes.Item1 + nodes.Item2) { Least = nodes.Item2 > 0 && nodes.Item1 % 2 == 0 ? nodes.Item1 / 2 : null },
             Subnets = names.Item2,
             Zones = isWindows ? [.. subnets.Where(subnet => names.Item2.Length == 0 || names.Item2.Contains(subnet.Name)).Select(subnet => subnet.Zone).Distinct()] : [],
             ZoneWeights = isWindows ? subnets.Where(subnet => names.Item2.Contains(subnet.Name)).Select(subnet => subnet.Zone).Take(1).ToDictionary(zone => zone, _ => 1 + small[0]) : [],
             Labels = isWindows ? [] : new Dictionary<string, string> { ["example.com/pool"] = names.Item1 },
             PodsPerNode = pods.Item4 ? null : 20 + pods.Item1,
             Pods = pods.Item4 ? new PodDemand(pods.Item1, pods.Item2, pods.Item3) : null,
             DaemonSetPods = small[0],
             HostNetworkPods = small[1],
             SecurityGroupPods = small[2],
             MaxPods = HasExpression(kind, small) ? null : maxPods,
             OperatingSystem = isWindows ? NodeOs.Windows : NodeOs.Linux,
             MaxUnavailable = kind == NodeGroupKind.Managed || (kind == NodeGroupKind.SelfManaged && small[0] <= 9) ? 1 + small[3] : 1,
             Kind = kind,
             ReservedEnis = kind == NodeGroupKind.Karpenter ? small[4] % 3 : 0,
             UnmanagedEnis = kind != NodeGroupKind.AutoMode ? small[3] % 3 : 0,
             PodsPerCore = kind is NodeGroupKind.Karpenter or NodeGroupKind.SelfManaged && small[2] > 9 ? small[2] : null,
             MaxPodsExpression = HasExpression(kind, small) ? MaxPodsExpression.Parse(small[1] % 2 == 0 ? "max_pods + 2" : "7") : null,
             UpdateStrategy = small[2] % 4 == 1 ? UpdateStrategy.BlueGreen : small[2] % 4 == 2 && kind == NodeGroupKind.Managed ? UpdateStrategy.Minimal : UpdateStrategy.Default,
             DisruptionBudget = kind != NodeGroupKind.Managed && small[0] > 9 ? new NodeShare(small[0], small[0] % 2 == 0) : null,
             RolloutSurgePercent = 5 * small[4],
         }).Array[0, 3].Select(groups => groups.DistinctBy(group => group.Name).ToArray());

    private static bool HasExpression(NodeGroupKind kind, int[] small) => kind is NodeGroupKind.Karpenter or NodeGroupKind.SelfManaged && small[1] > 9;

    private static Gen<Consumer> ConsumerOf(SubnetSetup[] subnets) =>
        from kind in Gen.Enum<ConsumerKind>()
        from name in Gen.OneOf(Text, Gen.Const(""))
        from names in Some(subnets)
        from count in Gen.Int[1, 40]
        select new Consumer(kind, name, names.Length == 0 ? [subnets[0].Name] : names, count);

    /// <summary>One of some texts.</summary>
    public static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<string[]> Some(SubnetSetup[] subnets) =>
        Gen.Bool.Array[subnets.Length].Select(chosen => subnets.Where((_, index) => chosen[index]).Select(subnet => subnet.Name).ToArray());
}
