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

    [Description("The VPC CNI's environment variables, exactly as on the aws-node DaemonSet.")]
    [MaxLength(ScenarioLimits.CniVariables)]
    [CniVariableNames]
    public IReadOnlyDictionary<string, SpelledText> Cni { get; init; } = new Dictionary<string, SpelledText>();

    [Description("Custom networking's ENIConfigs by name: the subnet that pods get their addresses from. One that is called like a zone is for its nodes; others are named by a node group's eniConfigs or labels.")]
    public IReadOnlyDictionary<string, EniConfigDocument> EniConfigs { get; init; } = new Dictionary<string, EniConfigDocument>();

    [Description("Zones that the subnets are to bear the loss of at a time.")]
    [Range(0, ScenarioLimits.ZonesLost)]
    public int ZonesLost { get; init; } = 1;

    [Description("The node groups.")]
    public IReadOnlyList<NodeGroupDocument> NodeGroups { get; init; } = [];

    [Description("What else takes addresses of the subnets: load balancers, endpoints, NAT gateways, Fargate pods...")]
    public IReadOnlyList<ConsumerDocument> Consumers { get; init; } = [];
}
