namespace EksCalc.Ec2;

/// <summary>EC2 as one instance finds it: subnets with room and tags, the instance's slots for ENIs, latencies, and calls that are refused.</summary>
/// <remarks>
/// Model limits: EC2 answers at once but for attaching and assigning; the instance metadata always agrees with it; an address or prefix
/// that was given back gets a new number when it is given out again.
/// </remarks>
internal sealed partial class SubnetEc2 : IEc2
{
    private readonly List<Ec2Eni> enis = [];
    private readonly long[] usedOfSubnet;
    private readonly Ec2Refusal[] refusals;
    private readonly int[] refused;
    private readonly int[] slotsTaken;
    private int nextEni;
    private int nextCidr;

    /// <summary>An instance in a subnet.</summary>
    /// <param name="subnets">The subnets of its zone, in the order in which DescribeSubnets lists them; other instances may be in them too.</param>
    /// <param name="own">The instance's own subnet, one of <paramref name="subnets"/>.</param>
    /// <param name="maxEnis">ENIs that each network card can have, 1 or more.</param>
    /// <param name="slotsPerEni">Secondary addresses and prefixes together that an ENI can have, 1 or more.</param>
    /// <param name="cards">Network cards, 1 or more.</param>
    /// <param name="refusals">Calls that are refused; the first entry that applies counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value out of its range.</exception>
    /// <exception cref="ArgumentException"><paramref name="own"/> is none of the subnets.</exception>
    public SubnetEc2(IReadOnlyList<Ec2Subnet> subnets, Ec2Subnet own, int maxEnis, int slotsPerEni, int cards = 1, IReadOnlyList<Ec2Refusal>? refusals = null)
    {
        ArgumentNullException.ThrowIfNull(subnets);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEnis, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(slotsPerEni, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cards, 1);
        if (!subnets.Contains(own))
            throw new ArgumentException($"{own} is none of the subnets.", nameof(own));
        (Subnets, MaxEnis, SlotsPerEni, this.refusals) = (subnets, maxEnis, slotsPerEni, [.. refusals ?? []]);
        refused = new int[this.refusals.Length];
        usedOfSubnet = new long[subnets.Count];
        slotsTaken = new int[cards];
        PrimaryEni = new Ec2Eni(nextEni++, own) { AttachedFrom = long.MinValue, TakesSlot = true, Place = own.TakePrimary() };
        slotsTaken[0]++;
        Count(own, 1);
        enis.Add(PrimaryEni);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Ec2Subnet> Subnets { get; }

    /// <summary>ENIs that each network card can have.</summary>
    public int MaxEnis { get; }

    /// <summary>Secondary addresses and prefixes together that an ENI can have.</summary>
    public int SlotsPerEni { get; }

    /// <summary>Milliseconds that AttachNetworkInterface takes. Default 0.</summary>
    public long AttachLatency { get; init; }

    /// <summary>Milliseconds that assigning addresses or prefixes takes. Default 0.</summary>
    public long AssignLatency { get; init; }

    /// <inheritdoc/>
    public Ec2Eni PrimaryEni { get; }

    /// <inheritdoc/>
    public long UsedAddresses { get; private set; }

    /// <summary>All ENIs that there are, attached or leaked, in the order of creation.</summary>
    public IReadOnlyList<Ec2Eni> Enis => enis;

    /// <inheritdoc/>
    public long UsedAddressesOf(Ec2Subnet subnet)
    {
        for (var index = 0; index < usedOfSubnet.Length; index++)
        {
            if (ReferenceEquals(Subnets[index], subnet))
                return usedOfSubnet[index];
        }

        return 0;
    }

    /// <inheritdoc/>
    public void ReadMetadata(long now, List<Ec2Eni> enis)
    {
        ArgumentNullException.ThrowIfNull(enis);
        enis.Clear();
        foreach (var eni in this.enis)
        {
            if (eni.AttachedFrom <= now)
                enis.Add(eni);
        }
    }

    /// <inheritdoc/>
    public Ec2Answer Ask(Ec2Call question, long now) => new(Refusal(question, now));

    private string? Refusal(Ec2Call call, long now)
    {
        for (var index = 0; index < refusals.Length; index++)
        {
            var refusal = refusals[index];
            if (refusal.Call != call || now < Milliseconds(refusal.From) || now >= Milliseconds(refusal.To) || refused[index] >= (refusal.Times ?? int.MaxValue))
                continue;
            refused[index]++;
            return refusal.Error;
        }

        return null;
    }

    private static long Milliseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond;

    private void Count(Ec2Subnet subnet, long addresses)
    {
        UsedAddresses += addresses;
        for (var index = 0; index < usedOfSubnet.Length; index++)
        {
            if (ReferenceEquals(Subnets[index], subnet))
                usedOfSubnet[index] += addresses;
        }
    }
}
