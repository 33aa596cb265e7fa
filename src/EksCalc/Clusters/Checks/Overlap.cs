using System.Net;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>Finds CIDR blocks that share addresses.</summary>
internal static class Overlap
{
    /// <summary>Each block that shares addresses with an earlier one, by their places in the list. What is null is passed over.</summary>
    public static IEnumerable<(int Later, int Earlier)> Among(IEnumerable<CidrBlock?> blocks) =>
        AmongExtents(blocks.Select((block, index) => block is { } found ? new Extent(found.Network, found.Network + (UInt128)(found.Addresses - 1), index) : null));

    /// <summary>Each block that shares addresses with an earlier one, by their places in the list. What is null is passed over.</summary>
    public static IEnumerable<(int Later, int Earlier)> Among(IEnumerable<IPNetwork?> blocks) =>
        AmongExtents(blocks.Select((block, index) => block is { } found ? ExtentOf(found, index) : null));

    // CIDR blocks are apart or one is in the other: sorted by first address, larger ones first, a block overlaps an earlier
    // one exactly if it ends before the last one that lay apart does.
    private static IEnumerable<(int Later, int Earlier)> AmongExtents(IEnumerable<Extent?> extents)
    {
        Extent? outer = null;
        foreach (var extent in extents.OfType<Extent>().OrderBy(extent => extent.First).ThenByDescending(extent => extent.Last).ThenBy(extent => extent.Index))
        {
            if (outer is null || extent.First > outer.Last)
                outer = extent;
            else
                yield return (Math.Max(extent.Index, outer.Index), Math.Min(extent.Index, outer.Index));
        }
    }

    private static Extent ExtentOf(IPNetwork block, int index)
    {
        var (first, last) = Ipv6Cidr.Bounds(block);
        return new Extent(first, last, index);
    }

    private sealed record Extent(UInt128 First, UInt128 Last, int Index);
}
