using System.Runtime.CompilerServices;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Nodes;

/// <summary>A node in counts, whatever its mode: what <see cref="NodeModel"/> knows of it, as a struct, so that a sweep over settings allocates nothing.</summary>
internal readonly struct NodeCounts
{
    private readonly NodeIpam pool;
    private readonly int furtherCards;
    private readonly bool isTaggedOut;
    private readonly bool asksForIpv6EniElsewhere;
    private readonly Kind kind;
    private readonly InstanceType type;
    private readonly CniSettings settings;
    private readonly WindowsSettings? windows;

    private NodeCounts(InstanceType type, CniSettings settings, EniLimits limits, int maxPods, NodeOs os, CniVersion? version, bool primaryExcluded, WindowsSettings? windows, int unmanagedEnis)
    {
        // EC2 attaches no more than the type has beside the primary one.
        UnmanagedEnis = Math.Min(unmanagedEnis, type.MaxEnis - 1);
        (this.type, this.settings, this.windows, Limits, MaxPods, isTaggedOut) = (type, settings, windows, limits, maxPods, primaryExcluded);
        if (os == NodeOs.Windows)
        {
            kind = Kind.Windows;
            return;
        }

        var cards = settings.MultiNic && (version ?? CniVersion.Modelled) >= CniVersion.FirstWithMultiNic ? type.MaxEnisPerCard.Length - 1 : 0;
        PrimaryExcluded = EniLimits.ExcludesPrimary(settings, primaryExcluded);
        if (settings.Mode == IpMode.Ipv6)
        {
            kind = Kind.Ipv6;
            var starts = Ipv6Node.Create(type).CanServePods;
            asksForIpv6EniElsewhere = PrimaryExcluded && starts;
            furtherCards = starts ? cards : 0;
            return;
        }

        pool = NodeIpam.Within(Limits, type, settings, maxPods, primaryExcluded);

        // Under custom networking ipamd does not start if the first card has no place for an ENI of pods.
        furtherCards = pool.CanServePods || !settings.CustomNetworking ? cards : 0;
    }

    private NodeCounts(InstanceType type, CniSettings settings, int maxPods)
    {
        (this.type, this.settings, MaxPods, kind) = (type, settings, maxPods, Kind.AutoMode);
        Limits = EniLimits.Of(type, settings);
    }

    private enum Kind
    {
        Pool,
        Ipv6,
        Windows,
        AutoMode,
    }

    /// <summary>kubelet's max pods.</summary>
    public int MaxPods { get; }

    /// <summary>What settings leave of the type's ENIs.</summary>
    public EniLimits Limits { get; }

    /// <summary>ENIs that ipamd leaves alone.</summary>
    public int UnmanagedEnis { get; }

    /// <summary>Whether pods get nothing from the primary ENI because its subnet is tagged out (R34).</summary>
    public bool PrimaryExcluded { get; }

    /// <summary>Pods that max pods leaves beside those on the host network.</summary>
    public int MostPods => Math.Max(0, MaxPods - Nodes.MaxPods.HostNetworkPods);

    /// <summary>Whether it is a Windows node with prefixes, which its own settings turn on (R17).</summary>
    public bool HasWindowsPrefixes => kind == Kind.Windows && windows?.PrefixDelegation == true && type.SupportsPrefixDelegation;

    /// <summary>Whether the node gives any pod an address.</summary>
    public bool CanServePods => kind switch
    {
        Kind.Windows or Kind.AutoMode => true,
        Kind.Ipv6 => AsIpv6.CanServePods,
        _ => pool.CanServePods || (furtherCards > 0 && FurtherPool.CanServePods),
    };

    /// <summary>/80 prefixes of an IPv6 node: one for each card with a pool.</summary>
    public int Ipv6Prefixes => kind == Kind.Ipv6 ? AsIpv6.Prefixes + furtherCards : 0;

    /// <summary>The pool of each card beyond the first; few nodes have one, so it is made when it is asked for.</summary>
    private NodeIpam FurtherPool => NodeIpam.OfFurtherCard(Limits, type, settings, MaxPods, isTaggedOut);

    private WindowsNode AsWindows => WindowsNode.Create(type, windows);

    private AutoModeNode AsAutoMode => new(type);

    private Ipv6Node AsIpv6 => Ipv6Node.Create(type);

    /// <summary>The counts of a node; the arguments are those of <see cref="NodeModel.For"/>, max pods known.</summary>
    public static NodeCounts Of(
        InstanceType type, CniSettings settings, int maxPods, NodeOs os = NodeOs.Linux, CniVersion? version = null, bool primaryExcluded = false, WindowsSettings? windows = null, int unmanagedEnis = 0) => new(
            type, settings, os == NodeOs.Windows ? new EniLimits(1, 1, false, 0) : EniLimits.Of(type, settings, version, primaryExcluded, Math.Min(unmanagedEnis, type.MaxEnis - 1)),
            maxPods, os, version, primaryExcluded, windows, unmanagedEnis);

    /// <summary>The counts of a Linux node of which no more is known than its settings.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings.</param>
    /// <param name="maxPods">kubelet's max pods; null for <see cref="Nodes.MaxPods.Usual"/>, which rests on the same limits of ENIs.</param>
    public static NodeCounts Usual(InstanceType type, CniSettings settings, int? maxPods)
    {
        var limits = EniLimits.Of(type, settings);
        return new(type, settings, limits, maxPods ?? Nodes.MaxPods.UsualWithin(limits, type, settings), NodeOs.Linux, null, false, null, 0);
    }

    /// <summary>The counts of an EKS Auto Mode node in an IPv4 cluster.</summary>
    public static NodeCounts OfAutoMode(InstanceType type, CniSettings settings, int maxPods) => new(type, settings, maxPods);

    /// <summary>For each card with a pool the ENIs that can serve pods; none of a node without pools.</summary>
    public IReadOnlyList<int> PoolEnis => kind != Kind.Pool ? [] : [Limits.PoolEnis, .. Enumerable.Repeat(FurtherPool.CanServePods ? Limits.Enis : 0, furtherCards)];

    /// <summary><see cref="NodeModel.Settle"/>.</summary>
    /// <remarks>A pool on one card is nearly all of a sweep, and is not to pay for the others' locals.</remarks>
    public NodePlan Settle(int pods, int branchPods) => kind == Kind.Pool && (furtherCards | branchPods | UnmanagedEnis) == 0 ? pool.Settle(pods) : SettleOther(pods, branchPods);

    /// <summary><see cref="NodeModel.AfterChurn"/>.</summary>
    public NodePlan AfterChurn(int pods, int mostPods, int branchPods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPods, pods);
        if (kind == Kind.AutoMode)
            return WithBranches(AsAutoMode.Most(pods), branchPods);
        if (kind != Kind.Pool)
            return Settle(pods, branchPods);
        var plan = pool.AfterChurn(pods, mostPods);
        return WithBranches(furtherCards == 0 ? plan : WithFurtherCards(plan, pool.Settle(mostPods).WaitingPods), branchPods);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private NodePlan SettleOther(int pods, int branchPods)
    {
        var plan = kind switch
        {
            Kind.Windows => AsWindows.Settle(pods),
            Kind.Ipv6 => SettleIpv6(pods),
            Kind.AutoMode => AsAutoMode.Least(pods),
            _ => WithFurtherCards(pool.Settle(pods), 0),
        };
        return (branchPods | UnmanagedEnis) == 0 ? plan : WithBranches(plan, branchPods);
    }

    /// <summary>A pod for which one card has no address takes one of the next (R43); every card has at least its own warm address.</summary>
    private NodePlan WithFurtherCards(NodePlan plan, int mostWaiting)
    {
        var pool = FurtherPool;
        var (waiting, further) = (plan.WaitingPods, default(FurtherCards));
        for (var card = 0; card < furtherCards; card++)
        {
            var held = mostWaiting > waiting ? pool.AfterChurn(waiting, mostWaiting) : pool.Settle(waiting);
            further = new(further.Enis + held.Enis, further.Slots + held.SecondaryAddresses + held.Prefixes, further.AssignedAddresses + held.AssignedAddresses);
            plan = plan with
            {
                SecondaryAddresses = plan.SecondaryAddresses + held.SecondaryAddresses,
                Prefixes = plan.Prefixes + held.Prefixes,
                FreePrefixes = plan.FreePrefixes + held.FreePrefixes,
                TotalAddresses = plan.TotalAddresses + held.TotalAddresses,
                AssignedAddresses = plan.AssignedAddresses + held.AssignedAddresses,
                Oscillates = plan.Oscillates || held.Oscillates,
            };
            waiting -= held.AssignedAddresses;
            mostWaiting = Math.Max(waiting, pool.Settle(mostWaiting).WaitingPods);
        }

        return plan with { Enis = plan.Enis + further.Enis, EnisElsewhere = plan.EnisElsewhere + (PrimaryExcluded ? further.Enis : 0), FurtherCards = further };
    }

    private NodePlan SettleIpv6(int pods)
    {
        var elsewhere = asksForIpv6EniElsewhere ? 1 : 0;
        return new NodePlan
        {
            Pods = pods,
            Enis = Ipv6Node.Enis + elsewhere + (Limits.HasTrunk ? 1 : 0) + furtherCards,
            EnisElsewhere = elsewhere + (PrimaryExcluded ? furtherCards : 0),
            FurtherCards = new FurtherCards(furtherCards, 0, 0),
            Ipv6Addresses = pods - AsIpv6.WaitingPods(pods),
        };
    }

    private NodePlan WithBranches(NodePlan plan, int branchPods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(branchPods);
        return plan with { Pods = plan.Pods + branchPods, BranchEnis = Math.Min(branchPods, Limits.BranchEnis), UnmanagedEnis = UnmanagedEnis };
    }
}
