using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>The largest numbers a scenario may name: well above what Kubernetes and a VPC hold, far below any overflow.</summary>
internal static class ScenarioLimits
{
    /// <summary>Zones that a plan can bear the loss of at a time.</summary>
    public const int ZonesLost = 2;

    /// <summary>The largest weight of a zone.</summary>
    public const int ZoneWeight = 100;

    /// <summary>An EKS cluster is supported up to 100,000 nodes (aws-eks-best-practices, "Scalability", ultra-scale clusters).</summary>
    public const int Nodes = 100_000;

    public const int Pods = 10_000_000;

    /// <summary>More than a /16 holds.</summary>
    public const int PodsPerNode = 65_536;

    /// <summary>What a /16, the largest subnet, has for others than AWS (R01).</summary>
    public const int Addresses = 65_531;

    /// <summary>Instance types of a group; a NodePool's usual requirements match fewer.</summary>
    public const int InstanceTypes = 200;

    /// <summary>The largest weight of an instance type in a mix.</summary>
    public const int Share = 1_000_000;

    /// <summary>More than any type has on a card.</summary>
    public const int ReservedEnis = 256;

    /// <summary>Ten times as many pods.</summary>
    public const int SurgePercent = 1000;

    /// <summary>Most clusters of one VPC in a file.</summary>
    public const int Clusters = 100;

    /// <summary>What AWS raises the quota to on request (R02; Amazon VPC user guide, "Amazon VPC quotas").</summary>
    public const int VpcBlocks = VpcQuotas.MostIpv4Blocks;

    /// <summary>Tags of a resource (AWS general reference, "Tag naming limits and requirements").</summary>
    public const int Tags = 50;

    /// <summary>Several times as many as the CNI knows.</summary>
    public const int CniVariables = 200;

    /// <summary>Characters of a name; people's names of things are far shorter.</summary>
    public const int NameCharacters = 1000;

    public const int Consumers = 100_000;

    public const int CpuMillicores = 10_000_000;

    /// <summary>64 TiB.</summary>
    public const int MemoryMiB = 64 * 1024 * 1024;
}
