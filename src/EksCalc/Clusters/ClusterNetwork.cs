using EksCalc.Cni;

namespace EksCalc.Clusters;

/// <summary>A scenario's subnets and what each is for. Names are looked up here, once; beyond it subnets are known by their places in the scenario.</summary>
internal sealed class ClusterNetwork
{
    private readonly SubnetRole[] roles;
    private readonly int[][] otherEnis;
    private readonly NodePlacement[] placements;

    /// <summary>The network of a scenario without problems.</summary>
    public ClusterNetwork(ClusterScenario scenario)
    {
        (Scenario, Settings) = (scenario, scenario.Settings);
        var indexOf = scenario.Subnets.Index().ToDictionary(subnet => subnet.Item.Name, subnet => subnet.Index);
        ControlPlane = [.. scenario.ControlPlaneSubnets.Select(name => indexOf[name]).Distinct()];
        Consumers = [.. scenario.Consumers.Select(consumer => consumer.Subnets.Select(name => indexOf[name]).ToArray())];
        var podsOf = scenario.EniConfigs.ToDictionary(config => config.Key, config => indexOf[config.Value]);
        roles = OwnRoles(podsOf.Values);
        placements = [.. scenario.NodeGroups.Select(group => new NodePlacement(scenario.Subnets, SubnetsOf(group, indexOf, podsOf.Values)))];
        foreach (var index in placements.SelectMany(placement => placement.Subnets))
            roles[index] |= SubnetRole.Nodes;
        otherEnis = [.. scenario.Subnets.Select((subnet, index) => SubnetsOfOtherEnis(subnet.Zone, index, podsOf))];
    }

    private ClusterNetwork(ClusterNetwork like, ClusterScenario scenario)
    {
        (Scenario, Settings) = (scenario, like.Settings);
        (ControlPlane, Consumers) = (like.ControlPlane, like.Consumers);
        (roles, otherEnis, placements) = (like.roles, like.otherEnis, like.placements);
    }

    /// <summary>The scenario.</summary>
    public ClusterScenario Scenario { get; }

    /// <summary>Its settings.</summary>
    public CniSettings Settings { get; }

    /// <summary>What each subnet is for.</summary>
    public IReadOnlyList<SubnetRole> Roles => roles;

    /// <summary>The control plane's subnets, each once.</summary>
    public IReadOnlyList<int> ControlPlane { get; }

    /// <summary>The subnets of each consumer.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Consumers { get; }

    /// <summary>Where the nodes of each group go.</summary>
    public IReadOnlyList<NodePlacement> Placements => placements;

    /// <summary>
    /// Where the other ENIs of a subnet's nodes may be: with custom networking in its zone's ENIConfig's subnet (R27); else in its own, and with subnet
    /// discovery in those of its zone that are tagged for it (R28).
    /// </summary>
    public int[] OtherEnisOf(int subnet) => otherEnis[subnet];

    /// <summary>The same network with subnets of other sizes.</summary>
    /// <param name="subnets">The subnets, each in its place; they differ in what is in them alone.</param>
    public ClusterNetwork With(IReadOnlyList<SubnetSetup> subnets) => new(this, Scenario with { Subnets = subnets });

    /// <summary>The same network with more or fewer nodes and pods.</summary>
    /// <param name="groups">The groups, each in its place; they differ in their numbers alone.</param>
    public ClusterNetwork With(IReadOnlyList<NodeGroup> groups) => new(this, Scenario with { NodeGroups = groups });

    private SubnetRole[] OwnRoles(IReadOnlyCollection<int> pods)
    {
        var own = new SubnetRole[Scenario.Subnets.Count];
        foreach (var index in pods)
            own[index] |= Settings.CustomNetworking ? SubnetRole.Pods : SubnetRole.SparePods;
        foreach (var index in ControlPlane)
            own[index] |= SubnetRole.ControlPlane;
        for (var i = 0; i < own.Length && Settings is { SubnetDiscovery: true, CustomNetworking: false } && Settings.Mode != IpMode.Ipv6; i++)
            own[i] |= Scenario.Subnets[i].IsForDiscovery ? SubnetRole.Discovery : SubnetRole.None;
        return own;
    }

    // Those that it names; else, of its zones, those that are neither an ENIConfig's nor tagged for subnet discovery, and in each zone the control
    // plane's only where there is no other.
    private int[] SubnetsOf(NodeGroup group, Dictionary<string, int> indexOf, IReadOnlyCollection<int> pods)
    {
        var subnets = Scenario.Subnets;
        var inZones = Enumerable.Range(0, subnets.Count).Where(index => group.Zones.Count == 0 || group.Zones.Contains(subnets[index].Zone));
        if (group.Subnets.Count > 0)
        {
            var named = group.Subnets.Select(name => indexOf[name]).ToHashSet();
            return [.. inZones.Where(named.Contains)];
        }

        var fit = inZones.Where(index => !pods.Contains(index) && !subnets[index].IsForDiscovery).ToList();
        var zonesWithOthers = fit.Where(index => !ControlPlane.Contains(index)).Select(index => subnets[index].Zone).ToHashSet();
        return [.. fit.Where(index => !zonesWithOthers.Contains(subnets[index].Zone) || !ControlPlane.Contains(index))];
    }

    // A zone without an ENIConfig is a finding; its pods' addresses then count where the nodes are.
    private int[] SubnetsOfOtherEnis(string zone, int own, Dictionary<string, int> podsOf) => Settings.CustomNetworking
        ? [podsOf.GetValueOrDefault(zone, own)]
        : [own, .. Enumerable.Range(0, roles.Length).Where(other => other != own && roles[other].HasFlag(SubnetRole.Discovery) && Scenario.Subnets[other].Zone == zone)];
}
