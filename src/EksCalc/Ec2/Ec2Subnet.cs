using System.Collections.ObjectModel;
using EksCalc.Vpc;

namespace EksCalc.Ec2;

/// <summary>
/// A subnet that instances take addresses from, and its tags. Its room is a count of free addresses, none scattered so that
/// a prefix would not fit, or an <see cref="AddressMap"/>.
/// </summary>
/// <remarks>Not safe to use from several threads: instances of one simulation share it.</remarks>
internal sealed class Ec2Subnet
{
    /// <summary>What DescribeSubnets says of a subnet without limit, less what is in use.</summary>
    public const long UnlimitedFree = 1_000_000;

    private readonly AddressMap? map;
    private readonly bool limited;
    private long free;

    /// <summary>A subnet with a number of free addresses.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="freeAddresses">Free addresses, 0 or more, once the primary ENIs have theirs; null for as many as are asked for.</param>
    /// <param name="tags">Its tags; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public Ec2Subnet(string id, long? freeAddresses, IReadOnlyDictionary<string, string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegative(freeAddresses ?? 0, nameof(freeAddresses));
        (Id, Tags, limited, free) = (id, tags ?? NoTags, freeAddresses is not null, freeAddresses ?? 0);
    }

    /// <summary>A subnet whose addresses are known one by one.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="map">Its addresses. A primary ENI takes one of them.</param>
    /// <param name="tags">Its tags; null for none.</param>
    public Ec2Subnet(string id, AddressMap map, IReadOnlyDictionary<string, string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(map);
        (Id, Tags, this.map) = (id, tags ?? NoTags, map);
    }

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; set; }

    /// <summary>Addresses in use by the instances of the simulation.</summary>
    public long UsedAddresses { get; private set; }

    /// <summary>The count that DescribeSubnets gives.</summary>
    public long FreeAddresses => map?.FreeAddresses ?? (limited ? free : UnlimitedFree - UsedAddresses);

    private static IReadOnlyDictionary<string, string> NoTags { get; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The subnet's name.</summary>
    public override string ToString() => Id;

    /// <summary>The primary ENI's address: a count leaves it out, a map has to have it.</summary>
    internal int TakePrimary()
    {
        UsedAddresses++;
        var place = 0;
        if (map is not null && !map.TryAllocate(AddressOwner.EniPrimary, out place))
            throw new InvalidOperationException($"{Id} has no address for an instance.");
        return place;
    }

    /// <summary>Whether single addresses and prefixes find room together; approximate over a map, where taking decides.</summary>
    internal bool HasRoom(long addresses, long prefixes)
    {
        if (map is not null)
            return map.FreeSingleAddresses >= addresses && map.FreePrefixes >= prefixes;
        return !limited || addresses + (prefixes * Ipv4Prefix.Addresses) <= free;
    }

    /// <summary>Takes one address or prefix.</summary>
    internal bool TryTake(CidrKind kind, bool forEni, out int place)
    {
        place = 0;
        var size = SizeOf(kind);
        if (map is not null)
        {
            var taken = kind switch
            {
                CidrKind.Prefix => map.TryAllocatePrefix(out place),
                CidrKind.Address => map.TryAllocate(forEni ? AddressOwner.EniPrimary : AddressOwner.Secondary, out place),
                _ => true,
            };
            if (!taken)
                return false;
        }
        else if (limited)
        {
            if (size > free)
                return false;
            free -= size;
        }

        UsedAddresses += size;
        return true;
    }

    /// <summary>Gives one back.</summary>
    internal void Give(CidrKind kind, int place)
    {
        var size = SizeOf(kind);
        UsedAddresses -= size;
        if (map is null)
            free += limited ? size : 0;
        else if (kind == CidrKind.Prefix)
            map.ReleasePrefix(place);
        else if (kind == CidrKind.Address)
            map.Release(place);
    }

    internal static int SizeOf(CidrKind kind) => kind switch
    {
        CidrKind.Address => 1,
        CidrKind.Prefix => Ipv4Prefix.Addresses,
        _ => 0,
    };
}
