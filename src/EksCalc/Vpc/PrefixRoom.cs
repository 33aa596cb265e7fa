namespace EksCalc.Vpc;

/// <summary>Where /28 prefixes can still go in a subnet: its wholly free aligned /28s, and the free addresses beside them (R07).</summary>
/// <param name="Blocks">Aligned /28s without any address in use, 0 or more.</param>
/// <param name="LooseAddresses">Free addresses outside them, 0 or more.</param>
internal readonly record struct PrefixRoom(double Blocks, long LooseAddresses)
{
    private double FreeAddresses => (Blocks * Ipv4Prefix.Addresses) + LooseAddresses;

    /// <summary>The room of an empty subnet: the first and the last /28 hold the addresses that AWS keeps.</summary>
    public static PrefixRoom Of(SubnetSize size)
    {
        var blocks = Math.Max(0, (size.Addresses / Ipv4Prefix.Addresses) - 2);
        return new PrefixRoom(blocks, size.UsableAddresses - (blocks * Ipv4Prefix.Addresses));
    }

    /// <summary>The room beside addresses of which the place is known.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="taken">What is taken in it; parts may overlap.</param>
    public static PrefixRoom Of(CidrBlock subnet, IEnumerable<CidrBlock> taken)
    {
        var room = Of(new SubnetSize(subnet.PrefixLength));
        var (broken, inBroken) = (new HashSet<uint>(), 0L);
        var (first, last) = (CidrBlock.Containing(subnet.Network, Ipv4Prefix.Length), CidrBlock.Containing(subnet.Network + (uint)(subnet.Addresses - 1), Ipv4Prefix.Length));
        foreach (var part in Apart(taken))
        {
            // A part of a /28 breaks the /28 it is in; a larger part takes its /28s whole.
            for (var at = part.Network & ~(uint)(Ipv4Prefix.Addresses - 1); at - (long)part.Network < part.Addresses; at += Ipv4Prefix.Addresses)
            {
                if (at != first.Network && at != last.Network)
                    broken.Add(at);
                if (at > uint.MaxValue - Ipv4Prefix.Addresses)
                    break;
            }

            inBroken += part.Addresses - Reserved(subnet, part);
        }

        return new PrefixRoom(room.Blocks - broken.Count, room.LooseAddresses + (broken.Count * Ipv4Prefix.Addresses) - inBroken);
    }

    /// <summary>The most prefixes beside further single addresses, which are packed outside the free /28s first.</summary>
    /// <param name="singles">Single addresses, 0 or more.</param>
    public long Packed(long singles) =>
        Math.Max(0, (long)Blocks - ((Math.Max(0, singles - LooseAddresses) + Ipv4Prefix.Addresses - 1) / Ipv4Prefix.Addresses));

    /// <summary>What is left on average when further single addresses are anywhere in the free space with equal chance.</summary>
    /// <param name="singles">Single addresses, 0 or more.</param>
    public PrefixRoom Scattered(long singles)
    {
        // A block is free if none of its 16 addresses is drawn: (left choose 16) / (free choose 16).
        var (free, chance) = (FreeAddresses, 1.0);
        for (var i = 0; i < Ipv4Prefix.Addresses && Blocks > 0; i++)
            chance *= Math.Max(0, (free - singles - i) / (free - i));
        var blocks = Blocks * chance;
        return new PrefixRoom(blocks, (long)Math.Max(0, free - singles - (blocks * Ipv4Prefix.Addresses)));
    }

    // Of blocks that contain one another only the outer one counts.
    private static IEnumerable<CidrBlock> Apart(IEnumerable<CidrBlock> blocks)
    {
        CidrBlock? outer = null;
        foreach (var block in blocks.OrderBy(block => block.Network).ThenBy(block => block.PrefixLength))
        {
            if (outer is { } before && before.Contains(block))
                continue;
            yield return block;
            outer = block;
        }
    }

    /// <summary>Those of a part's addresses that AWS keeps: the first four of the subnet and the last (R01).</summary>
    public static int Reserved(CidrBlock subnet, CidrBlock part)
    {
        var (first, last) = (subnet.Network, subnet.Network + (uint)(subnet.Addresses - 1));
        ReadOnlySpan<uint> kept = [first, first + 1, first + 2, first + 3, last];
        var count = 0;
        foreach (var address in kept)
            count += part.Contains(new CidrBlock(address, 32)) ? 1 : 0;
        return count;
    }
}
