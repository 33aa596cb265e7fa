namespace EksCalc.Ec2;

/// <content>Addresses and prefixes on ENIs.</content>
internal sealed partial class SubnetEc2
{
    /// <inheritdoc/>
    public Ec2Answer Assign(Ec2Eni eni, int count, CidrKind kind, long now, out int first)
    {
        ArgumentNullException.ThrowIfNull(eni);
        first = -1;
        var call = kind == CidrKind.Ipv6Prefix ? Ec2Call.AssignIpv6Addresses : Ec2Call.AssignPrivateIpAddresses;
        if (Refusal(call, now) is { } error)
            return new Ec2Answer(error);

        // The ENI's own limit is looked at before the subnet. IPv6 prefixes do not count.
        if (kind != CidrKind.Ipv6Prefix && eni.Count - eni.CountOf(CidrKind.Ipv6Prefix) + count > SlotsPerEni)
            return new Ec2Answer(Ec2Errors.EniFull, AssignLatency);
        return TryGive(eni, count, kind, out first)
            ? new Ec2Answer(null, AssignLatency)
            : new Ec2Answer(kind == CidrKind.Prefix ? Ec2Errors.NoPrefixes : Ec2Errors.NoAddresses, AssignLatency);
    }

    /// <inheritdoc/>
    public Ec2Answer Unassign(Ec2Eni eni, ReadOnlySpan<int> cidrs, CidrKind kind, long now)
    {
        ArgumentNullException.ThrowIfNull(eni);
        var call = kind == CidrKind.Ipv6Prefix ? Ec2Call.UnassignIpv6Addresses : Ec2Call.UnassignPrivateIpAddresses;
        if (Refusal(call, now) is { } error)
            return new Ec2Answer(error);
        foreach (var number in cidrs)
            TakeBack(eni, number);
        return new Ec2Answer(null);
    }

    /// <summary>A request that does not fit fails as a whole.</summary>
    private bool TryGive(Ec2Eni eni, int count, CidrKind kind, out int first)
    {
        first = -1;
        var (addresses, prefixes) = kind switch
        {
            CidrKind.Address => (count, 0),
            CidrKind.Prefix => (0, count),
            _ => (0, 0),
        };
        if (!eni.Subnet.HasRoom(addresses, prefixes))
            return false;
        first = nextCidr;
        eni.Reserve(count);
        for (var index = 0; index < count; index++)
        {
            if (!eni.Subnet.TryTake(kind, forEni: false, out var place))
                throw new InvalidOperationException($"{eni.Subnet} has less room than it said.");
            eni.Add(nextCidr++, kind, place);
        }

        if (eni.FirstCidr < 0)
            eni.FirstCidr = first;
        Count(eni.Subnet, (long)count * Ec2Subnet.SizeOf(kind));
        return true;
    }

    private void TakeBack(Ec2Eni eni, int number)
    {
        if (eni.Remove(number) is not (var kind, var place))
            return;
        eni.Subnet.Give(kind, place);
        Count(eni.Subnet, -Ec2Subnet.SizeOf(kind));
    }
}
