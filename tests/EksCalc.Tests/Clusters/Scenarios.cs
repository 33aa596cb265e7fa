using System.Net;
using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Clusters;

/// <summary>Scenarios to plan.</summary>
internal static class Scenarios
{
    /// <summary>Subnets in some zones, one a zone, with one group in all of them.</summary>
    public static ClusterScenario Zones(int zones, int prefixLength, NodeGroup group, params (string Name, string Value)[] cni) => new()
    {
        Vpc = new VpcSetup { Blocks = [.. Enumerable.Range(0, zones).Select(zone => BlockOf(zone, 10))], Ipv6Block = IsIpv6(cni) ? IPNetwork.Parse("2001:db8::/56") : null },
        Subnets = [.. Enumerable.Range(0, zones).Select(zone => Subnet($"nodes-{(char)('a' + zone)}", zone, prefixLength, 10) with { Ipv6Block = IsIpv6(cni) ? IPNetwork.Parse($"2001:db8:0:{zone}::/64") : null })],
        CniEnvironment = cni.ToDictionary(variable => variable.Name, variable => variable.Value),
        NodeGroups = [group],
    };

    /// <summary>The same with more subnets, in blocks of their own where the VPC has none for them.</summary>
    public static ClusterScenario With(ClusterScenario scenario, params SubnetSetup[] more) => scenario with
    {
        Subnets = [.. scenario.Subnets, .. more],
        Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks.Union(more.Select(subnet => CidrBlock.Containing(subnet.Block.Network, 16)))] },
    };

    public static SubnetSetup Subnet(string name, int zone, int prefixLength, byte firstOctet) => new()
    {
        Name = name,
        Zone = $"eu-west-1{(char)('a' + zone)}",
        Block = CidrBlock.Containing(BlockOf(zone, firstOctet).Network, prefixLength),
    };

    public static NodeGroup Group(string type, int nodes, int podsPerNode, string name = "general") => new()
    {
        Name = name,
        InstanceTypes = [type],
        Nodes = NodeCount.Fixed(nodes),
        PodsPerNode = podsPerNode,
        RolloutSurgePercent = 0,
    };

    private static CidrBlock BlockOf(int zone, byte firstOctet) => new(((uint)firstOctet << 24) | ((uint)zone << 16), 16);

    private static bool IsIpv6((string Name, string Value)[] cni) => cni.Contains(("ENABLE_IPv6", "true"));
}
