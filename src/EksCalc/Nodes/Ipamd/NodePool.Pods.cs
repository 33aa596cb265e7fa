using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>Pods that come and go.</content>
internal sealed partial class NodePool
{
    /// <summary>Gives a pod an address: of the first network card that has one.</summary>
    /// <param name="address">What the pod got, to be given back by <see cref="Delete"/>.</param>
    /// <returns>False if there is no free address, or only cooling ones, or ipamd is not ready.</returns>
    public bool TryAdd(out PodAddress address)
    {
        var store = first;
        store.EndCooldowns(now);
        if (store.RanksWithFreeAddress == 0 || !Initialised)
        {
            if (stores.Length == 1 || !Initialised || (store = FurtherCard()) is null)
            {
                address = default;
                return false;
            }
        }

        Take(store, out address);
        return true;
    }

    /// <summary>Gives a pod an address of every network card that has a pool. If one has none, the others' go back and cool.</summary>
    /// <param name="addresses">Takes what the pod got, by card; room for <see cref="NodeSetup.NetworkCards"/>.</param>
    /// <param name="count">How many it got.</param>
    /// <returns>False if a card had no free address, or ipamd is not ready.</returns>
    public bool TryAddToEveryCard(Span<PodAddress> addresses, out int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(addresses.Length, stores.Length);
        count = 0;
        if (!Initialised)
            return false;
        for (var card = 0; card < stores.Length; card++)
        {
            stores[card].EndCooldowns(now);
            if (stores[card].RanksWithFreeAddress == 0)
            {
                while (count > 0)
                    Delete(addresses[--count]);
                return false;
            }

            Take(stores[card], out addresses[count++]);
        }

        return true;
    }

    /// <summary>Takes a pod's address back; it rests for the cooldown.</summary>
    /// <param name="address">What <see cref="TryAdd"/> gave.</param>
    /// <returns>False while ipamd is not ready, or where it has forgotten the pod: its next start drops what it has of it.</returns>
    /// <exception cref="ArgumentException">No pod has an address there.</exception>
    public bool Delete(PodAddress address)
    {
        if (!Initialised)
        {
            if (!IsLost(address))
                (gone ??= [])[address.Cidr] = gone.GetValueOrDefault(address.Cidr) + 1;
            return false;
        }

        var slot = address.Slot;
        var store = first;
        if (lost is not null || !store.TryUnassign(slot, address.Cidr, now))
        {
            (store, slot) = Find(address);
            if (store is null)
                return false;
            store.Unassign(slot, now);
        }

        settled = false;
        if (store.NeedsCare)
            Leave(store, slot);
        return true;
    }

    private PoolStore? FurtherCard()
    {
        foreach (var store in stores)
        {
            store.EndCooldowns(now);
            if (store.RanksWithFreeAddress != 0)
                return store;
        }

        return null;
    }

    private void Take(PoolStore store, out PodAddress address)
    {
        var (position, index) = picks is null ? store.FirstFree : picks.Address(this, store);
        var slot = store.Assign(position, index);
        settled = false;
        address = new PodAddress(store.EniNumber(position), store.CidrOf(slot), (store.Card * store.Capacity) + slot, starts);
    }

    /// <summary>Where an address is that is not on the first card where it was given: on another card, or from before a restart.</summary>
    private (PoolStore? Store, int Slot) Find(PodAddress address)
    {
        var (card, slot) = Math.DivRem(address.Slot, first.Capacity);
        if (address.Slot >= 0 && card < stores.Length && stores[card].IsAssigned(slot, address.Cidr) && !IsLost(address))
            return (stores[card], slot);
        if (address.Start == starts)
            throw new ArgumentException($"No pod has an address of {address}.", nameof(address));
        return !IsLost(address) && SlotOf(address.Cidr) is { } place && place.Store.AssignedTo(place.Slot) > 0 ? place : (null, -1);
    }

    /// <summary>A pod of an excluded ENI, or of a prefix that is left from prefix delegation, has gone.</summary>
    private void Leave(PoolStore store, int slot)
    {
        var position = store.PositionOfSlot(slot);
        var isPrefix = (store.PrefixSlotsOf(position) & store.BitOfSlot(slot)) != 0;
        if (store.IsExcluded(position) && store.AssignedTo(slot) == 0)
        {
            (cleanups ??= new()).Enqueue((now + PoolRules.ExcludedCleanup, store.Card, store.Eni(position).Number, store.CidrOf(slot)));
            cleanupDue = cleanups.Peek().At;
            asideDue = Math.Min(trunkDue, cleanupDue);
        }

        // R41: without prefix delegation a prefix goes back with its last pod. The reverse, an address that is left under prefix
        // delegation, is never looked for (pkg/ipamd/rpc_handler.go asks for the wrong kind).
        if (isPrefix && !rules.PrefixMode && !rules.Ipv6)
            GiveBackUnused(store, position, CidrKind.Prefix, remember: false);
    }
}
