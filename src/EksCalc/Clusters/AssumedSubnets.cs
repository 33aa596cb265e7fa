using System.Net;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>What a mode needs of a network and a scenario does not have.</summary>
internal static class AssumedSubnets
{
    /// <summary>100.64.0.0/10, from which pods' subnets of custom networking are taken (R04).</summary>
    public static CidrBlock PodRange => AssociationRules.UnroutableRanges[0];

    /// <summary>The size of a subnet of pods that nobody gave one: 16,379 addresses.</summary>
    public const int PodSubnetPrefixLength = 18;

    /// <summary>2001:db8::/56 of the range for documentation (RFC 3849): AWS chooses a VPC's block.</summary>
    private static readonly IPNetwork DocumentationBlock = new(IPAddress.Parse("2001:db8::"), Ipv6Cidr.VpcPrefixLength);

    /// <summary>A scenario with a subnet for pods and an ENIConfig in each of its zones.</summary>
    public static ClusterScenario ForPods(ClusterScenario scenario)
    {
        var names = new SubnetNames(scenario.Subnets);
        var zones = scenario.Subnets.Select(subnet => subnet.Zone).Distinct().ToList();
        var taken = scenario.Subnets.Select(subnet => subnet.Block).ToList();
        var free = Enumerable.Range(0, 1 << (PodSubnetPrefixLength - PodRange.PrefixLength))
            .Select(index => new CidrBlock(PodRange.Network + ((uint)index << (32 - PodSubnetPrefixLength)), PodSubnetPrefixLength))
            .Where(block => !taken.Exists(block.Overlaps))
            .Take(zones.Count);
        var pods = zones.Zip(free, (zone, block) => new SubnetSetup { Name = names.Assumed(zone), Zone = zone, Block = block, Origin = SubnetOrigin.Assumed }).ToList();
        var blocks = pods.Select(subnet => CidrBlock.Containing(subnet.Block.Network, SubnetSize.ShortestPrefix)).Distinct();
        return scenario with
        {
            Subnets = [.. scenario.Subnets, .. pods],
            EniConfigs = pods.ToDictionary(subnet => subnet.Zone, subnet => new EniConfig(subnet.Name)),
            Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks.Where(block => !blocks.Any(added => added != block && added.Contains(block))), .. blocks.Except(scenario.Vpc.Blocks)] },
        };
    }

    /// <summary>A scenario with an IPv6 block for the VPC and a /64 of it for each subnet, where they are missing.</summary>
    public static ClusterScenario WithIpv6Blocks(ClusterScenario scenario)
    {
        var vpc = scenario.Vpc.Ipv6Block ?? DocumentationBlock;
        var taken = scenario.Subnets.Select(subnet => subnet.Ipv6Block).OfType<IPNetwork>().ToList();
        var free = new Queue<IPNetwork>(Ipv6Cidr.SubnetsOf(vpc).Where(block => !taken.Exists(other => Ipv6Cidr.Contains(other, block))).Take(scenario.Subnets.Count - taken.Count));
        return scenario with
        {
            Vpc = scenario.Vpc with { Ipv6Block = vpc },
            Subnets = [.. scenario.Subnets.Select(subnet => subnet.Ipv6Block is null && free.TryDequeue(out var block) ? subnet with { Ipv6Block = block } : subnet)],
        };
    }
}
