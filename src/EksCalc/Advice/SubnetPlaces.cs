using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>Finds places for sized subnets in a VPC that is in use.</summary>
/// <remarks>
/// Subnets that are large enough stay; all that are there keep their blocks, as nodes move out of them one by one. New ones go into the VPC's free space,
/// pods' subnets into that of blocks that are the pods' alone; what finds no room goes into new blocks: of the nearest range that AWS lets the VPC have (R03), for pods of 100.64.0.0/10 (R04).
/// Free is what the scenario says nothing of: subnets that it leaves out, peered VPCs and networks on premises are not known here.
/// </remarks>
internal sealed class SubnetPlaces
{
    private readonly ClusterScenario scenario;
    private readonly ClusterNetwork network;
    private readonly List<CidrBlock> vpcBlocks;

    private SubnetPlaces(ClusterScenario scenario)
    {
        this.scenario = scenario;
        network = new ClusterNetwork(scenario);
        vpcBlocks = [.. scenario.Vpc.Blocks];
    }

    /// <summary>The places, in the order given; null where a subnet has no size or no range is left.</summary>
    /// <param name="scenario">The VPC and the subnets there are.</param>
    /// <param name="subnets">The subnets with the sizes that they need.</param>
    public static IReadOnlyList<SubnetPlace>? Of(ClusterScenario scenario, IReadOnlyList<SizedSubnet> subnets) =>
        subnets.All(subnet => subnet.Size is not null) ? new SubnetPlaces(scenario).Find(subnets) : null;

    private IReadOnlyList<SubnetPlace>? Find(IReadOnlyList<SizedSubnet> subnets)
    {
        var places = new SubnetPlace?[subnets.Count];
        foreach (var (index, subnet) in subnets.Index())
        {
            if (scenario.Subnets.FirstOrDefault(own => own.Name == subnet.Name) is { } own && own.Block.PrefixLength <= subnet.Size!.Value.PrefixLength)
                places[index] = new SubnetPlace(subnet.Name, subnet.Zone, subnet.IsForPods, own.Block, stays: true, newVpcBlock: null);
        }

        // A size each for nodes and pods, so that any order within them packs as well.
        foreach (var kind in Enumerable.Range(0, subnets.Count).Where(index => places[index] is null).GroupBy(index => subnets[index].IsForPods).OrderBy(kind => kind.Key))
        {
            var waiting = kind.ToList();
            var free = new FreeSpace(scenario.Vpc.Blocks.Where(block => IsForPods(block) == kind.Key), scenario.Subnets.Select(subnet => subnet.Block));
            waiting.RemoveAll(index => (places[index] = Placed(subnets[index], free, null)) is not null);
            while (waiting.Count > 0)
            {
                if (NewBlock(waiting.Sum(index => subnets[index].Size!.Value.Addresses), kind.Key) is not { } block)
                    return null;
                vpcBlocks.Add(block);
                var room = new FreeSpace([block], []);
                waiting.RemoveAll(index => (places[index] = Placed(subnets[index], room, block)) is not null);
            }
        }

        return [.. places.OfType<SubnetPlace>()];
    }

    /// <summary>Whether a block of the VPC is the pods' alone.</summary>
    private bool IsForPods(CidrBlock block)
    {
        var inside = Enumerable.Range(0, network.Roles.Length).Where(index => block.Contains(scenario.Subnets[index].Block)).ToList();
        return inside.Count > 0 ? inside.TrueForAll(index => (network.Roles[index] & (SubnetRole.Pods | SubnetRole.SparePods)) != 0) : AssumedSubnets.PodRange.Contains(block);
    }

    private static SubnetPlace? Placed(SizedSubnet subnet, FreeSpace space, CidrBlock? newBlock) =>
        space.Take(subnet.Size!.Value.PrefixLength) is { } block ? new SubnetPlace(subnet.Name, subnet.Zone, subnet.IsForPods, block, stays: false, newBlock) : null;

    /// <summary>A block as large as wanted, at most a /16 (R01), that AWS lets the VPC have without a word: the next after its first, if there is one.</summary>
    private CidrBlock? NewBlock(long addresses, bool forPods)
    {
        var length = SubnetSize.PrefixThatHolds(addresses);
        CidrBlock[] ranges = forPods ? [AssumedSubnets.PodRange] : [.. AssociationRules.PrivateRanges.Where(range => range.Overlaps(vpcBlocks[0])), AssumedSubnets.PodRange];
        return ranges.SelectMany(range => new FreeSpace([range], vpcBlocks).Gaps.OrderBy(gap => gap < vpcBlocks[0]))
            .SelectMany(gap => BlocksIn(gap, length))
            .Where(block => !AssociationRules.OnAdding(block, vpcBlocks).Any())
            .Select(block => (CidrBlock?)block)
            .FirstOrDefault();
    }

    private static IEnumerable<CidrBlock> BlocksIn(CidrBlock gap, int length)
    {
        for (var i = 0L; length >= gap.PrefixLength && i < 1L << (length - gap.PrefixLength); i++)
            yield return new CidrBlock((uint)(gap.Network + (i << (32 - length))), length);
    }
}
