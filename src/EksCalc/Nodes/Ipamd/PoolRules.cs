using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Nodes.Ipamd;

/// <summary>A node's limits and targets as the pool manager uses them: plain numbers, times in milliseconds.</summary>
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

    /// <summary>How often it is looked whether the trunk ENI can be attached.</summary>
    public const long TrunkLook = 1_000;

    /// <summary>The latest time there is, so that none can overflow: millions of years.</summary>
    public const long MostTime = long.MaxValue / 8;

    /// <summary>Before anything that ever happened: far enough for every pause, near enough not to overflow.</summary>
    public const long LongAgo = long.MinValue / 2;

    public PoolRules(NodeSetup setup)
    {
        var settings = setup.Settings;
        RequireRange(setup.MaxEnis, 1, NodeSetup.MostEnis, nameof(NodeSetup.MaxEnis));
        RequireRange(setup.SlotsPerEni, 1, NodeSetup.MostSlotsPerEni, nameof(NodeSetup.SlotsPerEni));
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
        if (settings.Mode == IpMode.Ipv6)
            throw new ArgumentOutOfRangeException(nameof(setup), settings.Mode, "An IPv6 node has one /80 prefix and no pool of addresses.");

        MaxEnis = setup.MaxEnis;
        EniLimit = Math.Min(settings.MaxEni ?? setup.MaxEnis, setup.MaxEnis);
        Slots = setup.SlotsPerEni;
        PrefixMode = settings.Mode == IpMode.PrefixDelegation && setup.SupportsPrefixDelegation;
        AddressesPerSlot = PrefixMode ? Ipv4Prefix.Addresses : 1;
        MaxPods = setup.MaxPods;
        CustomNetworking = settings.CustomNetworking;
        PodEni = settings.PodEni && setup.SupportsTrunking;
        SubnetDiscovery = settings.SubnetDiscovery;
        WarmEni = settings.WarmEniTarget;
        WarmIp = settings.WarmIpTarget;
        MinimumIp = settings.MinimumIpTarget;
        WarmPrefix = settings.WarmPrefixTarget;
        HasIpTargets = settings.HasIpTargets;
        Cooldown = Milliseconds(settings.IpCooldown);
        AttachLatency = Milliseconds(setup.AttachLatency);
        AssignLatency = Milliseconds(setup.AssignLatency);
        SubnetFree = setup.SubnetFreeAddresses ?? long.MaxValue / 2;
        TrunkAt = PodEni && setup.TrunkAttachedAt is { } at ? Milliseconds(at) : null;
    }

    public int MaxEnis { get; }

    public int EniLimit { get; }

    public int Slots { get; }

    public bool PrefixMode { get; }

    public int AddressesPerSlot { get; }

    public int MaxPods { get; }

    public bool CustomNetworking { get; }

    public bool PodEni { get; }

    public bool SubnetDiscovery { get; }

    public long WarmEni { get; }

    public long WarmIp { get; }

    public long MinimumIp { get; }

    public long WarmPrefix { get; }

    public bool HasIpTargets { get; }

    public long Cooldown { get; }

    public long AttachLatency { get; }

    public long AssignLatency { get; }

    public long SubnetFree { get; }

    public long? TrunkAt { get; }

    /// <summary>Simulated time in the loop's unit.</summary>
    public static long Milliseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond;

    private static void RequireRange(long value, long least, long most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} to {most}.");
    }
}
