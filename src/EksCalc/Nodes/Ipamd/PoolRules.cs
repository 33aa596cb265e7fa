using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Vpc;

namespace EksCalc.Nodes.Ipamd;

/// <summary>A node's limits and one ipamd process's targets as the pool manager uses them: plain numbers, times in milliseconds.</summary>
/// <remarks>R18 to R24; amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go and pkg/ipamd/datastore/data_store.go.</remarks>
internal sealed class PoolRules
{
    /// <summary>The manager waits this long before each update of the pool and before each reconcile (R23: 5 s for both).</summary>
    public const long HalfPeriod = 2_500;

    /// <summary>Addresses are given back only when more than this has passed since the last time (R23).</summary>
    public const long ShrinkPause = 30_000;

    /// <summary>An ENI younger than this stays (R23).</summary>
    public const long MinimumEniAge = 60_000;

    /// <summary>After a shortage nothing is asked for until more than this has passed (R23).</summary>
    public const long ShortagePause = 120_000;

    /// <summary>Between detaching an ENI and deleting it (R23).</summary>
    public const long DetachWait = 2_000;

    /// <summary>The store is compared with the instance metadata only when more than this has passed since the pool last changed.</summary>
    public const long ReconcilePause = 60_000;

    /// <summary>What EC2 was asked to take back is not believed to be on the ENI for so long.</summary>
    public const long RecentlyFreed = 60_000;

    /// <summary>After a pod of an excluded ENI has gone, its address leaves the store.</summary>
    public const long ExcludedCleanup = 5_000;

    /// <summary>How often it is looked whether the trunk ENI can be attached.</summary>
    public const long TrunkLook = 1_000;

    /// <summary>The latest time there is, so that none can overflow: millions of years.</summary>
    public const long MostTime = long.MaxValue / 8;

    /// <summary>Before anything that ever happened: far enough for every pause, near enough not to overflow.</summary>
    public const long LongAgo = long.MinValue / 2;

    /// <summary>Addresses of an IPv6 prefix: a /80.</summary>
    public const long AddressesPerIpv6Prefix = 1L << 48;

    public PoolRules(NodeSetup setup, CniSettings settings)
    {
        RequireRange(setup.MaxEnis, 1, NodeSetup.MostEnis, nameof(NodeSetup.MaxEnis));
        RequireRange(setup.SlotsPerEni, 1, NodeSetup.MostSlotsPerEni, nameof(NodeSetup.SlotsPerEni));
        RequireRange(setup.NetworkCards, 1, NodeSetup.MostNetworkCards, nameof(NodeSetup.NetworkCards));
        RequireRange(setup.MaxPods, 0, int.MaxValue, nameof(NodeSetup.MaxPods));
        RequireRange(settings.MaxEni ?? 1, 1, int.MaxValue, nameof(CniSettings.MaxEni));
        RequireRange(setup.SubnetFreeAddresses ?? 0, 0, long.MaxValue / 2, nameof(NodeSetup.SubnetFreeAddresses));
        RequireRange(settings.WarmEniTarget, 0, long.MaxValue, nameof(CniSettings.WarmEniTarget));
        RequireRange(settings.WarmIpTarget, 0, long.MaxValue, nameof(CniSettings.WarmIpTarget));
        RequireRange(settings.MinimumIpTarget, 0, long.MaxValue, nameof(CniSettings.MinimumIpTarget));
        RequireRange(settings.WarmPrefixTarget, 0, long.MaxValue, nameof(CniSettings.WarmPrefixTarget));
        RequireRange(Milliseconds(setup.AttachLatency), 0, MostTime, nameof(NodeSetup.AttachLatency));
        RequireRange(Milliseconds(setup.AssignLatency), 0, MostTime, nameof(NodeSetup.AssignLatency));
        RequireRange(Milliseconds(setup.TrunkAttachedAt ?? TimeSpan.Zero), 0, MostTime, nameof(NodeSetup.TrunkAttachedAt));

        MaxEnis = setup.MaxEnis;
        EniLimit = Math.Min(settings.MaxEni ?? setup.MaxEnis, setup.MaxEnis);
        Slots = setup.SlotsPerEni;
        Ipv6 = settings.Mode == IpMode.Ipv6;
        PrefixMode = settings.Mode == IpMode.PrefixDelegation && setup.SupportsPrefixDelegation;
        MaxPods = setup.MaxPods;
        CustomNetworking = settings.CustomNetworking;
        PodEni = settings.PodEni && setup.SupportsTrunking;
        SubnetDiscovery = settings.SubnetDiscovery;
        ManageNonSchedulable = settings.ManageEnisNonSchedulable;
        ClusterName = settings.ClusterName;
        Cards = settings.MultiNic ? setup.NetworkCards : 1;
        WarmEni = settings.WarmEniTarget;
        WarmIp = settings.WarmIpTarget;
        MinimumIp = settings.MinimumIpTarget;
        WarmPrefix = settings.WarmPrefixTarget;
        HasIpTargets = settings.HasIpTargets;
        Cooldown = Milliseconds(settings.IpCooldown);
        TrunkAt = PodEni && setup.TrunkAttachedAt is { } at ? Milliseconds(at) : null;
        TrunkDuringStart = setup.TrunkAttachedDuringStart;
    }

    public int MaxEnis { get; }

    public int EniLimit { get; }

    public int Slots { get; }

    public bool Ipv6 { get; }

    public bool PrefixMode { get; }

    /// <summary>What pods get addresses of.</summary>
    public CidrKind Kind => Ipv6 ? CidrKind.Ipv6Prefix : PrefixMode ? CidrKind.Prefix : CidrKind.Address;

    /// <summary>Addresses of what pods get addresses of; for an IPv6 prefix more than there will ever be pods.</summary>
    public int AddressesPerSlot => Ipv6 ? int.MaxValue : PrefixMode ? Ipv4Prefix.Addresses : 1;

    public int MaxPods { get; }

    public bool CustomNetworking { get; }

    public bool PodEni { get; }

    public bool SubnetDiscovery { get; }

    public bool ManageNonSchedulable { get; }

    public string? ClusterName { get; }

    /// <summary>Network cards with a pool.</summary>
    public int Cards { get; }

    public long WarmEni { get; }

    public long WarmIp { get; }

    public long MinimumIp { get; }

    public long WarmPrefix { get; }

    public bool HasIpTargets { get; }

    public long Cooldown { get; }

    public long? TrunkAt { get; }

    public bool TrunkDuringStart { get; }

    /// <summary>Simulated time in the loop's unit.</summary>
    public static long Milliseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>What ipamd says of its settings and limits.</summary>
    /// <param name="knowsMaxPods">Whether it has come so far as to ask for max pods.</param>
    public PoolConfig Config(bool knowsMaxPods) => new(
        EniLimit, Ipv6 ? 0 : Slots * AddressesPerSlot, knowsMaxPods ? MaxPods : 0, PrefixMode ? Slots : 0, MinimumIp, WarmEni, WarmIp, WarmPrefix);

    private static void RequireRange(long value, long least, long most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} to {most}.");
    }
}
