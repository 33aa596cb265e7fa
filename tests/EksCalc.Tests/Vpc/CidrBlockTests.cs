using CsCheck;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Vpc;

public sealed class CidrBlockTests
{
    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0", "10.0.255.255", 65_536)]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.255", 4_294_967_296)]
    [InlineData("192.168.1.7/32", "192.168.1.7", "192.168.1.7", 1)]
    public void Parse_Block_HasItsAddresses(string text, string first, string last, long addresses)
    {
        var block = CidrBlock.Parse(text);
        Assert.Equal((text, first, last, addresses), (block.ToString(), block.First.ToString(), block.Last.ToString(), block.Addresses));
    }

    [Theory]
    [InlineData("10.0.0.1/16", "10.0.0.0/16")]
    [InlineData("10.0.0.0", "not an IPv4 CIDR block")]
    [InlineData("10.0.0/16", "not an IPv4 CIDR block")]
    [InlineData("010.0.0.0/16", "not an IPv4 CIDR block")]
    [InlineData("10.0.0.0/33", "not an IPv4 CIDR block")]
    [InlineData("10.0.0.256/32", "not an IPv4 CIDR block")]
    [InlineData("10.0.0.0/ 8", "not an IPv4 CIDR block")]
    [InlineData("10.0.0.0/016", "not an IPv4 CIDR block")]
    [InlineData("10.0.0.0/16\0", "not an IPv4 CIDR block")]
    [InlineData("10.0\0.0.0/16", "not an IPv4 CIDR block")]
    [InlineData("2001:db8::/56", "not an IPv4 CIDR block")]
    [InlineData("", "not an IPv4 CIDR block")]
    public void Parse_NotABlock_SaysWhatToWrite(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidInputException>(() => CidrBlock.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Blocks_Any_RoundTripAndContainAndOverlapAsTheirAddressesDo() =>
        Gen.Select(Gen.UInt, Gen.Int[0, 32], Gen.UInt, Gen.Int[0, 32]).ForAll((one, oneLength, other, otherLength) =>
        {
            var (left, right) = (Block(one, oneLength), Block(other, otherLength));
            Assert.Equal(left, CidrBlock.Parse(left.ToString()));
            var (first, last) = (Math.Max((long)left.Network, right.Network), Math.Min(left.Network + left.Addresses, right.Network + right.Addresses));
            Assert.Equal(first < last, left.Overlaps(right));
            Assert.Equal(last - first == right.Addresses, left.Contains(right));
        });

    private static CidrBlock Block(uint address, int length) => new((uint)(address & ~((1L << (32 - length)) - 1)), length);
}
