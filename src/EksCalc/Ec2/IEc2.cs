namespace EksCalc.Ec2;

/// <summary>
/// The EC2 that ipamd on one instance talks to. A call takes effect when it is made; the answer says whether it
/// succeeded and how long ipamd waits for it. Several instances can have subnets in common.
/// </summary>
/// <remarks>Times are milliseconds of simulated time. ENIs, addresses and prefixes are numbered by instance, in the order in which EC2 gives them.</remarks>
internal interface IEc2
{
    /// <summary>The subnets of the instance's zone, in the order in which DescribeSubnets lists them.</summary>
    public IReadOnlyList<Ec2Subnet> Subnets { get; }

    /// <summary>The instance's primary ENI.</summary>
    public Ec2Eni PrimaryEni { get; }

    /// <summary>Addresses of all subnets that the instance's ENIs take, those of detached and leaked ENIs included.</summary>
    public long UsedAddresses { get; }

    /// <summary>Addresses of one subnet that the instance's ENIs take.</summary>
    public long UsedAddressesOf(Ec2Subnet subnet);

    /// <summary>The ENIs that the instance metadata shows: attached, and not detached.</summary>
    /// <param name="now">The time.</param>
    /// <param name="enis">Takes them, in the order of creation.</param>
    public void ReadMetadata(long now, List<Ec2Eni> enis);

    /// <summary>A call of which only matters whether it succeeds: one that describes, tags or changes an attribute.</summary>
    public Ec2Answer Ask(Ec2Call question, long now);

    /// <summary>CreateNetworkInterface.</summary>
    /// <param name="subnet">Where.</param>
    /// <param name="count">Addresses or prefixes to create it with, 0 or more; none of <see cref="CidrKind.Ipv6Prefix"/>.</param>
    /// <param name="kind">Which of them.</param>
    /// <param name="now">The time.</param>
    /// <param name="eni">The new ENI; null if refused.</param>
    public Ec2Answer Create(Ec2Subnet subnet, int count, CidrKind kind, long now, out Ec2Eni? eni);

    /// <summary>AttachNetworkInterface: the slot is taken at once, the metadata shows the ENI when the answer comes.</summary>
    public Ec2Answer Attach(Ec2Eni eni, int card, long now);

    /// <summary>DetachNetworkInterface.</summary>
    public Ec2Answer Detach(Ec2Eni eni, long now);

    /// <summary>DeleteNetworkInterface: its addresses go back to the subnet.</summary>
    public Ec2Answer Delete(Ec2Eni eni, long now);

    /// <summary>AssignPrivateIpAddresses or AssignIpv6Addresses.</summary>
    /// <param name="eni">Onto which ENI.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="kind">Of what.</param>
    /// <param name="now">The time.</param>
    /// <param name="first">The number of the first; the others follow. -1 if refused.</param>
    public Ec2Answer Assign(Ec2Eni eni, int count, CidrKind kind, long now, out int first);

    /// <summary>UnassignPrivateIpAddresses or UnassignIpv6Addresses.</summary>
    /// <param name="eni">From which ENI.</param>
    /// <param name="cidrs">Their numbers.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="now">The time.</param>
    public Ec2Answer Unassign(Ec2Eni eni, ReadOnlySpan<int> cidrs, CidrKind kind, long now);

    /// <summary>Whether <see cref="TryAttachTrunk"/> would find a slot and an address now.</summary>
    public bool HasRoomForTrunk(Ec2Subnet subnet);

    /// <summary>The VPC resource controller creates and attaches the trunk ENI; none of ipamd's calls.</summary>
    /// <returns>False where there is no slot or no address.</returns>
    public bool TryAttachTrunk(Ec2Subnet subnet, long now, out Ec2Eni? eni);

    /// <summary>The instance is terminated: every ENI that is attached goes with it.</summary>
    public void Terminate(long now);
}
