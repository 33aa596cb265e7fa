using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>Nodes that are alike: those of a node group, or what Karpenter makes of one NodePool.</summary>
public sealed record NodeGroup
{
    /// <summary>Its name within the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Who runs its nodes. Default: EKS, as a managed node group.</summary>
    public NodeGroupKind Kind { get; init; }

    /// <summary>Names of the instance types that a node may have; at least one. The plan takes the worst of them.</summary>
    public required IReadOnlyList<string> InstanceTypes { get; init; }

    /// <summary>Nodes; null where they follow from <see cref="Pods"/>.</summary>
    public NodeCount? Nodes { get; init; }

    /// <summary>The subnets of the nodes, by name; empty for every subnet of <see cref="Zones"/> that is neither an ENIConfig's nor tagged for subnet
    /// discovery, the control plane's only in zones without another.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Only subnets of these zones; empty, the default, for all.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>How many of the nodes are in a zone, as a share, by zone: 1 to 100. A zone that is not named has 1; even where empty, the default.</summary>
    public IReadOnlyDictionary<string, int> ZoneWeights { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Names of the ENIConfigs of its nodes, by the node's annotation or label: in each zone the one whose subnet is there. Empty, the default, for the one
    /// that <see cref="Labels"/> name; without these for the one that is called like the zone, and else the one called <c>default</c> (R27).
    /// </summary>
    public IReadOnlyList<string> EniConfigs { get; init; } = [];

    /// <summary>Labels of its nodes; the one that <c>ENI_CONFIG_LABEL_DEF</c> names chooses the ENIConfig.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

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

    /// <summary>kubelet's max pods; null for what the node is usually told (<see cref="Nodes.MaxPods.OfNode"/>).</summary>
    public int? MaxPods { get; init; }

    /// <summary>The nodes' operating system. Default Linux.</summary>
    public NodeOs OperatingSystem { get; init; }

    /// <summary>Nodes that an update may take out at once, 1 or more (R32). Default 1.</summary>
    public int MaxUnavailable { get; init; } = 1;

    /// <summary>
    /// How many more pods a node may have for a while when deployments roll out, in percent of <see cref="PodsPerNode"/>. Default 25, a Deployment's
    /// own default for <c>maxSurge</c> (Kubernetes documentation, "Deployments").
    /// </summary>
    public int RolloutSurgePercent { get; init; } = 25;
}
