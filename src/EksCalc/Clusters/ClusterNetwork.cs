using EksCalc.Cni;
using EksCalc.Nodes;

namespace EksCalc.Clusters;

/// <summary>A scenario's subnets and what each is for. Names are looked up here, once; beyond it subnets are known by their places in the scenario.</summary>
internal sealed class ClusterNetwork
{
    private readonly SubnetRole[] roles;
    private readonly int[][][] otherEnis;
    private readonly NodePlacement[] placements;

    /// <summary>The network of a scenario without problems.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="others">What other clusters keep of its subnets; null where there are no others.</param>
    public ClusterNetwork(ClusterScenario scenario, KeptSubnets? others = null)
    {
        (Scenario, Settings) = (scenario, scenario.Settings);
        var indexOf = scenario.Subnets.Index().ToDictionary(subnet => subnet.Item.Name, subnet => subnet.Index);
        ControlPlane = [.. scenario.ControlPlaneSubnets.Select(name => indexOf[name]).Distinct()];
        Consumers = [.. scenario.Consumers.Select(consumer => consumer.Subnets.Select(name => indexOf[name]).ToArray())];
        Discovery = new SubnetDiscovery(scenario, Settings);
        var configs = new EniConfigChoice(scenario, indexOf);
        roles = OwnRoles(configs.Subnets);
        // Groups that name neither subnets nor zones share theirs.
        SubnetsByZone? usual = null;
        placements = [.. scenario.NodeGroups.Select(group => new NodePlacement(group is { Subnets.Count: 0, Zones.Count: 0 } ? usual ??= SubnetsFor(group) : SubnetsFor(group), group))];
        foreach (var index in placements.SelectMany(placement => placement.Subnets))
            roles[index] |= SubnetRole.Nodes;
        EniConfigs = configs;
        otherEnis = OtherEnis();

        SubnetsByZone SubnetsFor(NodeGroup group) => new(scenario.Subnets, SubnetsOf(group, indexOf, configs.Subnets, others ?? KeptSubnets.None));
    }

    private ClusterNetwork(ClusterNetwork like, ClusterScenario scenario)
    {
        (Scenario, Settings) = (scenario, like.Settings);
        (ControlPlane, Consumers, Discovery, EniConfigs) = (like.ControlPlane, like.Consumers, like.Discovery, like.EniConfigs);
        (roles, otherEnis, placements) = (like.roles, like.otherEnis, like.placements);
    }

    /// <summary>The scenario.</summary>
    public ClusterScenario Scenario { get; }

    /// <summary>Its settings.</summary>
    public CniSettings Settings { get; }

    /// <summary>What each subnet is for.</summary>
    public SubnetRole[] Roles => roles;

    /// <summary>The control plane's subnets, each once.</summary>
    public IReadOnlyList<int> ControlPlane { get; }

    /// <summary>The subnets of each consumer.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Consumers { get; }

    /// <summary>Where the nodes of each group go.</summary>
    public NodePlacement[] Placements => placements;

    /// <summary>What tags of subnets do.</summary>
    public SubnetDiscovery Discovery { get; }

    /// <summary>Which ENIConfig nodes take.</summary>
    public EniConfigChoice EniConfigs { get; }

    /// <summary>
    /// Where the other ENIs of a group's nodes may be: with custom networking in their ENIConfig's subnet (R27); else in their own, and with subnet
    /// discovery in those of its zone that are tagged for it (R28). Empty where there is none for them.
    /// </summary>
    /// <param name="group">The group, by its place in the scenario.</param>
    /// <param name="subnet">The nodes' own subnet.</param>
    public int[] OtherEnisOf(int group, int subnet) => otherEnis[group][subnet];

    /// <summary>
    /// Whether ipamd finds no subnet for an ENI of pods on nodes of a subnet: no ENIConfig is theirs (R27), or tags take the subnet out and no other is open (R34).
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="subnet">The nodes' own subnet.</param>
    public bool HasNoEniForPods(NodeGroup group, int subnet)
    {
        if (group.OperatingSystem != NodeOs.Linux || group.Kind == NodeGroupKind.AutoMode || Settings.Mode == IpMode.Ipv6)
            return false;
        return Settings.CustomNetworking
            ? EniConfigs.SubnetOf(group, Scenario.Subnets[subnet].Zone) is null
            : Settings.SubnetDiscovery && Discovery.ExcludesPrimaryEniIn(subnet) && Discovery.SubnetsOf(subnet) is [var only] && only == subnet;
    }

    /// <summary>How many nodes are in such subnets, spread evenly over those of a zone.</summary>
    /// <param name="group">The group.</param>
    /// <param name="placement">Where its nodes go.</param>
    /// <param name="nodes">Nodes, 0 or more.</param>
    public long NodesWithoutEniForPods(NodeGroup group, NodePlacement placement, int nodes)
    {
        if (!placement.Subnets.Any(subnet => HasNoEniForPods(group, subnet)))
            return 0;
        var (inZones, without) = (placement.Spread(nodes), 0L);
        for (var zone = 0; zone < inZones.Length; zone++)
        {
            var own = placement.SubnetsOf[zone];
            without += Enumerable.Range(0, own.Length).Where(i => HasNoEniForPods(group, own[i])).Sum(i => (long)NodePlacement.Share(inZones[zone], own.Length, i));
        }

        return without;
    }

    /// <summary>The same network with subnets of other sizes.</summary>
    /// <param name="subnets">The subnets, each in its place; they differ in what is in them alone.</param>
    public ClusterNetwork With(IReadOnlyList<SubnetSetup> subnets) => new(this, Scenario with { Subnets = subnets });

    /// <summary>The same network with more or fewer nodes and pods.</summary>
    /// <param name="groups">The groups, each in its place; they differ in their numbers alone.</param>
    public ClusterNetwork With(IReadOnlyList<NodeGroup> groups) => new(this, Scenario with { NodeGroups = groups });

    private int[][][] OtherEnis()
    {
        var found = Settings.CustomNetworking ? [] : Enumerable.Range(0, roles.Length).Select(Discovery.SubnetsOf).ToArray();
        // Without ENIConfigs a group's ENIs differ from another's only where tags take its nodes' subnets out.
        var areAlike = !Settings.CustomNetworking && !Enumerable.Range(0, roles.Length).Any(Discovery.ExcludesPrimaryEniIn);
        return [.. Scenario.NodeGroups.Select(group => areAlike ? found : Enumerable.Range(0, roles.Length).Select(own => Of(group, own)).ToArray())];

        // Nodes that know no ENIConfigs have all their ENIs where they are.
        int[] Of(NodeGroup group, int own) => HasNoEniForPods(group, own) ? []
            : Settings.CustomNetworking ? [EniConfigs.SubnetOf(group, Scenario.Subnets[own].Zone) ?? own] : found[own];
    }

    private SubnetRole[] OwnRoles(IReadOnlySet<int> pods)
    {
        var own = new SubnetRole[Scenario.Subnets.Count];
        foreach (var index in pods)
            own[index] |= Settings.CustomNetworking ? SubnetRole.Pods : SubnetRole.SparePods;
        foreach (var index in ControlPlane)
            own[index] |= SubnetRole.ControlPlane;
        for (var i = 0; i < own.Length; i++)
            own[i] |= Discovery.IsOpenToOthers(i) ? SubnetRole.Discovery : SubnetRole.None;
        return own;
    }

    // Those that it names; else, of its zones, those that are neither an ENIConfig's nor tagged for subnet discovery, and in each zone a control
    // plane's only where there is no other.
    private int[] SubnetsOf(NodeGroup group, Dictionary<string, int> indexOf, IReadOnlySet<int> pods, KeptSubnets others)
    {
        var subnets = Scenario.Subnets;
        var inZones = Enumerable.Range(0, subnets.Count).Where(index => group.Zones.Count == 0 || group.Zones.Contains(subnets[index].Zone));
        if (group.Subnets.Count > 0)
        {
            var named = group.Subnets.Select(name => indexOf[name]).ToHashSet();
            return [.. inZones.Where(named.Contains)];
        }

        var fit = inZones.Where(index => !pods.Contains(index) && !others.Pods.Contains(subnets[index].Name) && !subnets[index].IsForDiscovery).ToList();
        var zonesWithOthers = fit.Where(index => !IsControlPlanes(index)).Select(index => subnets[index].Zone).ToHashSet();
        return [.. fit.Where(index => !zonesWithOthers.Contains(subnets[index].Zone) || !IsControlPlanes(index))];

        bool IsControlPlanes(int index) => ControlPlane.Contains(index) || others.ControlPlane.Contains(subnets[index].Name);
    }
}
