using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

/// <summary>Makes a scenario of a document without problems.</summary>
internal static class ScenarioReader
{
    public static ClusterScenario Scenario(ScenarioDocument document) => new()
    {
        Name = document.Name ?? "",
        About = document.About,
        ClusterName = document.Cluster?.Name,
        ServiceBlock = document.Cluster?.ServiceCidr,
        Vpc = new VpcSetup
        {
            Blocks = Present(document.Vpc!.Cidrs),
            Ipv6Block = document.Vpc.Ipv6Cidr,
            IsPeered = document.Vpc.Peered,
        },
        Subnets = [.. document.Subnets.Select(Subnet)],
        ControlPlaneSubnets = Present(document.Cluster?.ControlPlaneSubnets ?? []),
        CniEnvironment = Environment(document),
        Windows = WindowsSettings.FromConfigMap(Windows(document)),
        CniVersion = document.Cluster?.CniVersion ?? CniVersion.Modelled,
        EniConfigs = document.EniConfigs.ToDictionary(config => config.Key, config => new EniConfig(config.Value.Subnet!) { SecurityGroups = Present(config.Value.SecurityGroups) }),
        ZonesLost = document.ZonesLost,
        NodeGroups = [.. document.NodeGroups.Select(Group)],
        Consumers = [.. document.Consumers.Select(consumer => new Consumer(consumer.Kind!.Value, consumer.Name ?? "", Present(consumer.Subnets), consumer.Count))],
    };

    /// <summary>Whether ipamd runs in IPv6 mode.</summary>
    public static bool IsIpv6(ScenarioDocument document) =>
        Environment(document).TryGetValue(CniVariables.Ipv6, out var value)
        && CniSettings.Of(new Dictionary<string, string> { [CniVariables.Ipv6] = value }).Mode == IpMode.Ipv6;

    /// <summary>The data of the ConfigMap for Windows nodes.</summary>
    public static IReadOnlyDictionary<string, string> Windows(ScenarioDocument document) =>
        (document.Cluster?.Windows ?? new Dictionary<string, SpelledText>()).ToDictionary(key => key.Key, key => key.Value.Text);

    /// <summary>The CNI's variables, with the one that the IP family alone asks for.</summary>
    public static IReadOnlyDictionary<string, string> Environment(ScenarioDocument document)
    {
        var variables = document.Cni.ToDictionary(variable => variable.Key, variable => variable.Value.Text);
        if (document.Cluster?.IpFamily == IpFamily.Ipv6)
            variables.TryAdd(CniVariables.Ipv6, "true");
        return variables;
    }

    private static SubnetSetup Subnet(SubnetDocument subnet) => new()
    {
        Name = subnet.Name!,
        Zone = subnet.Zone!.Value.Name,
        Block = subnet.Cidr!.Value,
        Ipv6Block = subnet.Ipv6Cidr,
        UsedAddresses = subnet.UsedAddresses.Count,
        UsedBlocks = [.. subnet.UsedAddresses.Blocks.Select(used => new UsedBlock(used.Cidr!.Value.Block, used.Owner ?? ""))],
        Id = subnet.Id,
        ZoneId = subnet.ZoneId,
        Reservations = [.. subnet.Reservations.Select(reservation => new CidrReservation(reservation.Cidr!.Value, reservation.Type!.Value))],
        Tags = subnet.Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Text),
    };

    private static NodeGroup Group(NodeGroupDocument group) => new()
    {
        Name = group.Name!,
        Kind = group.Kind,
        InstanceTypes = [.. group.InstanceTypes.SelectMany(item => item.Matches()).Select(type => type.Name).Distinct()],
        InstanceShares = Shares(group.InstanceTypes),
        Nodes = group.Count is { } count ? NodeCount.Fixed(count)
            : group.Nodes is { } nodes ? new NodeCount(nodes.Desired!.Value, nodes.Max!.Value) { Least = nodes.Min } : null,
        Subnets = Present(group.Subnets),
        Zones = [.. group.Zones.Select(zone => zone!.Value.Name)],
        ZoneWeights = group.ZoneWeights,
        EniConfigs = Present(group.EniConfigs),
        Labels = group.Labels.ToDictionary(label => label.Key, label => label.Value.Text),
        PodsPerNode = group.PodsPerNode,
        Pods = group.Pods is { } pods ? new PodDemand(pods.Count!.Value, pods.Cpu.Millicores, pods.Memory.MiB) : null,
        DaemonSetPods = group.DaemonSetPods,
        HostNetworkPods = group.HostNetworkPods,
        SecurityGroupPods = group.SecurityGroupPods,
        MaxPods = group.MaxPods,
        MaxPodsExpression = group.MaxPodsExpression,
        ReservedEnis = group.ReservedEnis,
        UnmanagedEnis = group.UnmanagedEnis,
        PodsPerCore = group.PodsPerCore,
        OperatingSystem = group.Os,
        MaxUnavailable = group.MaxUnavailable,
        UpdateStrategy = group.Update?.Strategy ?? UpdateStrategy.Default,
        DisruptionBudget = group.Update?.Budget,
        RolloutSurgePercent = group.RolloutSurgePercent,
    };

    // Without any share all types are alike; with one, all items are.
    private static Dictionary<string, double> Shares(IReadOnlyList<InstanceTypesDocument> items)
    {
        var shares = new Dictionary<string, double>();
        foreach (var item in items.Any(item => item.Share is not null) ? items : [])
        {
            var types = item.Matches().ToList();
            foreach (var type in types)
                shares[type.Name] = shares.GetValueOrDefault(type.Name) + ((item.Share?.Value ?? 1) / types.Count);
        }

        return shares;
    }

    private static IReadOnlyList<string> Present(IReadOnlyList<string?> texts) => [.. texts.Select(text => text!)];

    private static IReadOnlyList<CidrBlock> Present(IReadOnlyList<CidrBlock?> blocks) => [.. blocks.Select(block => block!.Value)];
}
