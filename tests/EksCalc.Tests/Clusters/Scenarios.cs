using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Clusters;

/// <summary>Scenarios to plan.</summary>
internal static class Scenarios
{
    /// <summary>Subnets in some zones, one a zone, with one group in all of them.</summary>
    public static ClusterScenario Zones(int zones, int prefixLength, NodeGroup group, params (string Name, string Value)[] cni) => new()
    {
        Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.0.0.0/8")] },
        Subnets = [.. Enumerable.Range(0, zones).Select(zone => Subnet($"nodes-{(char)('a' + zone)}", zone, prefixLength, 10))],
        CniEnvironment = cni.ToDictionary(variable => variable.Name, variable => variable.Value),
        NodeGroups = [group],
    };

    public static SubnetSetup Subnet(string name, int zone, int prefixLength, byte firstOctet) => new()
    {
        Name = name,
        Zone = $"eu-west-1{(char)('a' + zone)}",
        Block = new CidrBlock(((uint)firstOctet << 24) | ((uint)zone << 16), prefixLength),
    };

    public static NodeGroup Group(string type, int nodes, int podsPerNode, string name = "general") => new()
    {
        Name = name,
        InstanceTypes = [type],
        Nodes = NodeCount.Fixed(nodes),
        PodsPerNode = podsPerNode,
        RolloutSurgePercent = 0,
    };
}
