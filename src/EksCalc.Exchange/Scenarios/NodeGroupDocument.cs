using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EksCalc.Clusters;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

[Description("Nodes that are alike: a managed node group, or what Karpenter makes of one NodePool.")]
internal sealed record NodeGroupDocument
{
    [Description("Its name within the scenario.")]
    public required string? Name { get; init; }

    [Description("Who runs its nodes, and so tells them max pods, chooses their subnets and replaces them.")]
    public NodeGroupKind Kind { get; init; }

    [Description("Instance types that a node may have, by name, pattern or requirements; the plan takes the worst of them.")]
    [MinLength(1)]
    public required IReadOnlyList<InstanceTypesDocument> InstanceTypes { get; init; } = [];

    [Description("Nodes, where the group does not grow. Instead of nodes.")]
    [Range(0, ScenarioLimits.Nodes)]
    public int? Count { get; init; }

    [Description("Nodes, where the group grows. Instead of count; without both, the nodes follow from pods.")]
    public NodesDocument? Nodes { get; init; }

    [Description("Names of the nodes' subnets. Default: every subnet of the zones that is not kept for pods or for the control plane.")]
    public IReadOnlyList<string?> Subnets { get; init; } = [];

    [Description("Only subnets of these zones. Default: all zones.")]
    public IReadOnlyList<ZoneName?> Zones { get; init; } = [];

    [Description("How many of the nodes are in a zone, as a share, by zone. A zone that is not named has 1; default: even.")]
    [Range(1, ScenarioLimits.ZoneWeight)]
    public IReadOnlyDictionary<string, int> ZoneWeights { get; init; } = new Dictionary<string, int>();

    [Description("Names of the ENIConfigs of its nodes, one a zone. Default: the one that labels name, or that is called like the zone, or default.")]
    public IReadOnlyList<string?> EniConfigs { get; init; } = [];

    [Description("Labels of its nodes; the one that ENI_CONFIG_LABEL_DEF names chooses the ENIConfig.")]
    [MaxLength(ScenarioLimits.Tags)]
    public IReadOnlyDictionary<string, SpelledText> Labels { get; init; } = new Dictionary<string, SpelledText>();

    [Description("The workload's pods on each node, those of daemon sets and on the host network left out. Instead of pods.")]
    [Range(0, ScenarioLimits.PodsPerNode)]
    public int? PodsPerNode { get; init; }

    [Description("The workload's pods in all, which are spread evenly. Instead of podsPerNode.")]
    public PodsDocument? Pods { get; init; }

    [Description("Pods of daemon sets on each node that take an address.")]
    [Range(0, ScenarioLimits.PodsPerNode)]
    public int DaemonSetPods { get; init; }

    [Description("Pods on the host network on each node, which take no address but count against max pods.")]
    [Range(0, ScenarioLimits.PodsPerNode)]
    public int HostNetworkPods { get; init; } = EksCalc.Nodes.MaxPods.HostNetworkPods;

    [Description("How many of the workload's pods on each node have a security group of their own, and so a branch ENI.")]
    [Range(0, ScenarioLimits.PodsPerNode)]
    public int SecurityGroupPods { get; init; }

    [Description("kubelet's max pods; in a managed group it takes a custom AMI. Default: what the group's kind makes of it.")]
    [Range(1, ScenarioLimits.PodsPerNode)]
    public int? MaxPods { get; init; }

    [Description("A CEL expression for max pods over default_enis, ips_per_eni, max_pods, vcpus and memory_mib, as nodeadm and Karpenter take it. Of self-managed groups and Karpenter's.")]
    public MaxPodsExpression? MaxPodsExpression { get; init; }

    [Description("ENIs that Karpenter does not count on: its RESERVED_ENIS.")]
    [Range(0, ScenarioLimits.ReservedEnis)]
    public int ReservedEnis { get; init; }

    [Description("ENIs of each node that ipamd leaves alone, by their tag node.k8s.amazonaws.com/no_manage: each is one of the type's and has one address of the node's subnet.")]
    [Range(0, ScenarioLimits.ReservedEnis)]
    public int UnmanagedEnis { get; init; }

    [Description("kubelet's podsPerCore: pods at most for each vCPU. Of self-managed groups and Karpenter's.")]
    [Range(1, ScenarioLimits.PodsPerNode)]
    public int? PodsPerCore { get; init; }

    [Description("The nodes' operating system.")]
    public NodeOs Os { get; init; }

    [Description("Nodes that an update may take out at once.")]
    [Range(1, ScenarioLimits.Nodes)]
    public int MaxUnavailable { get; init; } = 1;

    [Description("How its nodes are replaced.")]
    public UpdateDocument? Update { get; init; }

    [Description("How many more pods a node may have for a while when deployments roll out, in percent of podsPerNode.")]
    [Range(0, ScenarioLimits.SurgePercent)]
    public int RolloutSurgePercent { get; init; } = 25;
}
