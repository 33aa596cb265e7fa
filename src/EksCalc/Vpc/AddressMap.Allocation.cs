namespace EksCalc.Vpc;

/// <content>Taking and giving back.</content>
public sealed partial class AddressMap
{
    /// <summary>Keeps addresses for prefixes, or for those who ask for an address by name. Addresses in use stay in use (R06).</summary>
    /// <param name="reservation">In the subnet, overlapping no other.</param>
    /// <exception cref="ArgumentException">It is not in the subnet, or overlaps another.</exception>
    public void Reserve(CidrReservation reservation)
    {
        if (!Subnet.Contains(reservation.Block))
            throw new ArgumentException($"{reservation.Block} is not in {Subnet}.", nameof(reservation));
        if (reservations.Exists(other => other.Block.Overlaps(reservation.Block)))
            throw new ArgumentException($"{reservation.Block} overlaps another reservation.", nameof(reservation));
        reservations.Add(reservation);
        var first = (int)reservation.Block.OffsetIn(Subnet);
        for (var offset = first; offset < first + reservation.Block.Addresses; offset++)
            freeSingles.Remove(offset);
        for (var block = first / BlockSize; block * BlockSize < first + reservation.Block.Addresses; block++)
            Recount(block);
    }

    /// <summary>Takes one address where the placement says, outside of any reservation.</summary>
    /// <param name="owner">Who gets it.</param>
    /// <param name="offset">The address.</param>
    /// <returns>False when there is none: EC2 answers InsufficientFreeAddressesInSubnet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The owner is none.</exception>
    public bool TryAllocate(AddressOwner owner, out int offset)
    {
        Check(owner);
        offset = -1;
        if (freeSingles.Count == 0)
            return false;
        offset = Place(freeSingles);
        Take(offset, owner);
        return true;
    }

    /// <summary>Takes an address by name, in a reservation or not.</summary>
    /// <param name="offset">0 to <see cref="Addresses"/> - 1.</param>
    /// <param name="owner">Who gets it.</param>
    /// <returns>False when somebody has it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The owner is none, or the address is outside the subnet.</exception>
    public bool TryAllocateAt(int offset, AddressOwner owner)
    {
        Check(owner);
        Check(offset, Addresses);
        if (!free[offset])
            return false;
        Take(offset, owner);
        return true;
    }

    /// <summary>Takes a prefix: in a prefix reservation while there is one, else any wholly free aligned /28 (R06, R07).</summary>
    /// <param name="block">The /28, counted from the subnet's first.</param>
    /// <returns>False when there is none: EC2 answers InsufficientCidrBlocks.</returns>
    public bool TryAllocatePrefix(out int block)
    {
        block = -1;
        var candidates = freeReservedBlocks.Count > 0 ? freeReservedBlocks : freeBlocks;
        if (candidates.Count == 0)
            return false;
        block = Place(candidates);
        for (var offset = block * BlockSize; offset < (block + 1) * BlockSize; offset++)
            Change(offset, AddressOwner.Prefix);
        Recount(block);
        return true;
    }

    /// <summary>Gives one address back.</summary>
    /// <param name="offset">An address that somebody has, not in a prefix and not AWS's.</param>
    /// <exception cref="InvalidOperationException">Nobody, AWS or a prefix has it.</exception>
    public void Release(int offset)
    {
        Check(offset, Addresses);
        if (OwnerOf(offset) is AddressOwner.Free or AddressOwner.Aws or AddressOwner.Prefix)
            throw new InvalidOperationException($"Address {offset} cannot be given back by itself: {OwnerOf(offset)}.");
        Change(offset, AddressOwner.Free);
        Recount(offset / BlockSize);
    }

    /// <summary>Gives a prefix back.</summary>
    /// <param name="block">A /28 taken by <see cref="TryAllocatePrefix"/>.</param>
    /// <exception cref="InvalidOperationException">It is not a prefix.</exception>
    public void ReleasePrefix(int block)
    {
        Check(block, Blocks);
        if (OwnerOf(block * BlockSize) != AddressOwner.Prefix)
            throw new InvalidOperationException($"Block {block} is not a prefix.");
        for (var offset = block * BlockSize; offset < (block + 1) * BlockSize; offset++)
            Change(offset, AddressOwner.Free);
        Recount(block);
    }

    private static void Check(AddressOwner owner)
    {
        if (owner is AddressOwner.Free or AddressOwner.Aws or AddressOwner.Prefix or > AddressOwner.BranchEni)
            throw new ArgumentOutOfRangeException(nameof(owner), owner, "Single addresses go to ENIs, pods and other users.");
    }

    private static void Check(int value, int below)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, below);
    }

    private int Place(BitSet candidates) => candidates.MemberAt(atRandom ? random.Below(candidates.Count) : 0);

    private void Take(int offset, AddressOwner owner)
    {
        Change(offset, owner);
        Recount(offset / BlockSize);
    }

    private void Change(int offset, AddressOwner owner)
    {
        var shift = offset % 2 * 4;
        counts[(int)OwnerOf(offset)]--;
        counts[(int)owner]++;
        owners[offset / 2] = (byte)((owners[offset / 2] & ~(0xF << shift)) | ((int)owner << shift));
        if (owner != AddressOwner.Free)
        {
            free.Remove(offset);
            freeSingles.Remove(offset);
            return;
        }

        free.Add(offset);
        if (reservations.Count == 0 || ReservationOf(offset) is null)
            freeSingles.Add(offset);
    }

    // A block counts once: as one of a prefix reservation, as one of no reservation, or as none to be had.
    private void Recount(int block)
    {
        freeBlocks.Remove(block);
        freeReservedBlocks.Remove(block);
        if (!IsFree(block))
            return;
        if (reservations.Count == 0)
        {
            freeBlocks.Add(block);
            return;
        }

        CountReserved(block);
    }

    private void CountReserved(int block)
    {
        var (first, last) = (ReservationOf(block * BlockSize), ReservationOf(((block + 1) * BlockSize) - 1));
        if (first is { Kind: ReservationKind.Prefix } && first == last)
            freeReservedBlocks.Add(block);
        else if (first is null && last is null && !reservations.Exists(reservation => reservation.Block.Overlaps(BlockAt(block))))
            freeBlocks.Add(block);
    }

    private bool IsFree(int block) => ((free.Word(block / 4) >> (block % 4 * BlockSize)) & ushort.MaxValue) == ushort.MaxValue;

    private CidrBlock BlockAt(int block) => new((uint)(Subnet.Network + (block * BlockSize)), Ipv4Prefix.Length);

    private CidrReservation? ReservationOf(int offset)
    {
        foreach (var reservation in reservations)
        {
            var first = reservation.Block.OffsetIn(Subnet);
            if (offset >= first && offset < first + reservation.Block.Addresses)
                return reservation;
        }

        return null;
    }
}
