using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

/// <summary>Makes a document of a scenario: what <see cref="ScenarioReader"/> makes the same scenario of.</summary>
internal static class ScenarioWriter
{
    public static ScenarioDocument Document(ClusterScenario scenario) => new()
    {
        Name = scenario.Name.Length == 0 ? null : scenario.Name,
        About = scenario.About,
        Vpc = new VpcDocument
        {
            Cidrs = [.. scenario.Vpc.Blocks.Select(block => (CidrBlock?)block)],
            Ipv6Cidr = scenario.Vpc.Ipv6Block,
            Peered = scenario.Vpc.IsPeered,
        },
        Subnets = [.. scenario.Subnets.Select(Subnet)],
        Cluster = Cluster(scenario),
        Cni = Spelled(scenario.CniEnvironment),
        EniConfigs = scenario.EniConfigs.ToDictionary(config => config.Key, config => new EniConfigDocument { Subnet = config.Value.Subnet, SecurityGroups = config.Value.SecurityGroups }),
        ZonesLost = scenario.ZonesLost,
        NodeGroups = [.. scenario.NodeGroups.Select(Group)],
        Consumers = [.. scenario.Consumers.Select(Consumer)],
    };

    /// <summary>The document of clusters that share their VPC, subnets and consumers.</summary>
    public static ScenarioDocument Document(IReadOnlyList<ClusterScenario> clusters) => clusters is [var only] ? Document(only) : Document(clusters[0]) with
    {
        Cluster = null,
        Cni = new Dictionary<string, SpelledText>(),
        EniConfigs = new Dictionary<string, EniConfigDocument>(),
        NodeGroups = [],
        Clusters = [.. clusters.Select(scenario => OfVpc(Document(scenario)))],
    };

    private static ClusterOfVpcDocument OfVpc(ScenarioDocument own) => new()
    {
        Name = own.Cluster?.Name,
        IpFamily = own.Cluster?.IpFamily,
        CniVersion = own.Cluster?.CniVersion,
        ServiceCidr = own.Cluster?.ServiceCidr,
        Windows = own.Cluster?.Windows ?? new Dictionary<string, SpelledText>(),
        ControlPlaneSubnets = own.Cluster?.ControlPlaneSubnets ?? [],
        Cni = own.Cni,
        EniConfigs = own.EniConfigs,
        NodeGroups = own.NodeGroups,
    };

    private static ClusterDocument? Cluster(ClusterScenario scenario)
    {
        var cluster = new ClusterDocument
        {
            Name = scenario.ClusterName,
            IpFamily = scenario.Settings.Mode == IpMode.Ipv6 ? IpFamily.Ipv6 : null,
            CniVersion = scenario.CniVersion == CniVersion.Modelled ? null : scenario.CniVersion,
            ServiceCidr = scenario.ServiceBlock,
            Windows = Spelled(scenario.Windows.ToConfigMap()),
            ControlPlaneSubnets = scenario.ControlPlaneSubnets,
        };
        return cluster is { Name: null, ServiceCidr: null, IpFamily: null, CniVersion: null, Windows.Count: 0, ControlPlaneSubnets.Count: 0 } ? null : cluster;
    }

    private static SubnetDocument Subnet(SubnetSetup subnet) => new()
    {
        Name = subnet.Name,
        Zone = new ZoneName(subnet.Zone),
        Cidr = subnet.Block,
        Ipv6Cidr = subnet.Ipv6Block,
        UsedAddresses = new UsedAddressesDocument
        {
            Count = subnet.UsedAddresses,
            Blocks = [.. subnet.UsedBlocks.Select(used => new UsedBlockDocument { Cidr = new AddressOrBlock(used.Block), Owner = used.Owner.Length == 0 ? null : used.Owner })],
        },
        Id = subnet.Id,
        ZoneId = subnet.ZoneId,
        Reservations = [.. subnet.Reservations.Select(reservation => new ReservationDocument { Cidr = reservation.Block, Type = reservation.Kind })],
        Tags = Spelled(subnet.Tags),
    };

    private static NodeGroupDocument Group(NodeGroup group) => new()
    {
        Name = group.Name,
        Kind = group.Kind,
        InstanceTypes = [.. group.InstanceTypes.Select(type => new InstanceTypesDocument
        {
            Type = new InstanceTypeName(type),
            Share = group.InstanceShares.TryGetValue(type, out var share) ? new Weight(share) : null,
        })],
        Count = group.Nodes is { } count && count == NodeCount.Fixed(count.Desired) ? count.Desired : null,
        Nodes = group.Nodes is { } nodes && nodes != NodeCount.Fixed(nodes.Desired) ? new NodesDocument { Min = nodes.Least, Desired = nodes.Desired, Max = nodes.Most } : null,
        Subnets = group.Subnets,
        Zones = [.. group.Zones.Select(zone => (ZoneName?)new ZoneName(zone))],
        ZoneWeights = group.ZoneWeights.ToDictionary(),
        EniConfigs = group.EniConfigs,
        Labels = Spelled(group.Labels),
        PodsPerNode = group.PodsPerNode,
        Pods = group.Pods is { } pods
            ? new PodsDocument { Count = pods.Count, Cpu = new CpuRequest(pods.CpuMillicores), Memory = new MemoryRequest(pods.MemoryMiB) }
            : null,
        DaemonSetPods = group.DaemonSetPods,
        HostNetworkPods = group.HostNetworkPods,
        SecurityGroupPods = group.SecurityGroupPods,
        MaxPods = group.MaxPods,
        MaxPodsExpression = group.MaxPodsExpression,
        ReservedEnis = group.ReservedEnis,
        UnmanagedEnis = group.UnmanagedEnis,
        PodsPerCore = group.PodsPerCore,
        Os = group.OperatingSystem,
        MaxUnavailable = group.MaxUnavailable,
        Update = group is { UpdateStrategy: UpdateStrategy.Default, DisruptionBudget: null }
            ? null : new UpdateDocument { Strategy = group.UpdateStrategy, Budget = group.DisruptionBudget },
        RolloutSurgePercent = group.RolloutSurgePercent,
    };

    private static ConsumerDocument Consumer(Consumer consumer) => new()
    {
        Kind = consumer.Kind,
        Name = consumer.Name.Length == 0 ? null : consumer.Name,
        Subnets = consumer.Subnets,
        Count = consumer.Count,
    };

    private static Dictionary<string, SpelledText> Spelled(IReadOnlyDictionary<string, string> texts) =>
        texts.ToDictionary(pair => pair.Key, pair => new SpelledText(pair.Value));
}
