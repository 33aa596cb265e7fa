using CsCheck;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Tests.Vpc;

/// <summary>Room for prefixes beside addresses of which the place is known: as an address map counts it.</summary>
public sealed class PrefixRoomTests
{
    [Fact]
    [Rule("R07")]
    public void Of_TakenPlaces_IsWhatAnAddressMapHas()
    {
        var real = new RealCases();
        Gen.Select(Gen.Int[22, 28], Gen.Select(Gen.UInt, Gen.Int[26, 32]).Array[0, 20], Gen.Int[0, 200]).ForAll((length, parts, singles) =>
        {
            var subnet = new CidrBlock(0x0A000000, length);
            var taken = parts.Where(part => part.Item2 > length).Select(part => CidrBlock.Containing(subnet.Network + (part.Item1 % (uint)subnet.Addresses), part.Item2)).ToList();
            var map = new AddressMap(subnet);
            foreach (var block in taken)
            {
                for (var offset = block.OffsetIn(subnet); offset < block.OffsetIn(subnet) + block.Addresses; offset++)
                    map.TryAllocateAt((int)offset, AddressOwner.OtherUser);
            }

            var room = PrefixRoom.Of(subnet, taken);

            Assert.Equal((map.FreePrefixes, map.FreeAddresses), ((int)room.Blocks, (int)((room.Blocks * Ipv4Prefix.Addresses) + room.LooseAddresses)));
            var left = Math.Max(0, map.FreePrefixes - ((Math.Max(0, singles - room.LooseAddresses) + 15) / 16));
            Assert.Equal(left, room.Packed(singles));
            Assert.InRange(room.Scattered(Math.Min(singles, map.FreeAddresses)).Blocks, 0, room.Packed(Math.Min(singles, map.FreeAddresses)) + 0.001);
            if (map.FreePrefixes > 0 && taken.Count > 0)
                real.Add();
        });
        real.AtLeast(30);
    }

    /// <summary>Addresses drawn at random many times leave, on the mean, what the formula says.</summary>
    [Fact]
    [Rule("R07")]
    public void Scattered_ManyDraws_IsTheirMean()
    {
        var subnet = CidrBlock.Parse("10.0.0.0/24");
        CidrBlock[] taken = [CidrBlock.Parse("10.0.0.33/32"), CidrBlock.Parse("10.0.0.64/27")];
        var (random, sum, draws) = (new Random(7), 0, 4_000);
        for (var draw = 0; draw < draws; draw++)
        {
            var map = new AddressMap(subnet);
            foreach (var block in taken)
            {
                for (var offset = block.OffsetIn(subnet); offset < block.OffsetIn(subnet) + block.Addresses; offset++)
                    map.TryAllocateAt((int)offset, AddressOwner.OtherUser);
            }

            for (var single = 0; single < 20;)
                single += map.TryAllocateAt(random.Next(256), AddressOwner.Secondary) ? 1 : 0;
            sum += map.FreePrefixes;
        }

        Assert.Equal(PrefixRoom.Of(subnet, taken).Scattered(20).Blocks, (double)sum / draws, 0.1);
    }
}
