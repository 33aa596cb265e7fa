namespace EksCalc.Vpc;

/// <summary>Which IPv4 blocks AWS lets a VPC have together (R03, R04).</summary>
/// <remarks>Amazon VPC user guide, "IPv4 CIDR block association restrictions"; EKS best practices, networking/custom-networking.</remarks>
public static class AssociationRules
{
    /// <summary>The ranges of RFC 1918.</summary>
    public static IReadOnlyList<CidrBlock> PrivateRanges { get; } = [CidrBlock.Parse("10.0.0.0/8"), CidrBlock.Parse("172.16.0.0/12"), CidrBlock.Parse("192.168.0.0/16")];

    /// <summary>Ranges that are routable in no network but the VPC, so that pods are best placed there (R04): 100.64.0.0/10 and 198.19.0.0/16.</summary>
    public static IReadOnlyList<CidrBlock> UnroutableRanges { get; } = [CidrBlock.Parse("100.64.0.0/10"), CidrBlock.Parse("198.19.0.0/16")];

    private static readonly CidrBlock Benchmark = UnroutableRanges[1];
    private static readonly (CidrBlock Range, string Use)[] Forbidden =
    [
        (CidrBlock.Parse("0.0.0.0/8"), "names the network a host is in"),
        (CidrBlock.Parse("127.0.0.0/8"), "is the loopback network"),
        (CidrBlock.Parse("169.254.0.0/16"), "is link-local, and IPv6 clusters use a part of it for IPv4 egress"),
        (CidrBlock.Parse("224.0.0.0/4"), "is for multicast"),
    ];

    private static readonly CidrBlock FirstTens = CidrBlock.Parse("10.0.0.0/15");
    private static readonly CidrBlock FirstTen = CidrBlock.Parse("10.0.0.0/16");
    private static readonly CidrBlock DefaultVpcs = CidrBlock.Parse("172.31.0.0/16");
    private static readonly CidrBlock Docker = CidrBlock.Parse("172.17.0.0/16");

    /// <summary>Whether a block lies in one of <see cref="UnroutableRanges"/>.</summary>
    /// <param name="block">The block.</param>
    internal static bool IsUnroutable(CidrBlock block) => UnroutableRanges.Any(range => range.Contains(block));

    /// <summary>What stands against a VPC's blocks, each being added to those before it.</summary>
    /// <param name="blocks">The VPC's blocks, the primary one first.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<CidrBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return [.. blocks.SelectMany((block, index) => OnAdding(block, [.. blocks.Take(index)]))];
    }

    /// <summary>What stands against adding a block to a VPC, or against making it the VPC's first.</summary>
    /// <param name="added">The block.</param>
    /// <param name="present">The blocks that the VPC has, the primary one first; empty for a new VPC.</param>
    public static IEnumerable<Finding> OnAdding(CidrBlock added, IReadOnlyList<CidrBlock> present)
    {
        ArgumentNullException.ThrowIfNull(present);
        var name = added.ToString();
        if (added.PrefixLength is < SubnetSize.ShortestPrefix or > SubnetSize.LongestPrefix)
        {
            yield return FindingKinds.VpcBlockSize.Of(name, $"A VPC's block is /{SubnetSize.ShortestPrefix} to /{SubnetSize.LongestPrefix}.");
        }

        foreach (var other in present.Where(added.Overlaps))
            yield return FindingKinds.VpcBlocksOverlap.Of(name, $"It overlaps {other}.");
        foreach (var (range, use) in Forbidden.Where(forbidden => forbidden.Range.Overlaps(added)))
            yield return FindingKinds.VpcBlockForbidden.Of(name, $"{range} {use}.");
        if (Docker.Overlaps(added))
            yield return FindingKinds.VpcBlockDocker.Of(name, "172.17.0.0/16 is Docker's bridge network on many hosts.");
        if (present.Count == 0)
            yield break;

        // Whatever the VPC has, blocks of an RFC 1918 range come only to those of the same range: also a VPC of public or 100.64.0.0/10 blocks
        // takes none. Such blocks come second, says the guide.
        foreach (var range in PrivateRanges.Where(range => range.Overlaps(added) && !present.Any(range.Overlaps)))
        {
            var other = First(present, IsPrivate) ?? present[0];
            yield return FindingKinds.VpcBlockRestricted.Of(
                name, $"AWS does not let a VPC with {other} add a block of {range}.",
                action: IsPrivate(other) ? "Add blocks of the VPC's own range or of 100.64.0.0/10." : $"Make the block of {range} the VPC's first, then add the others.");
        }

        if (added.Overlaps(Benchmark) && First(present, block => PrivateRanges.Any(block.Overlaps)) is { } privateBlock)
        {
            yield return FindingKinds.VpcBlockBenchmark.Of(
                name, $"The EKS guide recommends 198.19.0.0/16 for pods; the VPC guide forbids it for a VPC with {privateBlock}.");
        }
        else if (added.Overlaps(Benchmark) && !present.Any(Benchmark.Overlaps))
        {
            yield return FindingKinds.VpcBlockRestricted.Of(name, $"AWS does not let a VPC with {present[0]} add a block of {Benchmark}.");
        }

        if (FirstTen.Overlaps(added) && First(present, FirstTens.Overlaps) is { } ten)
            yield return FindingKinds.VpcBlockRestricted.Of(
                name, $"AWS does not let a VPC with {ten}, a block of {FirstTens}, add one of {FirstTen}.",
                action: "Choose another block of 10.0.0.0/8.");
        if (DefaultVpcs.Overlaps(added) && present.Any(PrivateRanges[1].Overlaps))
            yield return FindingKinds.VpcBlockRestricted.Of(
                name, $"AWS does not let a VPC of {PrivateRanges[1]} add a block of {DefaultVpcs}.",
                action: "Choose another block of 172.16.0.0/12.");
    }

    private static bool IsPrivate(CidrBlock block) => PrivateRanges.Any(block.Overlaps) || block.Overlaps(Benchmark);

    private static CidrBlock? First(IReadOnlyList<CidrBlock> blocks, Func<CidrBlock, bool> matches) =>
        blocks.Where(matches).Select(block => (CidrBlock?)block).FirstOrDefault();
}
