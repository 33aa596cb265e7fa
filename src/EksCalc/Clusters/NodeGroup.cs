using System.Collections.ObjectModel;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>Nodes that are alike: those of a node group, or what Karpenter makes of one NodePool.</summary>
public sealed record NodeGroup
{
    private static readonly NodeShare DefaultBudget = new(10, IsPercent: true);

    /// <summary>Its name within the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs its nodes. Default: EKS, as a managed node group.</summary>
    public NodeGroupKind Kind { get; init; }

    /// <summary>Names of the instance types that a node may have; at least one. The plan takes the worst of them.</summary>
    public required IReadOnlyList<string> InstanceTypes { get; init; }

    /// <summary>
    /// How many of the nodes are of a type beside the others, by its name: weights above 0, 1 for those without. They count in <see cref="NodeGroupPlan.Mix"/> and
    /// <see cref="ClusterPlan.Mix"/> alone.
    /// </summary>
    public IReadOnlyDictionary<string, double> InstanceShares { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>Nodes; null where they follow from <see cref="Pods"/>.</summary>
    public NodeCount? Nodes { get; init; }

    /// <summary>The subnets of the nodes, by name; empty for every subnet of <see cref="Zones"/> that is neither an ENIConfig's nor tagged for subnet
    /// discovery, the control plane's only in zones without another.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Only subnets of these zones; empty, the default, for all.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>How many of the nodes are in a zone, as a share, by zone: 1 to 100. A zone that is not named has 1; even where empty, the default.</summary>
    public IReadOnlyDictionary<string, int> ZoneWeights { get; init; } = ReadOnlyDictionary<string, int>.Empty;

    /// <summary>
    /// Names of the ENIConfigs of its nodes, by the node's annotation or label: in each zone the one whose subnet is there. Empty, the default, for the one
    /// that <see cref="Labels"/> name; without these for the one that is called like the zone, and else the one called <c>default</c> (R27).
    /// </summary>
    public IReadOnlyList<string> EniConfigs { get; init; } = [];

    /// <summary>Labels of its nodes; the one that <c>ENI_CONFIG_LABEL_DEF</c> names chooses the ENIConfig.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The workload's pods on each node, those of daemon sets and on the host network left out; null where <see cref="Pods"/> says how many there are in all.</summary>
    public int? PodsPerNode { get; init; }

    /// <summary>The workload's pods in all, which are spread evenly; null where <see cref="PodsPerNode"/> says it.</summary>
    public PodDemand? Pods { get; init; }

    /// <summary>Pods of daemon sets on each node that take an address, 0 or more. Default 0.</summary>
    public int DaemonSetPods { get; init; }

    /// <summary>Pods on the host network on each node, which take no address but count against max pods. Default 2: aws-node and kube-proxy.</summary>
    public int HostNetworkPods { get; init; } = EksCalc.Nodes.MaxPods.HostNetworkPods;

    /// <summary>How many of the workload's pods on each node have a security group of their own, and so a branch ENI (R30). Default 0.</summary>
    public int SecurityGroupPods { get; init; }

    /// <summary>
    /// kubelet's max pods; null for what the group's kind makes of it: EKS what the ENIs serve and 110 or 250 at most, nodeadm and Karpenter the formula of
    /// secondary addresses, whatever the mode (R13, R16). In a managed group it takes a custom AMI.
    /// </summary>
    public int? MaxPods { get; init; }

    /// <summary>An expression that stands for max pods where <see cref="MaxPods"/> is null: of nodeadm (R13) or Karpenter (R16); null where there is none.</summary>
    public MaxPodsExpression? MaxPodsExpression { get; init; }

    /// <summary>ENIs that Karpenter does not count on: its <c>RESERVED_ENIS</c> (R16). Default 0.</summary>
    public int ReservedEnis { get; init; }

    /// <summary>
    /// ENIs of each node that ipamd leaves alone, tagged <c>node.k8s.amazonaws.com/no_manage</c>: each is one of the type's ENIs and has one address of the
    /// node's subnet. Those of EKS Auto Mode have none. Default 0.
    /// </summary>
    public int UnmanagedEnis { get; init; }

    /// <summary>kubelet's <c>podsPerCore</c>, a ceiling for each vCPU; null where there is none.</summary>
    public int? PodsPerCore { get; init; }

    /// <summary>The nodes' operating system. Default Linux.</summary>
    public NodeOs OperatingSystem { get; init; }

    /// <summary>Nodes that an update may take out at once, 1 or more (R32). Default 1.</summary>
    public int MaxUnavailable { get; init; } = 1;

    /// <summary>How nodes are replaced. Default: replacements first.</summary>
    public UpdateStrategy UpdateStrategy { get; init; }

    /// <summary>
    /// Nodes that are replaced at a time: Karpenter's and EKS Auto Mode's disruption budget, null for their default of 10 % (R16); of a self-managed group
    /// its own setting, null for <see cref="MaxUnavailable"/>. A managed group has none.
    /// </summary>
    public NodeShare? DisruptionBudget { get; init; }

    /// <summary>
    /// How many more pods a node may have for a while when deployments roll out, in percent of <see cref="PodsPerNode"/>. Default 25, a Deployment's
    /// own default for <c>maxSurge</c> (Kubernetes documentation, "Deployments").
    /// </summary>
    public int RolloutSurgePercent { get; init; } = 25;

    /// <summary>The same group with a number for max pods, in the place of an expression.</summary>
    internal NodeGroup WithMaxPods(int maxPods) => this with { MaxPods = maxPods, MaxPodsExpression = null };

    /// <summary>Whether it is planned as a mix of its types too: which ones a managed group without shares gets, its Auto Scaling group says.</summary>
    internal bool IsAMix => InstanceTypes.Count > 1 && (IsOfKarpenter || InstanceShares.Count > 0);

    /// <summary>Whether Karpenter, one's own or that of EKS Auto Mode, makes its nodes.</summary>
    internal bool IsOfKarpenter => Kind is NodeGroupKind.Karpenter or NodeGroupKind.AutoMode;

    /// <summary>Whether its nodes are ipamd's of the scenario: Linux, and not of EKS Auto Mode.</summary>
    internal bool HasIpamd => OperatingSystem == NodeOs.Linux && Kind != NodeGroupKind.AutoMode;

    /// <summary>Nodes more than the most that an update brings (R16, R32).</summary>
    /// <param name="most">The group's nodes at most.</param>
    /// <param name="zones">The zones that they are in.</param>
    internal int SurgeNodes(int most, int zones) => UpdateStrategy switch
    {
        UpdateStrategy.BlueGreen => most,
        UpdateStrategy.Minimal => 0,
        _ => Kind switch
        {
            NodeGroupKind.Managed => Math.Max(2 * zones, MaxUnavailable),
            NodeGroupKind.SelfManaged => Math.Min(most, DisruptionBudget?.Of(most) ?? MaxUnavailable),
            _ => Math.Min(most, (DisruptionBudget ?? DefaultBudget).Of(most)),
        },
    };

    /// <summary>Who tells its kubelets max pods, and with what.</summary>
    internal KubeletSetup Kubelet(ClusterScenario scenario) => new(Kind, OperatingSystem)
    {
        MaxPods = MaxPods,
        Expression = MaxPodsExpression,
        ReservedEnis = ReservedEnis,
        UnmanagedEnis = UnmanagedEnis,
        PodsPerCore = PodsPerCore,
        HostNetworkPods = HostNetworkPods,
        Version = scenario.CniVersion,
        Windows = scenario.Windows,
    };
}
