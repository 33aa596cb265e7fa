using System.Collections.Immutable;

namespace EksCalc.Instances;

/// <summary>
/// One EC2 instance type with the limits that decide how many addresses a node can hold. All counts are EC2's or
/// those of the VPC CNI's tables; <c>data/PROVENANCE.md</c> names the source of every column.
/// </summary>
public sealed record InstanceType
{
    /// <summary>EC2's name, e.g. <c>m5.large</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The part before the dot, e.g. <c>m5</c>.</summary>
    public required string Family { get; init; }

    /// <summary>The part after the dot, e.g. <c>large</c>.</summary>
    public required string Size { get; init; }

    /// <summary><c>x86_64</c>, <c>arm64</c>, <c>x86_64_mac</c> or <c>arm64_mac</c>; null where no source gives it.</summary>
    public string? Architecture { get; init; }

    /// <summary>Default number of vCPUs, 1 or more; null where no source gives it.</summary>
    public int? VCpus { get; init; }

    /// <summary>Memory in MiB; null where no source gives it.</summary>
    public long? MemoryMiB { get; init; }

    /// <summary>The hypervisor as EC2 names it; bare metal has none.</summary>
    public Hypervisor Hypervisor { get; init; }

    /// <summary>Whether it is a bare-metal type.</summary>
    public bool IsBareMetal { get; init; }

    /// <summary>ENIs on the default network card, primary included, 1 or more: the limit ipamd works with.</summary>
    public required int MaxEnis { get; init; }

    /// <summary>IPv4 addresses of one ENI, its primary address included, 2 or more.</summary>
    public required int Ipv4PerEni { get; init; }

    /// <summary>ENIs each network card can hold, by card index. The sum is EC2's total for the type.</summary>
    public required ImmutableArray<int> MaxEnisPerCard { get; init; }

    /// <summary>
    /// ENIs that each card can hold by EC2's own table, where that differs from <see cref="MaxEnisPerCard"/>, which ipamd goes by;
    /// empty, the default, where both say the same.
    /// </summary>
    public ImmutableArray<int> Ec2MaxEnisPerCard { get; init; } = [];

    /// <summary>Index of the card the primary ENI is on.</summary>
    public int DefaultNetworkCard { get; init; }

    /// <summary>
    /// Whether ipamd assigns /28 prefixes on it: Nitro or bare metal (R15; amazon-vpc-cni-k8s pkg/awsutils/awsutils.go).
    /// </summary>
    public bool SupportsPrefixDelegation { get; init; }

    /// <summary>Whether a trunk ENI can be attached (security groups for pods); null where no source has an entry.</summary>
    public bool? SupportsTrunking { get; init; }

    /// <summary>Branch ENIs (security groups for pods), 0 where trunking is not supported; null where no source has an entry.</summary>
    public int? BranchEnis { get; init; }

    /// <summary>Pods in the CNI's <c>eni-max-pods.txt</c>; null where the type is not in that file.</summary>
    public int? MaxPodsInCniFile { get; init; }

    /// <summary>Secondary addresses, or prefixes, that one ENI can hold: its addresses less the primary one.</summary>
    public int SlotsPerEni => Ipv4PerEni - 1;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
