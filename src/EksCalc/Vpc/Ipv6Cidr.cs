using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using EksCalc.Input;

namespace EksCalc.Vpc;

/// <summary>IPv6 CIDR blocks: reading them, what is in them.</summary>
internal static class Ipv6Cidr
{
    /// <summary>The block that AWS gives a VPC of its own; others are /44 to /60 (R03).</summary>
    public const int VpcPrefixLength = 56;

    /// <summary>The smallest block of a subnet; larger ones are up to a /44 (R03).</summary>
    public const int SubnetPrefixLength = 64;

    /// <summary>The largest block of a VPC or a subnet.</summary>
    public const int ShortestPrefixLength = 44;

    /// <summary>The smallest block of a VPC.</summary>
    public const int LongestVpcPrefixLength = 60;

    /// <summary>Whether a block has a length that AWS allows, in steps of 4 from /44 on.</summary>
    /// <param name="block">The block.</param>
    /// <param name="longest">The longest prefix.</param>
    public static bool HasAllowedLength(IPNetwork block, int longest) =>
        block.PrefixLength >= ShortestPrefixLength && block.PrefixLength <= longest && (block.PrefixLength - ShortestPrefixLength) % 4 == 0;

    /// <summary>The /64s of a VPC's block.</summary>
    public static IEnumerable<IPNetwork> SubnetsOf(IPNetwork block)
    {
        for (var i = UInt128.Zero; i < UInt128.One << (SubnetPrefixLength - block.PrefixLength); i++)
            yield return new IPNetwork(Address(Number(block.BaseAddress) + (i << (128 - SubnetPrefixLength))), SubnetPrefixLength);
    }

    public static bool TryRead(string text, out IPNetwork block, out string problem)
    {
        block = default;
        var parts = text.Split('/');
        if (parts.Length != 2 || parts[0].Contains('%') || parts[0].Contains('[')
            || !IPAddress.TryParse(parts[0], out var address) || address.AddressFamily != AddressFamily.InterNetworkV6
            || !PlainNumber.TryParse(parts[1], out var length) || length > 128)
        {
            problem = $"{ShownText.Quoted(text)} is not an IPv6 CIDR block such as 2001:db8:1234::/56.";
            return false;
        }

        var network = Network(address, length);
        block = new IPNetwork(network, length);
        problem = network.Equals(address) ? "" : $"{ShownText.Quoted(text)} has host bits set; the block with that address is {block}.";
        return problem.Length == 0;
    }

    /// <summary>Whether all of <paramref name="inner"/> lies in <paramref name="outer"/>.</summary>
    public static bool Contains(IPNetwork outer, IPNetwork inner) => outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    /// <summary>The first and the last address as numbers.</summary>
    public static (UInt128 First, UInt128 Last) Bounds(IPNetwork block)
    {
        var first = Number(block.BaseAddress);
        return (first, first | HostMask(block.PrefixLength));
    }

    private static UInt128 Number(IPAddress address) => BinaryPrimitives.ReadUInt128BigEndian(address.GetAddressBytes());

    private static UInt128 HostMask(int prefixLength) => prefixLength == 0 ? UInt128.MaxValue : (UInt128.One << (128 - prefixLength)) - 1;

    private static IPAddress Network(IPAddress address, int prefixLength) => Address(Number(address) & ~HostMask(prefixLength));

    private static IPAddress Address(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(bytes);
    }
}
