using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice.Remedies;

/// <summary>CIDR reservations for prefixes (R06).</summary>
internal static class ReservationRemedies
{
    private const int MostTried = 16;

    /// <summary>A reservation in each subnet that holds the prefixes it needs, beside those it has.</summary>
    public static IEnumerable<ScenarioRemedy> Of(IReadOnlyList<SubnetPlan> subnets)
    {
        for (var tried = 0; tried < MostTried; tried++)
        {
            var blocks = subnets.Select(subnet => Block(subnet, tried)).ToList();
            if (blocks.Contains(null))
                yield break;
            var made = subnets.Zip(blocks).ToDictionary(pair => pair.First.Subnet.Name, pair => new CidrReservation(pair.Second!.Value, ReservationKind.Prefix));
            yield return new ScenarioRemedy(
                $"Reserve a part of {(subnets.Count == 1 ? "the subnet" : "each subnet")} for prefixes (a CIDR reservation of type prefix), such as {SubnetFindings.Listed(made.Values.Select(reservation => $"{reservation.Block}"))}.",
                scenario => scenario with
                {
                    Subnets = [.. scenario.Subnets.Select(subnet => made.TryGetValue(subnet.Name, out var added) ? subnet with { Reservations = [.. subnet.Reservations.Where(own => own.Kind != ReservationKind.Prefix), added] } : subnet)],
                });
        }
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

    // The smallest first that holds the prefixes, from the subnet's end on: EC2 begins with single addresses anywhere.
    private static CidrBlock? Block(SubnetPlan subnet, int index)
    {
        var block = subnet.Subnet.Block;
        var explicitly = subnet.Subnet.Reservations.Where(reservation => reservation.Kind == ReservationKind.Explicit).Select(reservation => reservation.Block).ToList();
        for (var length = SubnetSize.PrefixThatHolds(subnet.Peak.Prefixes * Ipv4Prefix.Addresses); length > block.PrefixLength; length--)
        {
            for (var i = (1L << (length - block.PrefixLength)) - 1; i >= 0; i--)
            {
                var part = new CidrBlock((uint)(block.Network + (i << (32 - length))), length);
                if (!explicitly.Exists(part.Overlaps) && index-- == 0)
                    return part;
            }
        }

        return null;
    }
}
