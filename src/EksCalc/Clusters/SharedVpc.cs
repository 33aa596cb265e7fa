namespace EksCalc.Clusters;

/// <summary>The subnets of one VPC and the clusters in them: one, or several that share what they name by the same block.</summary>
internal sealed class SharedVpc
{
    /// <summary>The VPC of one cluster alone.</summary>
    public SharedVpc(ClusterNetwork network)
        : this([new Tenant("", network, [.. Enumerable.Range(0, network.Scenario.Subnets.Count)])], network.Scenario.Subnets, network.Scenario.Consumers)
    {
    }

    /// <summary>The VPC of several.</summary>
    /// <param name="tenants">The clusters, in the order in which their nodes come.</param>
    /// <param name="subnets">Every subnet that one of them has.</param>
    /// <param name="consumers">What else is in them, each once.</param>
    public SharedVpc(IReadOnlyList<Tenant> tenants, IReadOnlyList<SubnetSetup> subnets, IReadOnlyList<Consumer> consumers)
    {
        (Tenants, Subnets, Consumers) = ([.. tenants], subnets, consumers);
        var indexOf = subnets.Index().ToDictionary(subnet => subnet.Item.Name, subnet => subnet.Index);
        ConsumerSubnets = [.. consumers.Select(consumer => consumer.Subnets.Select(name => indexOf[name]).ToArray())];
        var roles = new SubnetRole[subnets.Count];
        foreach (var tenant in tenants)
        {
            for (var own = 0; own < tenant.Places.Length; own++)
                roles[tenant.Places[own]] |= tenant.Network.Roles[own];
        }

        Roles = roles;
        var inZones = new Dictionary<string, int>();
        PlacesInZones = [.. subnets.Select(subnet => inZones[subnet.Zone] = inZones.GetValueOrDefault(subnet.Zone, -1) + 1)];
        ZonesLost = tenants.Max(tenant => tenant.Network.Scenario.ZonesLost);
    }

    /// <summary>The clusters.</summary>
    public Tenant[] Tenants { get; }

    /// <summary>The subnets.</summary>
    public IReadOnlyList<SubnetSetup> Subnets { get; }

    /// <summary>Which of the subnets of its zone each is, from 0.</summary>
    public int[] PlacesInZones { get; }

    /// <summary>What each subnet is for, to any of the clusters.</summary>
    public SubnetRole[] Roles { get; }

    /// <summary>What else is in the subnets.</summary>
    public IReadOnlyList<Consumer> Consumers { get; }

    /// <summary>The subnets of each consumer.</summary>
    public IReadOnlyList<int[]> ConsumerSubnets { get; }

    /// <summary>Zones to bear the loss of at a time: the most that one of the clusters is to.</summary>
    public int ZonesLost { get; }
}
