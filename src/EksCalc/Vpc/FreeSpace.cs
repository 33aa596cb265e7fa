namespace EksCalc.Vpc;

/// <summary>What is left of a VPC's blocks beside its subnets, to be given out subnet by subnet.</summary>
/// <remarks>R01: a subnet lies in one of the VPC's blocks, aligned to its size, and overlaps no other.</remarks>
internal sealed class FreeSpace
{
    private readonly List<CidrBlock> gaps = [];

    /// <summary>The space of some blocks that some subnets leave.</summary>
    /// <param name="blocks">The VPC's blocks.</param>
    /// <param name="subnets">Blocks in use, in any order.</param>
    public FreeSpace(IEnumerable<CidrBlock> blocks, IEnumerable<CidrBlock> subnets)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var taken = subnets.ToList();
        foreach (var block in blocks)
            AddGaps(block, taken);
    }

    /// <summary>The free blocks, each as large as it can be, by address.</summary>
    public IReadOnlyList<CidrBlock> Gaps => [.. gaps.Order()];

    /// <summary>Takes a block out of the smallest gap that holds it, the first of these by address; null where there is none.</summary>
    /// <param name="prefixLength">0 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length.</exception>
    public CidrBlock? Take(int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        var large = gaps.Where(gap => gap.PrefixLength <= prefixLength).ToList();
        if (large.Count == 0)
            return null;
        var gap = large.OrderByDescending(gap => gap.PrefixLength).ThenBy(gap => gap.Network).First();
        gaps.Remove(gap);
        var taken = new CidrBlock(gap.Network, prefixLength);
        AddGaps(gap, [taken]);
        return taken;
    }

    private void AddGaps(CidrBlock block, List<CidrBlock> taken)
    {
        var inside = taken.FindAll(block.Overlaps);
        if (inside.Count == 0)
        {
            gaps.Add(block);
        }
        else if (!inside.Exists(other => other.Contains(block)))
        {
            var (first, second) = block.Halves();
            AddGaps(first, inside);
            AddGaps(second, inside);
        }
    }
}
