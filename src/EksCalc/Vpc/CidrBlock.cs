using System.Buffers.Binary;
using System.Net;
using EksCalc.Input;

namespace EksCalc.Vpc;

/// <summary>An IPv4 CIDR block: a network and the length of its prefix, host bits 0.</summary>
/// <remarks>RFC 4632. The default value is <c>0.0.0.0/0</c>.</remarks>
public readonly record struct CidrBlock : IComparable<CidrBlock>
{
    /// <summary>A block.</summary>
    /// <param name="network">The first address as a number, e.g. 0x0A000000 for 10.0.0.0.</param>
    /// <param name="prefixLength">0 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range.</exception>
    /// <exception cref="ArgumentException">The network has host bits set.</exception>
    public CidrBlock(uint network, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        if ((network & HostMask(prefixLength)) != 0)
            throw new ArgumentException($"{Text(network)}/{prefixLength} has host bits set.", nameof(network));
        Network = network;
        PrefixLength = prefixLength;
    }

    /// <summary>The first address as a number, most significant byte first.</summary>
    public uint Network { get; }

    /// <summary>The prefix length, 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>Addresses in the block, 1 to 2^32.</summary>
    public long Addresses => 1L << (32 - PrefixLength);

    /// <summary>The first address.</summary>
    public IPAddress First => AddressAt(0);

    /// <summary>The last address.</summary>
    public IPAddress Last => AddressAt(Addresses - 1);

    private uint LastNumber => Network | HostMask(PrefixLength);

    /// <summary>An address of the block by its distance from the first.</summary>
    /// <param name="offset">0 to <see cref="Addresses"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is outside the block.</exception>
    public IPAddress AddressAt(long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Addresses);
        return Address((uint)(Network + offset));
    }

    /// <summary>Whether all of <paramref name="other"/> lies in this block.</summary>
    public bool Contains(CidrBlock other) => other.Network >= Network && other.LastNumber <= LastNumber;

    /// <summary>Whether any address is in both.</summary>
    public bool Overlaps(CidrBlock other) => Network <= other.LastNumber && other.Network <= LastNumber;

    /// <summary>The block of a length that an address is in.</summary>
    /// <param name="address">The address as a number.</param>
    /// <param name="prefixLength">0 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length.</exception>
    public static CidrBlock Containing(uint address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        return new(address & ~HostMask(prefixLength), prefixLength);
    }

    /// <summary>Its two halves.</summary>
    /// <exception cref="InvalidOperationException">It is a single address.</exception>
    internal (CidrBlock First, CidrBlock Second) Halves() => PrefixLength == 32
        ? throw new InvalidOperationException($"{this} is a single address.")
        : (new(Network, PrefixLength + 1), new(Network + (uint)(Addresses / 2), PrefixLength + 1));

    /// <summary>Where the block begins in a larger one that contains it.</summary>
    /// <exception cref="ArgumentException">It does not lie in <paramref name="outer"/>.</exception>
    internal long OffsetIn(CidrBlock outer) =>
        outer.Contains(this) ? Network - (long)outer.Network : throw new ArgumentException($"{this} is not in {outer}.", nameof(outer));

    /// <summary>Reads <c>10.0.0.0/16</c>.</summary>
    /// <exception cref="InvalidInputException">The text is not a block; the message says why.</exception>
    public static CidrBlock Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var block, out var problem) ? block : throw new InvalidInputException("CIDR block", problem);
    }

    /// <summary>Reads <c>10.0.0.0/16</c>; false when the text is not a block.</summary>
    /// <param name="text">Four decimal numbers and a length, without leading zeros.</param>
    /// <param name="block">The block.</param>
    /// <param name="problem">What is wrong, and what to write instead; empty when nothing is.</param>
    public static bool TryParse(string text, out CidrBlock block, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        block = default;
        var parts = text.Split('/');
        if (parts.Length != 2 || !TryAddress(parts[0], out var address) || !TryNumber(parts[1], 32, out var length))
        {
            problem = $"{ShownText.Quoted(text)} is not an IPv4 CIDR block such as 10.0.0.0/16.";
            return false;
        }

        if ((address & HostMask(length)) != 0)
        {
            problem = $"{ShownText.Quoted(text)} has host bits set; the block with that address is {Text(address & ~HostMask(length))}/{length}.";
            return false;
        }

        problem = "";
        block = new CidrBlock(address, length);
        return true;
    }

    /// <summary>By first address, then larger blocks first.</summary>
    public int CompareTo(CidrBlock other) =>
        Network != other.Network ? Network.CompareTo(other.Network) : PrefixLength.CompareTo(other.PrefixLength);

    /// <summary>Whether it comes before.</summary>
    public static bool operator <(CidrBlock left, CidrBlock right) => left.CompareTo(right) < 0;

    /// <summary>Whether it comes after.</summary>
    public static bool operator >(CidrBlock left, CidrBlock right) => left.CompareTo(right) > 0;

    /// <summary>Whether it comes before or is the same.</summary>
    public static bool operator <=(CidrBlock left, CidrBlock right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it comes after or is the same.</summary>
    public static bool operator >=(CidrBlock left, CidrBlock right) => left.CompareTo(right) >= 0;

    /// <summary><c>10.0.0.0/16</c></summary>
    public override string ToString() => $"{Text(Network)}/{PrefixLength}";

    private static uint HostMask(int prefixLength) => prefixLength == 0 ? uint.MaxValue : (uint)((1L << (32 - prefixLength)) - 1);

    private static IPAddress Address(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }

    private static string Text(uint number) => Address(number).ToString();

    // IPAddress.Parse takes octal, hexadecimal and shortened addresses too.
    private static bool TryAddress(string text, out uint address)
    {
        address = 0;
        var parts = text.Split('.');
        if (parts.Length != 4)
            return false;
        foreach (var part in parts)
        {
            if (!TryNumber(part, 255, out var value))
                return false;
            address = (address << 8) | (uint)value;
        }

        return true;
    }

    private static bool TryNumber(string text, int most, out int value) =>
        PlainNumber.TryParse(text, out value) && value <= most && (text.Length == 1 || text[0] != '0');
}
