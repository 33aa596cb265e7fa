using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice.Remedies;

/// <summary>CIDR reservations for prefixes (R06).</summary>
internal static class ReservationRemedies
{
    /// <summary>A /25: reservations are made of blocks of this size and larger.</summary>
    private const long PrefixesOfTheSmallest = 8;

    /// <summary>The end of each subnet, reserved for as many prefixes as it needs.</summary>
    public static IEnumerable<ScenarioRemedy> Of(IReadOnlyList<SubnetPlan> subnets)
    {
        var made = subnets.ToDictionary(subnet => subnet.Subnet.Name, Blocks);
        if (made.Values.Any(blocks => blocks.Count == 0))
            yield break;
        yield return new ScenarioRemedy(
            $"Reserve a part of {(subnets.Count == 1 ? "the subnet" : "each subnet")} for prefixes (CIDR reservations of type prefix), such as {SubnetFindings.Listed(made.Values.SelectMany(blocks => blocks).Select(block => $"{block}"))}.",
            scenario => scenario with
            {
                Subnets = [.. scenario.Subnets.Select(subnet => made.TryGetValue(subnet.Name, out var blocks)
                    ? subnet with { Reservations = [.. subnet.Reservations.Where(own => own.Kind != ReservationKind.Prefix), .. blocks.Select(block => new CidrReservation(block, ReservationKind.Prefix))] } : subnet)],
            });
    }

    /// <summary>Half of each prefix reservation, a quarter, and none.</summary>
    public static IEnumerable<ScenarioRemedy> Smaller(IReadOnlyList<SubnetPlan> subnets)
    {
        var names = subnets.Select(subnet => subnet.Subnet.Name).ToHashSet();
        for (var halvings = 1; halvings <= SubnetSize.LongestPrefix - SubnetSize.ShortestPrefix; halvings++)
        {
            var times = halvings;
            yield return new ScenarioRemedy(
                $"Make the prefix reservation smaller: {(times == 1 ? "half of it is enough" : $"a {1 << times}th of it is enough")}.",
                scenario => Changed(scenario, reservation => Halved(reservation, times)));
        }

        yield return new ScenarioRemedy("Remove the prefix reservation, or use a larger subnet.", scenario => Changed(scenario, _ => []));

        ClusterScenario Changed(ClusterScenario scenario, Func<CidrReservation, IEnumerable<CidrReservation>> change) => scenario with
        {
            Subnets = [.. scenario.Subnets.Select(subnet => names.Contains(subnet.Name)
                ? subnet with { Reservations = [.. subnet.Reservations.SelectMany(reservation => reservation.Kind == ReservationKind.Prefix ? change(reservation) : [reservation])] } : subnet)],
        };
    }

    private static IEnumerable<CidrReservation> Halved(CidrReservation reservation, int times) =>
        reservation.Block.PrefixLength + times > Ipv4Prefix.Length ? [] : [reservation with { Block = new CidrBlock(reservation.Block.Network, reservation.Block.PrefixLength + times) }];

    // The last /28 holds an address of AWS's, so one more than is needed. None where the subnet is too small, or an explicit reservation is in the way.
    private static IReadOnlyList<CidrBlock> Blocks(SubnetPlan subnet)
    {
        var block = subnet.Subnet.Block;
        var addresses = ((subnet.Peak.Prefixes + PrefixesOfTheSmallest) / PrefixesOfTheSmallest) * PrefixesOfTheSmallest * Ipv4Prefix.Addresses;
        if (addresses >= block.Addresses)
            return [];
        var blocks = new List<CidrBlock>();
        for (var at = block.Addresses - addresses; at < block.Addresses;)
        {
            // The largest aligned block from there on that ends within the subnet.
            var size = at & -at;
            while (at + size > block.Addresses)
                size /= 2;
            blocks.Add(new CidrBlock((uint)(block.Network + at), 32 - System.Numerics.BitOperations.Log2((ulong)size)));
            at += size;
        }

        return blocks.Exists(part => subnet.Subnet.Reservations.Any(own => own.Kind == ReservationKind.Explicit && own.Block.Overlaps(part))) ? [] : blocks;
    }
}
