namespace EksCalc.Clusters;

/// <summary>Subnets that other clusters of a VPC keep for their pods and control planes, by name: nodes do not go there unasked.</summary>
/// <param name="Pods">Those that ENIConfigs name.</param>
/// <param name="ControlPlane">Those that EKS was given for cross-account ENIs.</param>
internal sealed record KeptSubnets(IReadOnlySet<string> Pods, IReadOnlySet<string> ControlPlane)
{
    /// <summary>None.</summary>
    public static KeptSubnets None { get; } = new(new HashSet<string>(), new HashSet<string>());

    /// <summary>What all but one of some clusters keep.</summary>
    /// <param name="clusters">The clusters, whose subnets have the same names.</param>
    /// <param name="but">The one.</param>
    public static KeptSubnets Of(IReadOnlyList<ClusterScenario> clusters, int but)
    {
        var others = clusters.Where((_, index) => index != but).ToList();
        return others.Count == 0 ? None : new(
            others.SelectMany(other => other.EniConfigs.Values.Select(config => config.Subnet)).ToHashSet(),
            others.SelectMany(other => other.ControlPlaneSubnets).ToHashSet());
    }
}
