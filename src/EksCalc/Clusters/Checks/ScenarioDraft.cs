using System.Collections.ObjectModel;
using System.Net;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>What the checks look at of a scenario. It may come from a file in which some values cannot be read: these are null.</summary>
internal sealed record ScenarioDraft
{
    public required IReadOnlyList<CidrBlock?> VpcBlocks { get; init; }

    public IPNetwork? VpcIpv6Block { get; init; }

    /// <summary>There is a VPC, and it has no IPv6 block, readable or not.</summary>
    public bool IsVpcIpv6BlockMissing { get; init; }

    public required IReadOnlyList<SubnetDraft> Subnets { get; init; }

    public bool IsIpv6 { get; init; }

    /// <summary>The cluster's name, and what the CNI's variables say it is.</summary>
    public (string? Own, string? Cni) ClusterName { get; init; }

    public IReadOnlyList<string?> ControlPlaneSubnets { get; init; } = [];

    /// <summary>The data of the ConfigMap for Windows nodes.</summary>
    public IReadOnlyDictionary<string, string> Windows { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The subnet of each ENIConfig, by the ENIConfig's name.</summary>
    public IReadOnlyDictionary<string, string?> EniConfigs { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    public IReadOnlyList<NodeGroupDraft> NodeGroups { get; init; } = [];

    /// <summary>The subnets of each consumer.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Consumers { get; init; } = [];

    public static ScenarioDraft Of(ClusterScenario scenario) => new()
    {
        VpcBlocks = [.. scenario.Vpc.Blocks],
        VpcIpv6Block = scenario.Vpc.Ipv6Block,
        IsVpcIpv6BlockMissing = scenario.Vpc.Ipv6Block is null,
        Subnets = [.. scenario.Subnets.Select(SubnetDraft.Of)],
        IsIpv6 = scenario.Settings.Mode == Cni.IpMode.Ipv6,
        ClusterName = (scenario.ClusterName, scenario.Settings.ClusterName),
        ControlPlaneSubnets = scenario.ControlPlaneSubnets,
        Windows = scenario.Windows.ToConfigMap(),
        EniConfigs = scenario.EniConfigs.ToDictionary(config => config.Key, config => (string?)config.Value.Subnet),
        NodeGroups = [.. scenario.NodeGroups.Select(NodeGroupDraft.Of)],
        Consumers = [.. scenario.Consumers.Select(consumer => consumer.Subnets)],
    };
}
