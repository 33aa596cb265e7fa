using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <content>The subnet address by address.</content>
public sealed partial class SubnetPlan
{
    /// <summary>
    /// The subnet's addresses as they could lie in one situation: others first, then load balancers and the like, ENIs, prefixes and
    /// secondary addresses. What finds no room is left out.
    /// </summary>
    /// <param name="situation">The situation.</param>
    /// <param name="placement">Where EC2 takes the next address; null for sequential, the best case for prefixes.</param>
    public AddressMap Map(Situation situation, AddressPlacement? placement = null)
    {
        var use = this[situation];
        var map = new AddressMap(Subnet.Block, placement);
        foreach (var reservation in Subnet.Reservations)
            map.Reserve(reservation);
        foreach (var used in Subnet.UsedBlocks)
        {
            for (var offset = used.Block.OffsetIn(Subnet.Block); offset < used.Block.OffsetIn(Subnet.Block) + used.Block.Addresses; offset++)
                map.TryAllocateAt((int)offset, AddressOwner.OtherUser);
        }

        Take(AddressOwner.OtherUser, use.OtherUsers + use.Consumers - map.Count(AddressOwner.OtherUser));
        Take(AddressOwner.ControlPlane, use.ControlPlane);
        Take(AddressOwner.EniPrimary, use.EniPrimaries);
        Take(AddressOwner.BranchEni, use.BranchEnis);
        for (var prefix = 0L; prefix < use.Prefixes && map.TryAllocatePrefix(out _); prefix++)
        {
            // Each time round takes one.
        }

        Take(AddressOwner.Secondary, use.PodSecondaries + use.WarmSecondaries);
        return map;

        void Take(AddressOwner owner, long count)
        {
            while (count-- > 0 && map.TryAllocate(owner, out _))
            {
                // Each time round takes one.
            }
        }
    }
}
