using EksCalc.Vpc;

namespace EksCalc.Exchange.Results;

/// <summary>A subnet address by address: who has it, as runs of equal owners from the first address on.</summary>
internal sealed record SubnetMapJson(
    string Subnet, string Cidr, int Addresses, int FreeAddresses, int FreePrefixes, double Fragmentation, int? LargestFreeBlock, IReadOnlyList<OwnerRunJson> Runs, IReadOnlyList<ReservationJson> Reservations)
{
    /// <summary>A map in this form.</summary>
    public static SubnetMapJson Of(string name, AddressMap map) => new(
        name, $"{map.Subnet}", map.Addresses, map.FreeAddresses, map.FreePrefixes, map.Fragmentation, map.LargestFreeBlock, [.. RunsOf(map)],
        [.. map.Reservations.Select(reservation => new ReservationJson((int)reservation.Block.OffsetIn(map.Subnet), (int)reservation.Block.Addresses, reservation.Kind))]);

    private static IEnumerable<OwnerRunJson> RunsOf(AddressMap map)
    {
        for (var start = 0; start < map.Addresses;)
        {
            var owner = map.OwnerOf(start);
            var end = start + 1;
            while (end < map.Addresses && map.OwnerOf(end) == owner)
                end++;
            yield return new OwnerRunJson(owner, end - start);
            start = end;
        }
    }
}

/// <summary>Addresses side by side with one owner.</summary>
internal sealed record OwnerRunJson(AddressOwner Owner, int Count);

/// <summary>A reservation: its first address, counted from the subnet's, and how many it keeps.</summary>
internal sealed record ReservationJson(int From, int Count, ReservationKind Kind);
