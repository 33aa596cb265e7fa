using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using EksCalc.Input;

namespace EksCalc.Exchange.Scenarios;

/// <summary>Reads IPv6 CIDR blocks.</summary>
internal static class Ipv6Cidr
{
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

    private static IPAddress Network(IPAddress address, int prefixLength)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Number(address) & ~HostMask(prefixLength));
        return new IPAddress(bytes);
    }
}
