using System.Collections.Immutable;

namespace EksCalc.Nodes.Ipamd;

/// <summary>Takes down what a pool's stores hold.</summary>
internal static class PoolStates
{
    public static NodePoolState Of(NodePool pool, bool withSubnets)
    {
        var perEni = new List<(bool Primary, EniUse Use)>();
        var (excluded, usable, usableAssigned) = (new List<int>(), 0L, 0);
        foreach (var store in pool.Stores)
        {
            usable += store.UsableAddresses;
            usableAssigned += store.UsableAssigned;
            for (var rank = 0; rank < store.EniCount; rank++)
            {
                var position = store.PositionOf(rank);
                var number = store.Eni(position).Number;
                perEni.Add((number == 0, new EniUse(store.SlotsOn(position), store.AssignedOn(position))));
                if (store.IsExcluded(position))
                    excluded.Add(number);
            }
        }

        excluded.Sort();
        return new NodePoolState
        {
            Enis = pool.Enis,
            TotalAddresses = pool.TotalAddresses,
            AssignedAddresses = pool.AssignedAddresses,
            CoolingAddresses = pool.CoolingAddresses,
            Prefixes = pool.Prefixes,
            FreePrefixes = pool.FreePrefixes,
            SubnetAddresses = pool.SubnetAddresses,
            PerEni = [.. perEni.OrderByDescending(eni => eni.Primary).ThenBy(eni => eni.Use.Slots).ThenBy(eni => eni.Use.AssignedAddresses).Select(eni => eni.Use)],
            PerSubnet = withSubnets ? PerSubnet(pool) : [],
            ExcludedEnis = [.. excluded],
            UsableAddresses = usable,
            UsableAssignedAddresses = usableAssigned,
            PerCard = PerCard(pool),
        };
    }

    /// <summary>What EC2 shows while ipamd is down.</summary>
    public static NodePoolState Down(NodePool pool, bool withSubnets) =>
        new() { SubnetAddresses = pool.SubnetAddresses, PerSubnet = withSubnets ? PerSubnet(pool) : [] };

    private static ImmutableArray<SubnetUse> PerSubnet(NodePool pool) =>
        [.. pool.Ec2.Subnets.Select(subnet => new SubnetUse(subnet.Id, pool.Ec2.UsedAddressesOf(subnet)))];

    private static ImmutableArray<CardUse> PerCard(NodePool pool)
    {
        var cards = ImmutableArray.CreateBuilder<CardUse>();
        foreach (var store in pool.Stores)
        {
            if (store.EniCount > 0)
                cards.Add(new CardUse(store.Card, store.EniCount, store.TotalAddresses, store.AssignedCount));
        }

        return cards.Count > 1 ? cards.ToImmutable() : [];
    }
}
