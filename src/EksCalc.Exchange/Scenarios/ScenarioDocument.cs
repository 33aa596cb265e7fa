using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Scenarios;

/// <summary>A scenario file's own mapping.</summary>
/// <remarks>
/// In these records a value that is missing or unusable is null; <c>required</c> means that the file must have the key.
/// Their descriptions, ranges and defaults are those of the JSON schema and of docs/scenario.md.
/// </remarks>
[Description("A VPC, its subnets, and an Amazon EKS cluster with its node groups.")]
internal sealed record ScenarioDocument
{
    internal const string CniDescription = "The VPC CNI's environment variables, exactly as on the aws-node DaemonSet.";

    internal const string EniConfigsDescription = "Custom networking's ENIConfigs by name: the subnet that pods get their addresses from. One that is called like a zone is for its nodes; others are named by a node group's eniConfigs or labels.";

    internal const string NodeGroupsDescription = "The node groups.";

    [JsonPropertyName("$schema")]
    [Description("The JSON schema of scenario files, for editors; not used otherwise.")]
    public string? Schema { get; init; }

    [Description("What the scenario is called.")]
    public string? Name { get; init; }

    [Description("What it is about, in a sentence.")]
    public string? About { get; init; }

    [Description("The VPC's address space.")]
    public required VpcDocument? Vpc { get; init; }

    [Description("The subnets that the cluster uses.")]
    [MinLength(1)]
    public required IReadOnlyList<SubnetDocument> Subnets { get; init; } = [];

    [Description("The cluster itself.")]
    public ClusterDocument? Cluster { get; init; }

    [Description(CniDescription)]
    [MaxLength(ScenarioLimits.CniVariables)]
    [CniVariableNames]
    public IReadOnlyDictionary<string, SpelledText> Cni { get; init; } = new Dictionary<string, SpelledText>();

    [Description(EniConfigsDescription)]
    public IReadOnlyDictionary<string, EniConfigDocument> EniConfigs { get; init; } = new Dictionary<string, EniConfigDocument>();

    [Description("Zones that the subnets are to bear the loss of at a time.")]
    [Range(0, ScenarioLimits.ZonesLost)]
    public int ZonesLost { get; init; } = 1;

    [Description(NodeGroupsDescription)]
    public IReadOnlyList<NodeGroupDocument> NodeGroups { get; init; } = [];

    [Description("Several clusters that share the VPC, its subnets and consumers, each with its own CNI variables, ENIConfigs and node groups. Instead of cluster, cni, eniConfigs and nodeGroups.")]
    [MinLength(1)]
    [MaxLength(ScenarioLimits.Clusters)]
    public IReadOnlyList<ClusterOfVpcDocument> Clusters { get; init; } = [];

    [Description("What else takes addresses of the subnets: load balancers, endpoints, NAT gateways, Fargate pods...")]
    public IReadOnlyList<ConsumerDocument> Consumers { get; init; } = [];

    /// <summary>Documents of one cluster each.</summary>
    public IReadOnlyList<ScenarioDocument> ByCluster() => Clusters.Count == 0 ? [this]
        : [.. Clusters.Select(cluster => this with { Clusters = [], Cluster = cluster, Cni = cluster.Cni, EniConfigs = cluster.EniConfigs, NodeGroups = cluster.NodeGroups })];
}
