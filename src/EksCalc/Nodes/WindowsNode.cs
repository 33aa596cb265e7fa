using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>
/// What a Windows node holds once settled, for any number of pods. The VPC resource controller, not ipamd, gives its pods
/// addresses, and only of the primary ENI.
/// </summary>
/// <remarks>
/// <para>R17; aws/amazon-vpc-resource-controller-k8s pkg/pool/pool.go and docs/windows at b8d42511.</para>
/// <para>Model limits: the settled state after a fresh ramp; no cooldown, no EC2 errors. Custom networking, security groups for pods and IPv6 do not go with Windows.</para>
/// <para>A struct, so that a sweep allocates nothing; it comes from <see cref="Create"/>, its default value makes no plans.</para>
/// </remarks>
public readonly record struct WindowsNode
{
    private readonly int slots;
    private readonly int addressesPerSlot;
    private readonly int warm;
    private readonly int minimum;
    private readonly int warmPrefixes;

    private WindowsNode(InstanceType type, WindowsSettings settings)
    {
        slots = type.SlotsPerEni;
        var prefixes = settings.PrefixDelegation && type.SupportsPrefixDelegation;
        addressesPerSlot = prefixes ? Ipv4Prefix.Addresses : 1;
        (warm, minimum, warmPrefixes) = settings.TargetsWith(prefixes);
    }

    /// <summary>The most pod addresses the node can come to hold: 1 or more.</summary>
    public int MostAddresses => slots * addressesPerSlot;

    /// <summary>The model of a node.</summary>
    /// <param name="type">The instance type. Prefixes fall back to secondary addresses where it does not support them.</param>
    /// <param name="settings">The controller's settings; null for its defaults.</param>
    public static WindowsNode Create(InstanceType type, WindowsSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new WindowsNode(type, settings ?? new WindowsSettings());
    }

    /// <summary>What the node holds once settled with that many pods.</summary>
    /// <param name="pods">Pods that want an address, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pods"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">This is the <c>default</c> value, which is of no node.</exception>
    public NodePlan Settle(int pods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        if (addressesPerSlot == 0)
            throw new InvalidOperationException($"A default {nameof(WindowsNode)} is of no node; {nameof(Create)} makes one.");
        var assigned = Math.Min(pods, MostAddresses);
        var usedSlots = DivideUp(assigned, addressesPerSlot);
        var wanted = warmPrefixes > 0
            ? usedSlots + (long)warmPrefixes
            : Math.Max(DivideUp(assigned + (long)warm, addressesPerSlot), DivideUp(minimum, addressesPerSlot));
        var attached = (int)Math.Min(wanted, slots);
        var prefixes = addressesPerSlot > 1;
        return new NodePlan
        {
            Pods = pods,
            Enis = 1,
            SecondaryAddresses = prefixes ? 0 : attached,
            Prefixes = prefixes ? attached : 0,
            FreePrefixes = prefixes ? attached - usedSlots : 0,
            TotalAddresses = attached * addressesPerSlot,
            AssignedAddresses = assigned,
        };
    }

    private static int DivideUp(int value, int by) => (int)DivideUp((long)value, by);

    private static long DivideUp(long value, int by) => value / by + (value % by == 0 ? 0 : 1);
}
