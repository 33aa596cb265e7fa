using System.Globalization;
using CsCheck;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Tests.Clusters;

/// <summary>Scenarios of up to three zones with every kind of group and mode, subnets with and without tags, some of them short.</summary>
internal static class RandomScenarios
{
    private static readonly string[] Types = ["m5.large", "m5.xlarge", "c5.2xlarge", "t3.medium", "m6g.large", "r5.4xlarge", "c6i.large", "g5.12xlarge"];

    private static readonly string[] Names = ["a", "nodes (2)", "b, c and d", "Ünïcode 子网", "x (assumed)", "0", "null", "zone-a"];

    private static readonly Dictionary<string, string>[] Environments =
    [
        [],
        new() { [CniVariables.WarmIpTarget] = "2" },
        new() { [CniVariables.WarmIpTarget] = "5", [CniVariables.MinimumIpTarget] = "12" },
        new() { [CniVariables.WarmEniTarget] = "2" },
        new() { [CniVariables.PrefixDelegation] = "true", [CniVariables.WarmPrefixTarget] = "1" },
        new() { [CniVariables.PrefixDelegation] = "true", [CniVariables.WarmIpTarget] = "5" },
        new() { [CniVariables.CustomNetworking] = "true" },
        new() { [CniVariables.CustomNetworking] = "true", [CniVariables.PrefixDelegation] = "true", [CniVariables.WarmPrefixTarget] = "1" },
        new() { [CniVariables.Ipv6] = "true" },
        new() { [CniVariables.PodEni] = "true" },
        new() { [CniVariables.SubnetDiscovery] = "false" },
    ];

    public static Gen<ClusterScenario> Any { get; } =
        from zones in Gen.Int[1, 3]
        from perZone in Gen.Int[1, 2]
        from sizes in Gen.Int[20, 27].Array[zones * perZone]
        from used in Gen.Int[0, 300].Array[zones * perZone]
        from environment in Gen.Int[0, Environments.Length - 1]
        from tags in Gen.Int[0, 6].Array[zones * perZone]
        from groups in Gen.Select(Gen.Int[0, Types.Length - 1], Gen.Int[1, 30], Gen.Int[0, 20], Gen.Int[0, 40], Gen.Enum<NodeGroupKind>(), Gen.Int[0, 6]).Array[1, 3]
        from weights in Gen.Int[0, 3]
        from lost in Gen.Int[0, 2]
        from consumers in Gen.Int[0, 2]
        from version in Gen.Int[17, 23]
        select Of(zones, perZone, sizes, used, Environments[environment], tags, groups, weights, lost, consumers, version);

    private static ClusterScenario Of(
        int zones, int perZone, int[] sizes, int[] used, Dictionary<string, string> environment, int[] tags, (int Type, int Nodes, int More, int Pods, NodeGroupKind Kind, int Daemons)[] groups, int weights, int lost, int consumers, int version)
    {
        var isIpv6 = environment.ContainsKey(CniVariables.Ipv6);
        var subnets = Enumerable.Range(0, zones * perZone).Select(index =>
        {
            var size = new SubnetSize(sizes[index]);
            return new SubnetSetup
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{Names[index % Names.Length]}{index}"),
                Zone = Zone(index % zones),
                Block = new CidrBlock(0x0A000000u + ((uint)index << 16), sizes[index]),
                UsedAddresses = (int)Math.Min(used[index] > 200 ? used[index] : 0, size.UsableAddresses - 1),
                // The second subnet of a zone may be the pods' by tag, and the first one taken out.
                Tags = isIpv6 || perZone == 1 ? [] : index >= zones && tags[index] == 1 ? Tag("1") : index < zones && tags[index] == 2 && tags[index + zones] == 1 ? Tag("0") : [],
            };
        }).ToList();
        var scenario = new ClusterScenario
        {
            Vpc = new VpcSetup { Blocks = [.. subnets.Select(subnet => CidrBlock.Containing(subnet.Block.Network, 16)).Distinct()] },
            Subnets = subnets,
            CniEnvironment = environment,
            CniVersion = new CniVersion(1, version),
            ZonesLost = Math.Min(lost, Math.Max(0, zones - 1)),
            NodeGroups = [.. groups.Select((group, index) => new NodeGroup
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{Names[^(index + 1)]}"),
                Kind = group.Kind,
                OperatingSystem = group.Daemons == 6 && group.Kind != NodeGroupKind.AutoMode && !isIpv6 ? NodeOs.Windows : NodeOs.Linux,
                InstanceTypes = [Types[group.Type]],
                Nodes = new NodeCount(group.Nodes, group.Nodes + group.More),
                PodsPerNode = group.Pods,
                DaemonSetPods = group.Daemons,
                SecurityGroupPods = environment.ContainsKey(CniVariables.PodEni) ? Math.Min(group.Daemons, group.Pods) : 0,
                ZoneWeights = weights == 0 ? new Dictionary<string, int> { [Zone(0)] = 3 } : [],
            })],
            Consumers = consumers == 0 ? [] : [new Consumer(consumers == 1 ? ConsumerKind.FargatePod : ConsumerKind.InterfaceEndpoint, "others", [subnets[0].Name], 9)],
            ControlPlaneSubnets = consumers == 2 && zones > 1 ? [subnets[0].Name, subnets[1].Name] : [],
        };
        return isIpv6 ? AssumedSubnets.WithIpv6Blocks(scenario) : environment.ContainsKey(CniVariables.CustomNetworking) ? AssumedSubnets.ForPods(scenario) : scenario;
    }

    private static string Zone(int index) => $"eu-west-1{(char)('a' + index)}";

    private static Dictionary<string, string> Tag(string value) => new() { [SubnetTagRules.Role] = value };
}
