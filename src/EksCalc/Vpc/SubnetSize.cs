using System.Numerics;
using EksCalc.Input;

namespace EksCalc.Vpc;

/// <summary>The size of an IPv4 subnet, by its prefix length.</summary>
/// <remarks>R01; Amazon VPC user guide, "Subnet sizing for IPv4".</remarks>
public readonly record struct SubnetSize : IComparable<SubnetSize>
{
    /// <summary>The largest subnet AWS allows: /16.</summary>
    public const int ShortestPrefix = 16;

    /// <summary>The smallest subnet AWS allows: /28.</summary>
    public const int LongestPrefix = 28;

    /// <summary>Addresses that AWS keeps in every subnet: the first four and the last.</summary>
    public const int ReservedByAws = 5;

    private readonly int fromShortest;

    /// <summary>The size of a subnet of that prefix length.</summary>
    /// <param name="prefixLength">16 to 28.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside AWS's range.</exception>
    public SubnetSize(int prefixLength)
    {
        if (prefixLength is < ShortestPrefix or > LongestPrefix)
            throw new ArgumentOutOfRangeException(nameof(prefixLength), prefixLength, $"A subnet's prefix length is {ShortestPrefix} to {LongestPrefix}.");
        fromShortest = prefixLength - ShortestPrefix;
    }

    /// <summary>The prefix length, 16 to 28.</summary>
    public int PrefixLength => ShortestPrefix + fromShortest;

    /// <summary>All addresses of the subnet.</summary>
    public long Addresses => 1L << (32 - PrefixLength);

    /// <summary>Addresses that nodes, pods and others can take: all but the five AWS keeps.</summary>
    public long UsableAddresses => Addresses - ReservedByAws;

    /// <summary>The prefix length of the smallest block that AWS allows and that has so many addresses; of the largest where none has.</summary>
    internal static int PrefixThatHolds(long addresses) =>
        Math.Clamp(32 - BitOperations.Log2(BitOperations.RoundUpToPowerOf2((ulong)addresses)), ShortestPrefix, LongestPrefix);

    /// <summary>Reads <c>/24</c> or <c>24</c>.</summary>
    /// <exception cref="InvalidInputException">The text is not a prefix length from 16 to 28.</exception>
    public static SubnetSize Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var size)
            ? size
            : throw new InvalidInputException("subnet size", $"{ShownText.Quoted(text)} is not a prefix length from /{ShortestPrefix} to /{LongestPrefix}.");
    }

    /// <summary>Reads <c>/24</c> or <c>24</c>; false when it is neither.</summary>
    public static bool TryParse(string? text, out SubnetSize size)
    {
        size = default;
        if (text is null || !PlainNumber.TryParse(text.StartsWith('/') ? text.AsSpan(1) : text, out var length)
            || length is < ShortestPrefix or > LongestPrefix)
            return false;
        size = new SubnetSize(length);
        return true;
    }

    /// <summary>The sizes from one prefix length to another, both included, in that order.</summary>
    public static IReadOnlyList<SubnetSize> Range(int firstPrefixLength, int lastPrefixLength)
    {
        var step = firstPrefixLength <= lastPrefixLength ? 1 : -1;
        return [.. Enumerable.Range(0, Math.Abs(lastPrefixLength - firstPrefixLength) + 1).Select(i => new SubnetSize(firstPrefixLength + (step * i)))];
    }

    /// <summary>Larger subnets come first.</summary>
    public int CompareTo(SubnetSize other) => PrefixLength.CompareTo(other.PrefixLength);

    /// <summary>Whether the subnet is larger.</summary>
    public static bool operator <(SubnetSize left, SubnetSize right) => left.CompareTo(right) < 0;

    /// <summary>Whether the subnet is smaller.</summary>
    public static bool operator >(SubnetSize left, SubnetSize right) => left.CompareTo(right) > 0;

    /// <summary>Whether the subnet is as large or larger.</summary>
    public static bool operator <=(SubnetSize left, SubnetSize right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the subnet is as small or smaller.</summary>
    public static bool operator >=(SubnetSize left, SubnetSize right) => left.CompareTo(right) >= 0;

    /// <summary><c>/24</c></summary>
    public override string ToString() => $"/{PrefixLength}";
}
