using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Nodes;

/// <summary>
/// The closed form of ipamd's pool manager: what a node of a type holds under given settings, for any number of pods,
/// after a fresh ramp, one pod at a time. Integer arithmetic only; tens of millions of plans a second.
/// </summary>
/// <remarks>
/// <para>R18 to R22; the behaviour is that of amazon-vpc-cni-k8s v1.23.1, checked against recorded runs of it.</para>
/// <para>
/// How it works. The pool is counted in slots: a slot holds one secondary address or one /28 prefix. Whatever the
/// settings, the pool manager grows the pool until it holds what the targets need for the pods there are:
/// <c>needed(n) = floor((n + lead) / step) x slotsPerStep + base</c>. WARM_ENI_TARGET steps by whole ENIs,
/// WARM_IP_TARGET by single addresses, prefix targets by 16. Growth is never undone in a ramp, starts at what an idle
/// node takes, and ends at the ENIs' capacity or once the node's max pods are covered.
/// </para>
/// <para>
/// Model limits: the pool of the first network card; <see cref="NodeModel"/> adds those that <c>ENABLE_MULTI_NIC</c> gives to further cards (R26).
/// EC2 has room; <see cref="NodeModel.HoldIn"/> says what a node holds where subnets are short.
/// </para>
/// <para>
/// A struct, so that a sweep over settings allocates nothing; it comes from <see cref="Create"/>, and its default value makes no plans.
/// <see cref="NodeModel"/> is the model of any node, whatever its mode.
/// </para>
/// </remarks>
public readonly partial record struct NodeIpam
{
    private readonly int slotsPerEni;
    private readonly int addressesPerSlot;
    private readonly int idleSlots;
    private readonly int mostSlots;
    private readonly int lead;
    private readonly int step;
    private readonly int slotsPerStep;
    private readonly int baseSlots;
    private readonly int churnSlots;
    private readonly bool wholeEnis;
    private readonly int spreadSlots;
    private readonly int otherEnis;
    private readonly int alwaysPoolEnis;
    private readonly bool canOscillate;
    private readonly bool customNetworking;
    private readonly bool primaryExcluded;

    private NodeIpam(in Pool pool)
    {
        slotsPerEni = pool.SlotsPerEni;
        addressesPerSlot = pool.AddressesPerSlot;
        otherEnis = pool.OtherEnis;
        alwaysPoolEnis = pool.PrimaryServesPods ? 1 : 0;
        canOscillate = pool.Targets.CanOscillate;
        customNetworking = pool.CustomNetworking;
        primaryExcluded = pool.PrimaryExcluded;
        (lead, step, slotsPerStep, baseSlots) = pool.Targets.Needed;

        // The manager stops growing at the first check that finds max pods covered. While the node is idle it fills ENI
        // after ENI, so it can stop only when one is full; later it adds what one pod more needs at a time.
        var capacity = pool.PoolEnis * slotsPerEni;
        var enough = DivideUp(pool.MaxPods, addressesPerSlot);
        var enoughFullEnis = DivideUp(enough, slotsPerEni) * (long)slotsPerEni;
        idleSlots = (int)Math.Min(Math.Min(pool.Targets.WhenIdle, enoughFullEnis), capacity);
        wholeEnis = pool.Targets.WholeEnis;
        spreadSlots = pool.Targets.CountsFreePrefixes ? pool.Targets.MostAtOnce - 1 : 0;
        mostSlots = (int)Math.Max(idleSlots, Math.Min(wholeEnis ? enoughFullEnis : enough, capacity));
        churnSlots = (int)Math.Max(mostSlots, Math.Min(wholeEnis ? enoughFullEnis : enough - 1L + pool.Targets.MostAtOnce, capacity));
        CanServePods = pool.PoolEnis > 0;
    }

    /// <summary>Whether any ENI serves pods. If not, every pod waits: ipamd does not start (R23b), or the primary ENI is excluded and no other can be had (R34).</summary>
    public bool CanServePods { get; }

    /// <summary>The most pod addresses the node can come to hold, 0 or more.</summary>
    public int MostAddresses => mostSlots * addressesPerSlot;

    /// <summary>The closed form for a node.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">The CNI's settings. IPv6 has no pool and is not for this model.</param>
    /// <param name="maxPods">kubelet's max pods, 0 or more; null for <see cref="MaxPods.OfNode"/>. It stops growth, not pods.</param>
    /// <param name="primaryExcluded">Whether the node's own subnet is tagged <c>kubernetes.io/role/cni=0</c>, as <see cref="NodeModel.For"/> has it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative <paramref name="maxPods"/> or target, a <c>MAX_ENI</c> below 1, or IPv6.</exception>
    public static NodeIpam Create(InstanceType type, CniSettings settings, int? maxPods = null, bool primaryExcluded = false)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        return Within(EniLimits.Of(type, settings, primaryExcluded: primaryExcluded), type, settings, maxPods ?? MaxPods.OfNode(type, settings), primaryExcluded);
    }

    /// <summary>The closed form for a node whose limits are known.</summary>
    internal static NodeIpam Within(EniLimits limits, InstanceType type, CniSettings settings, int maxPods, bool primaryExcluded) =>
        new(Pool.Of(type, settings, maxPods, limits, primaryExcluded));

    /// <summary>The closed form for the pool of one card beyond the first.</summary>
    internal static NodeIpam OfFurtherCard(EniLimits limits, InstanceType type, CniSettings settings, int maxPods, bool primaryExcluded) =>
        new(Pool.OfFurtherCard(type, settings, maxPods, limits, primaryExcluded));

    /// <summary>What the node holds once settled with that many pods.</summary>
    /// <param name="pods">Pods that want an address of the pool, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pods"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">This is the <c>default</c> value, which is of no node.</exception>
    public NodePlan Settle(int pods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        RequireNode();
        var slots = SlotsFor(pods);
        var poolEnis = Math.Max(DivideUp(slots, slotsPerEni), alwaysPoolEnis);
        var freeSlots = slots - DivideUp(Math.Min(pods, slots * addressesPerSlot), addressesPerSlot);
        var restless = addressesPerSlot > 1 ? freeSlots > 0 : freeSlots >= slotsPerEni && poolEnis > alwaysPoolEnis;
        return Plan(pods, slots, poolEnis, canOscillate && restless);
    }

    private NodePlan Plan(int pods, int slots, int poolEnis, bool oscillates = false)
    {
        var total = slots * addressesPerSlot;
        var assigned = Math.Min(pods, total);
        var prefixMode = addressesPerSlot > 1;
        return new NodePlan
        {
            Pods = pods,
            Enis = poolEnis + otherEnis,
            SecondaryAddresses = prefixMode ? 0 : slots,
            Prefixes = prefixMode ? slots : 0,
            FreePrefixes = prefixMode ? slots - DivideUp(assigned, addressesPerSlot) : 0,
            TotalAddresses = total,
            AssignedAddresses = assigned,
            CustomNetworking = customNetworking,
            EnisElsewhere = primaryExcluded ? poolEnis : 0,
            Oscillates = oscillates,
        };
    }

    private void RequireNode()
    {
        if (step == 0)
            throw new InvalidOperationException($"A default {nameof(NodeIpam)} is of no node; {nameof(Create)} makes one.");
    }

    private static int DivideUp(int value, int by) => value / by + (value % by == 0 ? 0 : 1);

    private int SlotsFor(int pods) => (int)Math.Clamp(Needed(pods), idleSlots, mostSlots);

    private long Needed(int pods) => ((pods + (long)lead) / step * slotsPerStep) + baseSlots;
}
