using System.Diagnostics.CodeAnalysis;

namespace EksCalc.Vpc;

/// <summary>
/// Every address of a subnet and who has it: to see what finds room, what is scattered, and which prefixes are still to be had.
/// </summary>
/// <remarks>
/// <para>R01, R06, R07. Addresses are counted from the subnet's first, 0; blocks are its aligned /28s, counted in the same way.</para>
/// <para>Model limits: where EC2 places addresses is not public; see <see cref="AddressPlacement"/>.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "It is a map of addresses.")]
public sealed partial class AddressMap
{
    private const int BlockSize = Ipv4Prefix.Addresses;

    /// <summary>Two addresses a byte.</summary>
    private readonly byte[] owners;

    private readonly long[] counts = new long[Enum.GetValues<AddressOwner>().Length];
    private readonly BitSet free;
    private readonly BitSet freeSingles;
    private readonly BitSet freeBlocks;
    private readonly BitSet freeReservedBlocks;
    private readonly List<CidrReservation> reservations = [];
    private readonly bool atRandom;
    private SplitMix64 random;

    /// <summary>An empty subnet: only the five addresses that AWS keeps are taken.</summary>
    /// <param name="subnet">The subnet's block, /16 to /28.</param>
    /// <param name="placement">Where the next address is taken; null for <see cref="AddressPlacement.Sequential"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block is not of a subnet's size.</exception>
    public AddressMap(CidrBlock subnet, AddressPlacement? placement = null)
    {
        Subnet = subnet;
        Size = new SubnetSize(subnet.PrefixLength);
        atRandom = placement?.Seed is not null;
        random = new SplitMix64(placement?.Seed ?? 0);
        owners = new byte[Addresses / 2];
        free = new BitSet(Addresses);
        freeSingles = new BitSet(Addresses);
        freeBlocks = new BitSet(Blocks);
        freeReservedBlocks = new BitSet(Blocks);
        for (var offset = 0; offset < Addresses; offset++)
        {
            free.Add(offset);
            freeSingles.Add(offset);
        }

        for (var block = 0; block < Blocks; block++)
            freeBlocks.Add(block);
        counts[(int)AddressOwner.Free] = Addresses;
        for (var offset = 0; offset < SubnetSize.ReservedByAws - 1; offset++)
            Take(offset, AddressOwner.Aws);
        Take(Addresses - 1, AddressOwner.Aws);
    }

    /// <summary>The subnet's block.</summary>
    public CidrBlock Subnet { get; }

    /// <summary>The subnet's size.</summary>
    public SubnetSize Size { get; }

    /// <summary>All addresses, those that AWS keeps included.</summary>
    public int Addresses => (int)Size.Addresses;

    /// <summary>Aligned /28s.</summary>
    public int Blocks => Addresses / BlockSize;

    /// <summary>Addresses that nobody has, reserved ones included.</summary>
    public int FreeAddresses => free.Count;

    /// <summary>Addresses that EC2 would assign one by one: free and in no reservation.</summary>
    public int FreeSingleAddresses => freeSingles.Count;

    /// <summary>Prefixes that EC2 would still assign: wholly free aligned /28s, in prefix reservations or outside of any.</summary>
    public int FreePrefixes => freeReservedBlocks.Count + freeBlocks.Count;

    /// <summary>The share of free addresses that no prefix could use, as others of their /28 are taken: 0 to 1, and 0 in a full subnet.</summary>
    public double Fragmentation => free.Count == 0 ? 0 : 1 - ((double)Enumerable.Range(0, Blocks).Count(IsFree) * BlockSize / free.Count);

    /// <summary>The reservations made.</summary>
    public IReadOnlyList<CidrReservation> Reservations => reservations;

    /// <summary>Addresses that an owner has.</summary>
    public int Count(AddressOwner owner) => (int)counts[(int)owner];

    /// <summary>Who has an address.</summary>
    /// <param name="offset">0 to <see cref="Addresses"/> - 1.</param>
    public AddressOwner OwnerOf(int offset) => (AddressOwner)((owners[offset / 2] >> (offset % 2 * 4)) & 0xF);

    /// <summary>The prefix length of the largest aligned block without any address in use; null in a full subnet.</summary>
    public int? LargestFreeBlock
    {
        get
        {
            for (var length = Size.PrefixLength; length <= 32; length++)
            {
                var size = 1 << (32 - length);
                for (var start = 0; start < Addresses; start += size)
                {
                    if (AllFree(start, size))
                        return length;
                }
            }

            return null;
        }
    }

    private bool AllFree(int start, int size)
    {
        for (var offset = start; offset < start + size;)
        {
            if (size >= 64 && free.Word(offset / 64) == ulong.MaxValue)
                offset += 64;
            else if (size < 64 && free[offset])
                offset++;
            else
                return false;
        }

        return true;
    }
}
