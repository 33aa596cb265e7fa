namespace EksCalc.Vpc;

/// <summary>How many /28 prefixes find room in a subnet beside addresses taken one by one (R07).</summary>
/// <remarks>
/// EKS best practices, networking/prefix-mode_linux; amazon-vpc-cni-k8s issue 2749. Model limits: where EC2 places single addresses is
/// not public, so there are two answers: all packed together, which is the most there can be, and scattered at random.
/// </remarks>
public static class SubnetPrefixes
{
    /// <summary>The first and last /28 hold the addresses that AWS keeps.</summary>
    private const int BlocksAtTheEdges = 2;

    /// <summary>The most prefixes, single addresses being packed together.</summary>
    /// <param name="size">The subnet's size.</param>
    /// <param name="singleAddresses">Addresses in use that are not in prefixes, those that AWS keeps left out; 0 or more.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="singleAddresses"/> is negative.</exception>
    public static long Placeable(SubnetSize size, long singleAddresses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(singleAddresses);
        var atTheEdges = (BlocksAtTheEdges * Ipv4Prefix.Addresses) - SubnetSize.ReservedByAws;
        var inOtherBlocks = Math.Max(0, singleAddresses - atTheEdges);
        return Math.Max(0, Blocks(size) - ((inOtherBlocks + Ipv4Prefix.Addresses - 1) / Ipv4Prefix.Addresses));
    }

    /// <summary>The prefixes to expect on average when single addresses are anywhere in the subnet with equal chance.</summary>
    /// <param name="size">The subnet's size.</param>
    /// <param name="singleAddresses">Addresses in use that are not in prefixes, those that AWS keeps left out; 0 or more.</param>
    /// <returns>0 to <see cref="Placeable"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="singleAddresses"/> is negative.</exception>
    public static double Expected(SubnetSize size, long singleAddresses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(singleAddresses);
        if (Blocks(size) == 0)
            return 0;

        // A block is free if none of its 16 addresses is drawn: (free choose 16) / (usable choose 16).
        var chance = 1.0;
        for (var i = 0; i < Ipv4Prefix.Addresses; i++)
            chance *= Math.Max(0, (double)(size.UsableAddresses - singleAddresses - i) / (size.UsableAddresses - i));
        return Blocks(size) * chance;
    }

    private static long Blocks(SubnetSize size) => Math.Max(0, (size.Addresses / Ipv4Prefix.Addresses) - BlocksAtTheEdges);
}
