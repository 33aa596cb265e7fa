using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Instances;

namespace EksCalc.Nodes.Ipamd;

/// <summary>A node and the EC2 around it, as ipamd finds them when it starts.</summary>
public sealed partial record NodeSetup
{
    /// <summary>The most ENIs a node of this model can have; the largest instance types have 24.</summary>
    public const int MostEnis = 64;

    /// <summary>The most slots an ENI of this model can have; the largest instance types have 63.</summary>
    public const int MostSlotsPerEni = 64;

    /// <summary>The most network cards a node of this model can have; the largest instance types have 32.</summary>
    public const int MostNetworkCards = 64;

    /// <summary>The instance type's name, for a person.</summary>
    public string InstanceType { get; init; } = "";

    /// <summary>ENIs each network card can have, primary included: 1 to <see cref="MostEnis"/>.</summary>
    public required int MaxEnis { get; init; }

    /// <summary>Secondary addresses or prefixes one ENI can hold: 1 to <see cref="MostSlotsPerEni"/>.</summary>
    public required int SlotsPerEni { get; init; }

    /// <summary>Network cards, 1 to <see cref="MostNetworkCards"/>; those beyond the first count only with <c>ENABLE_MULTI_NIC</c>. Default 1.</summary>
    public int NetworkCards { get; init; } = 1;

    /// <summary>The node's pod capacity as ipamd sees it, 0 or more.</summary>
    public required int MaxPods { get; init; }

    /// <summary>Whether ipamd takes the instance type for one that can have a trunk ENI, and so keeps a place for it. Default false.</summary>
    public bool SupportsTrunking { get; init; }

    /// <summary>Whether ipamd assigns prefixes on this instance type; if not it falls back to secondary addresses (R15). Default true.</summary>
    public bool SupportsPrefixDelegation { get; init; } = true;

    /// <summary>ipamd's settings when it first starts.</summary>
    public required CniSettings Settings { get; init; }

    /// <summary>
    /// Free addresses in the subnet when ipamd starts, the primary ENI's own address already taken; null, the
    /// default, for as many as are asked for. All ENIs are in this one subnet, and nobody else uses it. Where
    /// <see cref="Subnets"/> are named this does not count.
    /// </summary>
    public long? SubnetFreeAddresses { get; init; }

    /// <summary>
    /// All subnets of the VPC in the node's Availability Zone, in the order in which DescribeSubnets lists them; none, the default, for
    /// one subnet without tags.
    /// </summary>
    public IReadOnlyList<NodeSubnet> Subnets { get; init; } = [];

    /// <summary>With custom networking, the subnet in the node's ENIConfig: one of <see cref="Subnets"/>; null, the default, for the node's own.</summary>
    public string? EniConfigSubnet { get; init; }

    /// <summary>Calls that EC2 refuses; the first entry that applies counts. Default none.</summary>
    public IReadOnlyList<Ec2Refusal> Refusals { get; init; } = [];

    /// <summary>How long AttachNetworkInterface takes. Default 0.</summary>
    public TimeSpan AttachLatency { get; init; }

    /// <summary>How long AssignPrivateIpAddresses takes. Default 0.</summary>
    public TimeSpan AssignLatency { get; init; }

    /// <summary>
    /// From when on the trunk ENI is attached, once ipamd has asked for it and there is a place and an address for
    /// it; looked at every second. Never, the default, if null.
    /// </summary>
    public TimeSpan? TrunkAttachedAt { get; init; }

    /// <summary>Whether the trunk ENI can be attached while ipamd initialises. Default false.</summary>
    public bool TrunkAttachedDuringStart { get; init; }

    /// <summary>Whether the node is cordoned when ipamd first starts. Default false.</summary>
    public bool CordonedAtStart { get; init; }

    /// <summary>When a new ipamd begins after one that could not initialise; null, the default, for never.</summary>
    public TimeSpan? RestartAfterInitError { get; init; }

    /// <summary>
    /// A node of an instance type, with unlimited addresses and instant calls; with security groups for pods the trunk
    /// ENI comes at once where the type is known to have one (R30).
    /// </summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">ipamd's settings.</param>
    /// <param name="maxPods">kubelet's max pods; null for <see cref="Nodes.MaxPods.OfNode"/>.</param>
    public static NodeSetup Of(InstanceType type, CniSettings settings, int? maxPods = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        return new NodeSetup
        {
            InstanceType = type.Name,
            MaxEnis = type.MaxEnis,
            SlotsPerEni = type.SlotsPerEni,
            NetworkCards = type.MaxEnisPerCard.Length,
            MaxPods = maxPods ?? Nodes.MaxPods.OfNode(type, settings),
            SupportsTrunking = type.SupportsTrunking != false,
            TrunkAttachedAt = settings.PodEni && type.SupportsTrunking == true ? TimeSpan.Zero : null,
            SupportsPrefixDelegation = type.SupportsPrefixDelegation,
            Settings = settings,
        };
    }
}
