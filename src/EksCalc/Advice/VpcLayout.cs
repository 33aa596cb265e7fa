using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>Where the subnets would go in a new VPC: the smallest blocks for the VPC that hold them, each subnet aligned, the largest first.</summary>
public sealed class VpcLayout
{
    private VpcLayout(IReadOnlyList<CidrBlock> blocks, IReadOnlyList<CidrBlock> subnets) => (Blocks, Subnets) = (blocks, subnets);

    /// <summary>Blocks to associate with the VPC, the primary one first.</summary>
    public IReadOnlyList<CidrBlock> Blocks { get; }

    /// <summary>Each subnet's block, in the scenario's order.</summary>
    public IReadOnlyList<CidrBlock> Subnets { get; }

    /// <summary>The layout of a plan's subnets by their sizes. It begins where the scenario's own blocks do.</summary>
    /// <param name="plan">The plan; whether its subnets overlap does not matter.</param>
    /// <remarks>
    /// Pods' subnets of custom networking go into a block of their own. What does not fit into one /16, the largest a VPC can have (R03), goes into further ones.
    /// Subnets have sizes that are powers of two, so the largest first leaves no gap.
    /// </remarks>
    internal static VpcLayout Of(ClusterPlan plan)
    {
        var vpc = plan.Scenario.Vpc.Blocks;
        var blocks = new List<CidrBlock>();
        var places = new CidrBlock[plan.Subnets.Count];
        foreach (var part in plan.Subnets.Index().GroupBy(subnet => subnet.Item.IsForPods).OrderBy(part => part.Key))
        {
            var start = vpc.Where(block => block.Contains(part.First().Item.Subnet.Block)).Select(block => (uint?)block.Network).FirstOrDefault() ?? vpc[0].Network;
            Pack([.. part.Select(subnet => (subnet.Index, subnet.Item.Subnet.Block)).OrderBy(subnet => subnet.Block.PrefixLength)], start, blocks, places);
        }

        return new VpcLayout(blocks, places);
    }

    private static void Pack(List<(int Index, CidrBlock Block)> largestFirst, uint start, List<CidrBlock> blocks, CidrBlock[] places)
    {
        var largest = FreeFrom(CidrBlock.Containing(start, SubnetSize.ShortestPrefix), blocks);
        var used = 0L;
        foreach (var subnet in largestFirst)
        {
            if (used + subnet.Block.Addresses > largest.Addresses)
            {
                blocks.Add(largest);
                (largest, used) = (FreeFrom(largest, blocks), 0);
            }

            places[subnet.Index] = new CidrBlock(largest.Network + (uint)used, subnet.Block.PrefixLength);
            used += subnet.Block.Addresses;
        }

        blocks.Add(new CidrBlock(largest.Network, SubnetSize.PrefixThatHolds(used)));
    }

    private static CidrBlock FreeFrom(CidrBlock block, List<CidrBlock> taken)
    {
        while (taken.Exists(block.Overlaps))
            block = new CidrBlock(block.Network + (uint)block.Addresses, block.PrefixLength);
        return block;
    }
}
