using EksCalc.Cni;

namespace EksCalc.Clusters;

/// <summary>What tags of a scenario's subnets do to the ENIs of its nodes (R28, R33, R34).</summary>
internal sealed class SubnetDiscovery
{
    private readonly ClusterScenario scenario;
    private readonly CniSettings settings;
    private readonly string? clusterName;
    private readonly bool[] excludesPrimaryEni;

    public SubnetDiscovery(ClusterScenario scenario, CniSettings settings)
    {
        (this.scenario, this.settings) = (scenario, settings);
        clusterName = settings.ClusterName ?? scenario.ClusterName;
        IsInEffect = settings is { SubnetDiscovery: true, CustomNetworking: false } && scenario.CniVersion >= CniVersion.FirstWithSubnetDiscovery;
        excludesPrimaryEni = [.. scenario.Subnets.Select(subnet => SeesTagValues && SubnetTagRules.IsExcluded(subnet.Tags, clusterName))];
    }

    /// <summary>Whether ENIs may be elsewhere than in the node's subnet.</summary>
    public bool IsInEffect { get; }

    private bool SeesTagValues => scenario.CniVersion >= CniVersion.FirstWithSubnetTagValues;

    /// <summary>Whether nodes of other subnets in its zone may have ENIs in a subnet.</summary>
    public bool IsOpenToOthers(int subnet) => IsInEffect && TakesEnis(subnet, isOwn: false);

    /// <summary>Where the other ENIs of a subnet's nodes may be, its own subnet first; never empty: without any they stay where the node is.</summary>
    public int[] SubnetsOf(int own)
    {
        if (!IsInEffect)
            return [own];
        var zone = scenario.Subnets[own].Zone;
        int[] others = [.. Enumerable.Range(0, scenario.Subnets.Count).Where(other => other != own && scenario.Subnets[other].Zone == zone && IsOpenToOthers(other))];
        return TakesEnis(own, isOwn: true) || others.Length == 0 ? [own, .. others] : others;
    }

    /// <summary>Whether a subnet's tags take the primary ENIs of its nodes out (R34).</summary>
    public bool ExcludesPrimaryEniIn(int subnet) => excludesPrimaryEni[subnet];

    /// <summary>Whether an ENIConfig's subnet is one from which pods get nothing, so that ipamd never starts.</summary>
    public bool ExcludesPodSubnet(int subnet) =>
        settings is { CustomNetworking: true, SubnetDiscovery: true } && excludesPrimaryEni[subnet];

    private bool TakesEnis(int subnet, bool isOwn) => SubnetTagRules.TakesEnis(scenario.Subnets[subnet].Tags, isOwn, clusterName, scenario.CniVersion);
}
