using CsCheck;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Vpc;

[Rule("R01")]
public sealed class FreeSpaceTests
{
    private static Gen<CidrBlock[]> Subnets { get; } =
        Gen.Select(Gen.Int[20, 28], Gen.UInt[0, 0xFFFF]).Select((length, offset) => CidrBlock.Containing(0x0A000000 | offset, length)).Array[0, 12];

    [Fact]
    public void Gaps_OfAPartlyUsedBlock_AreTheLargestAlignedBlocks()
    {
        var free = new FreeSpace([CidrBlock.Parse("10.0.0.0/16")], [CidrBlock.Parse("10.0.0.0/18"), CidrBlock.Parse("10.0.128.0/20")]);

        Assert.Equal("10.0.64.0/18 10.0.144.0/20 10.0.160.0/19 10.0.192.0/18", string.Join(' ', free.Gaps));
    }

    [Fact]
    public void Gaps_AnySubnets_AreAllThatTheyLeave() => Subnets.ForAll(subnets =>
    {
        var block = CidrBlock.Parse("10.0.0.0/16");
        var gaps = new FreeSpace([block], subnets).Gaps;
        var parts = gaps.Concat(subnets.Where(subnet => !subnets.Any(other => other != subnet && other.Contains(subnet))).Distinct()).Order().ToList();

        Assert.Equal(block.Addresses, parts.Sum(part => part.Addresses));
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.False(pair.First.Overlaps(pair.Second)));
    });

    [Fact]
    public void Take_UntilNothingIsLeft_GivesEveryFreeBlockOnce() => Gen.Select(Subnets, Gen.Int[18, 28]).ForAll((subnets, length) =>
    {
        var block = CidrBlock.Parse("10.0.0.0/16");
        var free = new FreeSpace([block], subnets);
        var taken = new List<CidrBlock>();
        while (free.Take(length) is { } next)
            taken.Add(next);

        Assert.Equal(Blocks(block, length).Where(candidate => !subnets.Any(candidate.Overlaps)), taken.Order());
    });

    [Fact]
    public void Take_SeveralGaps_TakesTheSmallestThatHoldsIt()
    {
        var free = new FreeSpace([CidrBlock.Parse("10.0.0.0/16")], [CidrBlock.Parse("10.0.0.0/18"), CidrBlock.Parse("10.0.128.0/20")]);

        Assert.Equal(CidrBlock.Parse("10.0.144.0/22"), free.Take(22));
        Assert.Equal(CidrBlock.Parse("10.0.160.0/19"), free.Take(19));
        Assert.Null(free.Take(17));
        Assert.Throws<ArgumentOutOfRangeException>(() => free.Take(33));
        Assert.Throws<ArgumentOutOfRangeException>(() => free.Take(-1));
    }

    [Fact]
    public void Halves_OfABlock_AreItsParts()
    {
        Assert.Equal((CidrBlock.Parse("10.0.0.0/17"), CidrBlock.Parse("10.0.128.0/17")), CidrBlock.Parse("10.0.0.0/16").Halves());
        Assert.Equal((CidrBlock.Parse("0.0.0.0/1"), CidrBlock.Parse("128.0.0.0/1")), default(CidrBlock).Halves());
        Assert.Throws<InvalidOperationException>(() => CidrBlock.Parse("10.0.0.1/32").Halves());
    }

    private static IEnumerable<CidrBlock> Blocks(CidrBlock block, int length) =>
        Enumerable.Range(0, 1 << (length - block.PrefixLength)).Select(index => new CidrBlock(block.Network + ((uint)index << (32 - length)), length));
}
