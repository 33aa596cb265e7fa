using CsCheck;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Vpc;

/// <summary>R01, R06, R07: where addresses and prefixes of a subnet go.</summary>
[Rule("R01", "R06", "R07")]
public sealed class AddressMapTests
{
    private static readonly CidrBlock Small = CidrBlock.Parse("10.1.2.0/26");

    [Fact]
    public void New_Subnet_AwsHasTheFirstFourAndTheLast()
    {
        var map = new AddressMap(CidrBlock.Parse("10.0.0.0/24"));
        Assert.Equal([0, 1, 2, 3, 255], Enumerable.Range(0, 256).Where(offset => map.OwnerOf(offset) == AddressOwner.Aws));
        Assert.Equal((251, 14, 16, 0), (map.FreeAddresses, map.FreePrefixes, map.Blocks, map.Count(AddressOwner.OtherUser)));
        Assert.Equal(25 + 1, map.LargestFreeBlock!.Value);
        Assert.Equal(1 - (14 * 16 / 251.0), map.Fragmentation, 9);
    }

    [Theory]
    [InlineData(16, 4094)]
    [InlineData(24, 14)]
    [InlineData(27, 0)]
    [InlineData(28, 0)]
    public void New_AnySize_HasPrefixesForAllButTheFirstAndTheLast(int prefixLength, int prefixes)
    {
        var map = new AddressMap(new CidrBlock(0x0A000000, prefixLength));
        Assert.Equal(prefixes, map.FreePrefixes);
        Assert.Equal(SubnetPrefixes.Placeable(map.Size, 0), map.FreePrefixes);
        for (var taken = 0; taken < prefixes; taken++)
            Assert.True(map.TryAllocatePrefix(out _));
        Assert.False(map.TryAllocatePrefix(out _));
    }

    [Fact]
    public void New_LargestSubnet_TakesLessThanHundredKilobytes()
    {
        _ = new AddressMap(CidrBlock.Parse("10.0.0.0/16"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var map = new AddressMap(CidrBlock.Parse("10.0.0.0/16"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 32_768, 100_000);
        Assert.Equal(65_536, map.Addresses);
    }

    [Fact]
    public void TryAllocate_Sequential_PacksAndNeverBlocksMorePrefixesThanItMust()
    {
        var map = new AddressMap(CidrBlock.Parse("10.0.0.0/22"));
        for (var singles = 0; map.TryAllocate(AddressOwner.Secondary, out _); singles++)
            Assert.InRange(SubnetPrefixes.Placeable(map.Size, singles + 1) - map.FreePrefixes, 0, 1);
        Assert.Equal(0, map.FreeAddresses);
        Assert.Null(map.LargestFreeBlock);
        Assert.Equal(0, map.Fragmentation);
    }

    [Fact]
    public void TryAllocate_Random_LeavesThePrefixesThatAreToBeExpected()
    {
        var left = Enumerable.Range(1, 200).Average(seed =>
        {
            var map = new AddressMap(CidrBlock.Parse("10.0.0.0/22"), AddressPlacement.Random((ulong)seed));
            for (var i = 0; i < 80; i++)
                map.TryAllocate(AddressOwner.EniPrimary, out _);
            return map.FreePrefixes;
        });
        Assert.Equal(SubnetPrefixes.Expected(new SubnetSize(22), 80), left, 0.5);
    }

    [Fact]
    public void TryAllocatePrefix_PrefixReservation_ComesFirstAndIsClosedToSingles()
    {
        var map = new AddressMap(CidrBlock.Parse("10.0.0.0/24"), AddressPlacement.Random(5));
        map.Reserve(new CidrReservation(CidrBlock.Parse("10.0.0.128/26"), ReservationKind.Prefix));
        Assert.Equal((14, 251 - 64), (map.FreePrefixes, map.FreeSingleAddresses));
        var first = Enumerable.Range(0, 4).Select(_ => map.TryAllocatePrefix(out var block) ? block : -1).Order();
        Assert.Equal([8, 9, 10, 11], first);
        Assert.True(map.TryAllocatePrefix(out var outside));
        Assert.NotInRange(outside, 8, 11);
        while (map.TryAllocate(AddressOwner.Secondary, out var offset))
            Assert.NotInRange(offset, 128, 191);
        map.ReleasePrefix(9);
        Assert.Equal((1, 16), (map.FreePrefixes, map.FreeAddresses));
        Assert.False(map.TryAllocate(AddressOwner.Secondary, out _));
    }

    [Fact]
    public void TryAllocate_ExplicitReservation_OnlyByName()
    {
        var map = new AddressMap(Small);
        map.Reserve(new CidrReservation(CidrBlock.Parse("10.1.2.16/28"), ReservationKind.Explicit));
        Assert.Equal(1, map.FreePrefixes);
        while (map.TryAllocate(AddressOwner.Secondary, out var offset))
            Assert.NotInRange(offset, 16, 31);
        Assert.False(map.TryAllocatePrefix(out _));
        Assert.True(map.TryAllocateAt(20, AddressOwner.OtherUser));
        Assert.False(map.TryAllocateAt(20, AddressOwner.OtherUser));
    }

    [Fact]
    public void Reserve_WrongBlock_IsRefused()
    {
        var map = new AddressMap(Small);
        map.Reserve(new CidrReservation(CidrBlock.Parse("10.1.2.16/28"), ReservationKind.Explicit));
        Assert.Throws<ArgumentException>(() => map.Reserve(new CidrReservation(CidrBlock.Parse("10.1.2.24/29"), ReservationKind.Prefix)));
        Assert.Throws<ArgumentException>(() => map.Reserve(new CidrReservation(CidrBlock.Parse("10.1.3.0/28"), ReservationKind.Prefix)));
    }

    [Fact]
    public void Release_NotASingleAddress_IsRefused()
    {
        var map = new AddressMap(Small);
        Assert.True(map.TryAllocatePrefix(out var block));
        Assert.Throws<InvalidOperationException>(() => map.Release(0));
        Assert.Throws<InvalidOperationException>(() => map.Release(block * 16));
        Assert.Throws<InvalidOperationException>(() => map.Release(10));
        Assert.Throws<InvalidOperationException>(() => map.ReleasePrefix(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.Release(64));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.TryAllocate(AddressOwner.Prefix, out _));
    }

    [Fact]
    public void Operations_Random_AgreeWithAListOfOwners() =>
        Gen.Select(Gen.Int[20, 28], Gen.UInt, Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 5].Array[1, 400]).ForAll((length, seed, reservations, atRandom, operations) =>
        {
            var block = new CidrBlock(0x0A000000, length);
            var map = new AddressMap(block, atRandom ? AddressPlacement.Random(seed) : null);
            var naive = new NaiveMap(map.Addresses);
            for (var i = 0; i < reservations && map.Addresses >= 128; i++)
            {
                var reservation = new CidrReservation(new CidrBlock((uint)(0x0A000000 + (32 * (i + 1))), 27), (ReservationKind)i);
                map.Reserve(reservation);
                naive.Reserve((int)reservation.Block.OffsetIn(block), 32, reservation.Kind);
            }

            foreach (var operation in operations)
            {
                Apply(operation, map, naive);
                Assert.Equal((naive.Free, naive.FreeSingles, naive.FreePrefixes), (map.FreeAddresses, map.FreeSingleAddresses, map.FreePrefixes));
            }

            Assert.Equal(naive.Owners, Enumerable.Range(0, map.Addresses).Select(map.OwnerOf));
            Assert.Equal(map.Addresses, Enum.GetValues<AddressOwner>().Sum(map.Count));
            Assert.All(Enum.GetValues<AddressOwner>(), owner => Assert.Equal(naive.Owners.Count(other => other == owner), map.Count(owner)));
        }, iter: 150);

    private static void Apply(int operation, AddressMap map, NaiveMap naive)
    {
        if (operation < 3)
        {
            Assert.Equal(naive.FreeSingles > 0, map.TryAllocate(AddressOwner.Secondary, out var offset));
            if (offset >= 0)
                naive.Take(offset, AddressOwner.Secondary);
        }
        else if (operation == 3)
        {
            Assert.Equal(naive.FreePrefixes > 0, map.TryAllocatePrefix(out var taken));
            if (taken >= 0)
                naive.TakePrefix(taken);
        }
        else if (operation == 4 && naive.Last(AddressOwner.Secondary) is { } single)
        {
            map.Release(single);
            naive.Owners[single] = AddressOwner.Free;
        }
        else if (operation == 5 && naive.Last(AddressOwner.Prefix) is { } inPrefix)
        {
            map.ReleasePrefix(inPrefix / 16);
            Array.Fill(naive.Owners, AddressOwner.Free, inPrefix / 16 * 16, 16);
        }
    }

    /// <summary>The same with a list of owners, counted anew each time.</summary>
    private sealed class NaiveMap
    {
        private readonly ReservationKind?[] reserved;

        public NaiveMap(int addresses)
        {
            Owners = new AddressOwner[addresses];
            reserved = new ReservationKind?[addresses];
            foreach (var offset in (int[])[0, 1, 2, 3, addresses - 1])
                Owners[offset] = AddressOwner.Aws;
        }

        public AddressOwner[] Owners { get; }

        public int Free => Owners.Count(owner => owner == AddressOwner.Free);

        public int FreeSingles => Owners.Zip(reserved).Count(pair => pair is { First: AddressOwner.Free, Second: null });

        public int FreePrefixes => Owners.Chunk(16).Zip(reserved.Chunk(16)).Count(block =>
            block.First.All(owner => owner == AddressOwner.Free) && block.Second.Distinct().Count() == 1 && block.Second[0] != ReservationKind.Explicit);

        public void Reserve(int first, int count, ReservationKind kind) => Array.Fill(reserved, kind, first, count);

        public void Take(int offset, AddressOwner owner)
        {
            Assert.Equal(AddressOwner.Free, Owners[offset]);
            Assert.Null(reserved[offset]);
            Owners[offset] = owner;
        }

        public void TakePrefix(int block)
        {
            for (var offset = block * 16; offset < (block + 1) * 16; offset++)
            {
                Assert.Equal(AddressOwner.Free, Owners[offset]);
                Assert.NotEqual(ReservationKind.Explicit, reserved[offset]);
                Owners[offset] = AddressOwner.Prefix;
            }
        }

        public int? Last(AddressOwner owner)
        {
            var last = Array.LastIndexOf(Owners, owner);
            return last < 0 ? null : last;
        }
    }
}
