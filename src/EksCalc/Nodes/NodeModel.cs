using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>
/// The model of any node: an instance type under settings, which decide once what it is: secondary addresses, prefixes or custom networking by
/// ipamd's pool (<see cref="NodeIpam"/>), an IPv6 node (<see cref="Ipv6Node"/>) or a Windows node (<see cref="WindowsNode"/>), and branch ENIs on its
/// trunk (R30). It does not change, so threads can share it.
/// </summary>
/// <remarks>
/// Model limits: those of the three. Where network cards beyond the first have pools (<c>ENABLE_MULTI_NIC</c>, R26), pods are on the first as long as
/// it has room; one that a burst sends to another card, or that asks every card for an address, is not counted there. Branch ENIs that cool are not
/// counted. Trunk and branch ENIs are made by the VPC resource controller, which knows ENIConfigs and no subnet discovery
/// (amazon-vpc-resource-controller-k8s pkg/aws/ec2/instance.go).
/// </remarks>
public sealed class NodeModel
{
    private readonly NodeCounts counts;

    private NodeModel(InstanceType type, CniSettings settings, NodeOs os, NodeCounts counts)
    {
        (Type, Settings, Os, this.counts) = (type, settings, os, counts);
        Mode = os == NodeOs.Linux ? settings.ModeOn(type) : counts.HasWindowsPrefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp;
    }

    /// <summary>The instance type.</summary>
    public InstanceType Type { get; }

    /// <summary>The CNI's settings.</summary>
    public CniSettings Settings { get; }

    /// <summary>The node's operating system.</summary>
    public NodeOs Os { get; }

    /// <summary>kubelet's max pods.</summary>
    public int MaxPods => counts.MaxPods;

    /// <summary>What the node's slots hold: prefixes fall back to secondary addresses where the type does not support them (R15).</summary>
    public IpMode Mode { get; }

    /// <summary>Whether the node gives any pod an address; if not, ipamd does not start (R15, R23b), or only the primary ENI can be had and is excluded (R34).</summary>
    public bool CanServePods => counts.CanServePods;

    /// <summary>Pods with a security group of their own that it can have, 0 or more: its branch ENIs (R30).</summary>
    public int MostBranchEnis => counts.Limits.BranchEnis;

    /// <summary>Pods that max pods leaves beside those on the host network, 0 or more.</summary>
    public int MostPods => counts.MostPods;

    private bool IsIpv6 => Mode == IpMode.Ipv6;

    private bool HasPodSubnets => Os == NodeOs.Linux && !IsIpv6 && Settings.CustomNetworking;

    /// <summary>The model of a node.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings; they do not reach a Windows node.</param>
    /// <param name="maxPods">kubelet's max pods, 0 or more; null for <see cref="Nodes.MaxPods.Usual"/>. It stops growth of the pool, not pods.</param>
    /// <param name="os">The node's operating system.</param>
    /// <param name="version">The CNI's version, on which security groups for pods in IPv6 depend (R29); null for the one that is modelled.</param>
    /// <param name="primaryExcluded">
    /// Whether the node's own subnet is tagged <c>kubernetes.io/role/cni=0</c>. Then its primary ENI serves no pods, as under custom networking, and ipamd's
    /// ENIs are of other subnets that discovery finds, which count as having room (R33, R34); in IPv6 that is one ENI more (R42). With
    /// <c>ENABLE_SUBNET_DISCOVERY=false</c> the primary ENI serves pods and is the only one. Custom networking and Windows know no such tag. Default false.
    /// </param>
    /// <param name="windows">The settings of a Windows node; null for their defaults.</param>
    /// <param name="unmanagedEnis">ENIs that ipamd leaves alone (<c>node.k8s.amazonaws.com/no_manage</c>), 0 or more; EC2 attaches as many as the type has beside the primary one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative <paramref name="maxPods"/> or target, or a <c>MAX_ENI</c> below 1.</exception>
    public static NodeModel For(
        InstanceType type, CniSettings settings, int? maxPods = null, NodeOs os = NodeOs.Linux, CniVersion? version = null, bool primaryExcluded = false, WindowsSettings? windows = null,
        int unmanagedEnis = 0)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        var most = maxPods ?? Nodes.MaxPods.Usual(type, settings, os, windows);
        ArgumentOutOfRangeException.ThrowIfNegative(most, nameof(maxPods));
        ArgumentOutOfRangeException.ThrowIfNegative(unmanagedEnis);
        return new NodeModel(type, settings, os, NodeCounts.Of(type, settings, most, os, version, primaryExcluded, windows, unmanagedEnis));
    }

    /// <summary>The model of an EKS Auto Mode node (<see cref="AutoModeNode"/>).</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="isIpv6">Whether the cluster is an IPv6 one.</param>
    /// <param name="maxPods">kubelet's max pods, 0 or more.</param>
    internal static NodeModel ForAutoMode(InstanceType type, bool isIpv6, int maxPods)
    {
        var settings = isIpv6 ? CniSettings.AutoMode with { Mode = IpMode.Ipv6 } : CniSettings.AutoMode;
        return new NodeModel(type, settings, NodeOs.Linux, isIpv6 ? NodeCounts.Of(type, settings, maxPods) : NodeCounts.OfAutoMode(type, settings, maxPods));
    }

    /// <summary>What the node holds in counts once settled after a fresh ramp, one pod at a time.</summary>
    /// <param name="pods">Pods that want an address of the pool, or of the IPv6 prefix, 0 or more.</param>
    /// <param name="branchPods">Pods with a security group of their own, 0 or more; those beyond <see cref="MostBranchEnis"/> wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of pods.</exception>
    public NodePlan Settle(int pods, int branchPods = 0) => counts.Settle(pods, branchPods);

    /// <summary>The most a node can hold at rest when pods have come and gone in any order (<see cref="NodeIpam.AfterChurn"/>); IPv6 and Windows nodes hold what they settle at,
    /// EKS Auto Mode's the most that they can be expected to hold.</summary>
    /// <param name="pods">Pods that want an address of the pool now, 0 or more.</param>
    /// <param name="mostPods">The most there ever were at a time; at least <paramref name="pods"/>.</param>
    /// <param name="branchPods">Pods with a security group of their own, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of pods is negative, or <paramref name="mostPods"/> the smaller one.</exception>
    public NodePlan AfterChurn(int pods, int mostPods, int branchPods = 0) => counts.AfterChurn(pods, mostPods, branchPods);

    /// <summary>Where the addresses of <see cref="Settle"/> are.</summary>
    /// <param name="pods">Pods that want an address of the pool, or of the IPv6 prefix, 0 or more.</param>
    /// <param name="branchPods">Pods with a security group of their own, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of pods.</exception>
    public NodeHolding Hold(int pods, int branchPods = 0) => Holding(Settle(pods, branchPods));

    /// <summary>Where a plan's addresses are: pods are packed into the oldest ENIs.</summary>
    /// <param name="plan">A plan of this node's.</param>
    public NodeHolding Holding(NodePlan plan) => new(
        Packing.Of(plan), plan.WaitingPods, counts.Ipv6Prefixes, plan.Oscillates);

    /// <summary>Where the addresses of a simulated node are.</summary>
    /// <param name="state">What ipamd's store holds; its first ENI without addresses beside the primary one is the trunk.</param>
    /// <param name="waitingPods">Pods that have no address now, 0 or more.</param>
    public NodeHolding Holding(NodePoolState state, int waitingPods = 0)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(Packing.Of(state), waitingPods);
    }

    /// <summary>What a settled node holds of each subnet where these can be short: an ENI that finds no room in one goes on to the next (R33, R36).</summary>
    /// <param name="pods">Pods that want an address of the pool, or of the IPv6 prefix, 0 or more.</param>
    /// <param name="freeAddresses">
    /// Free addresses, 0 or more each: of the node's own subnet beside the primary ENI's address, then of the others that its ENIs may go to, in the order
    /// in which DescribeSubnets lists them: with subnet discovery the valid ones of its zone, under custom networking the ENIConfig's alone.
    /// </param>
    /// <returns>What it holds after a fresh ramp, one pod at a time, with the primary ENI's address; branch ENIs are left out.</returns>
    /// <remarks>
    /// Model limits: a prefix finds room where 16 addresses are free. ipamd picks in no order among ENIs with room and among network cards; here the oldest
    /// is first. So where cards beyond the first have pools (R26), the last room of a short subnet is the first card's here and may be another's in a cluster:
    /// ENIs, the spread over the subnets and waiting pods can differ then, and only without such cards is this equal to the settled simulation. Where
    /// <see cref="NodePlan.Oscillates"/>, an ENI that comes and goes may come back in another subnet.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or not as many subnets as the settings go with.</exception>
    public NodeSpread HoldIn(int pods, IReadOnlyList<long> freeAddresses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        ArgumentNullException.ThrowIfNull(freeAddresses);
        ArgumentOutOfRangeException.ThrowIfNegative(freeAddresses.DefaultIfEmpty(-1).Min(), nameof(freeAddresses));
        if (HasPodSubnets)
            ArgumentOutOfRangeException.ThrowIfNotEqual(freeAddresses.Count, 2, nameof(freeAddresses));
        if (counts.PoolEnis is not { Count: > 0 } pools)
            return SpreadOf(Hold(pods), freeAddresses);
        // Unmanaged ENIs are there before the pool grows.
        long[] left = [Math.Max(0, freeAddresses[0] - counts.UnmanagedEnis), .. freeAddresses.Skip(1)];
        var spread = new SpillOver(new PoolRules(NodeSetup.Of(Type, Settings, MaxPods), Settings), pools, Packing, left).Settle(pods, Packing);
        return counts.UnmanagedEnis == 0 ? spread
            : new NodeSpread([spread.Subnets[0] + new AddressUse { EniPrimaries = counts.UnmanagedEnis }, .. spread.Subnets.Skip(1)], spread.Enis + counts.UnmanagedEnis, spread.WaitingPods);
    }

    // IPv6 and Windows: single ENIs, each where most addresses are free.
    private static NodeSpread SpreadOf(NodeHolding node, IReadOnlyList<long> freeAddresses)
    {
        var uses = new AddressUse[freeAddresses.Count];
        uses[0] = node.Of(EniSubnet.Nodes);
        foreach (var eni in node.EachEni.Where(eni => eni.Subnet != EniSubnet.Nodes))
            uses[Enumerable.Range(0, uses.Length).MaxBy(subnet => freeAddresses[subnet] - uses[subnet].Total)] += eni.Addresses;
        return new NodeSpread(uses, node.EniCount, node.WaitingPods);
    }

    private EniPacking Packing => new(Type.SlotsPerEni, Mode, PoolSubnet, counts.Limits.HasTrunk, !HasPodSubnets && !counts.PrimaryExcluded);

    private EniSubnet PoolSubnet => HasPodSubnets ? EniSubnet.Pods : Settings.SubnetDiscovery ? EniSubnet.Discovered : EniSubnet.Nodes;
}
