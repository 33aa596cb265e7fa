namespace EksCalc.Clusters;

/// <summary>An ENIConfig of custom networking: where the pods of the nodes that take it get their addresses (R27).</summary>
/// <param name="Subnet">The name of its subnet.</param>
public sealed record EniConfig(string Subnet)
{
    /// <summary>The name of the ENIConfig of a node that names none (amazon-vpc-cni-k8s v1.23.1 pkg/eniconfig/eniconfig.go).</summary>
    public const string DefaultName = "default";

    /// <summary>The node label that names a node's ENIConfig where <c>ENI_CONFIG_LABEL_DEF</c> is not set.</summary>
    public const string DefaultLabel = "k8s.amazonaws.com/eniConfig";

    /// <summary>Ids of the security groups of its ENIs; empty, the default, for those of the node's primary ENI. They take no addresses.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
}
