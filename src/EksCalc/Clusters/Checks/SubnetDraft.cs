using System.Net;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>What the checks look at of a subnet; what is null cannot be read.</summary>
internal sealed record SubnetDraft
{
    public string? Name { get; init; }

    public ZoneName? Zone { get; init; }

    public string? ZoneId { get; init; }

    public string? Id { get; init; }

    /// <summary>Whether a tag keeps it for pods, so that no nodes go there unasked.</summary>
    public bool IsForPods { get; init; }

    public CidrBlock? Block { get; init; }

    public IPNetwork? Ipv6Block { get; init; }

    /// <summary>There is a subnet, and it has no IPv6 block, readable or not.</summary>
    public bool IsIpv6BlockMissing { get; init; }

    public int UsedAddresses { get; init; }

    public IReadOnlyList<CidrBlock?> UsedBlocks { get; init; } = [];

    public IReadOnlyList<CidrBlock?> Reservations { get; init; } = [];

    public static SubnetDraft Of(SubnetSetup subnet) => new()
    {
        Name = string.IsNullOrWhiteSpace(subnet.Name) ? null : subnet.Name,
        Zone = ZoneName.TryRead(subnet.Zone, out var zone, out _) ? zone : null,
        ZoneId = subnet.ZoneId,
        Id = subnet.Id,
        IsForPods = subnet.IsForDiscovery,
        Block = subnet.Block,
        Ipv6Block = subnet.Ipv6Block,
        IsIpv6BlockMissing = subnet.Ipv6Block is null,
        UsedAddresses = subnet.UsedAddresses,
        UsedBlocks = [.. subnet.UsedBlocks.Select(used => (CidrBlock?)used.Block)],
        Reservations = [.. subnet.Reservations.Select(reservation => (CidrBlock?)reservation.Block)],
    };
}
