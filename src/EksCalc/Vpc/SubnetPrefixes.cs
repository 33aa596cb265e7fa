namespace EksCalc.Vpc;

/// <summary>How many /28 prefixes find room in a subnet beside addresses taken one by one (R07).</summary>
/// <remarks>
/// EKS best practices, networking/prefix-mode_linux; amazon-vpc-cni-k8s issue 2749. Model limits: where EC2 places single addresses is
/// not public, so there are two answers: all packed together, which is the most there can be, and scattered at random.
/// </remarks>
public static class SubnetPrefixes
{
    /// <summary>The most prefixes, single addresses being packed together.</summary>
    /// <param name="size">The subnet's size.</param>
    /// <param name="singleAddresses">Addresses in use that are not in prefixes, those that AWS keeps left out; 0 or more.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="singleAddresses"/> is negative.</exception>
    public static long Placeable(SubnetSize size, long singleAddresses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(singleAddresses);
        return PrefixRoom.Of(size).Packed(singleAddresses);
    }

    /// <summary>The prefixes to expect on average when single addresses are anywhere in the subnet with equal chance.</summary>
    /// <param name="size">The subnet's size.</param>
    /// <param name="singleAddresses">Addresses in use that are not in prefixes, those that AWS keeps left out; 0 or more.</param>
    /// <returns>0 to <see cref="Placeable"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="singleAddresses"/> is negative.</exception>
    public static double Expected(SubnetSize size, long singleAddresses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(singleAddresses);
        return PrefixRoom.Of(size).Scattered(singleAddresses).Blocks;
    }
}
