using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Advice.Remedies;

/// <summary>Subnets that a remedy adds, and the blocks of the VPC that they take.</summary>
/// <param name="Subnets">The subnets, in the order in which they were wanted.</param>
/// <param name="VpcBlocks">Blocks to associate with the VPC first, each once; none where it has room.</param>
internal sealed record AddedSubnets(IReadOnlyList<SubnetSetup> Subnets, IReadOnlyList<CidrBlock> VpcBlocks)
{
    /// <summary>Finds places for subnets of some sizes; null where there are none.</summary>
    /// <param name="scenario">The VPC and the subnets there are.</param>
    /// <param name="wanted">The subnets with their sizes.</param>
    public static AddedSubnets? Place(ClusterScenario scenario, IReadOnlyList<SizedSubnet> wanted) => SubnetPlaces.Of(scenario, wanted) is { } places
        ? new(
            [.. places.Select(place => new SubnetSetup { Name = place.Name, Zone = place.Zone, Block = place.Block, Origin = SubnetOrigin.Copied })],
            [.. places.Select(place => place.NewVpcBlock).OfType<CidrBlock>().Distinct()])
        : null;

    /// <summary>A scenario with the subnets and blocks, and whoever names them.</summary>
    /// <param name="scenario">The scenario before.</param>
    /// <param name="name">Names them where they are to be used.</param>
    public ClusterScenario To(ClusterScenario scenario, Func<ClusterScenario, ClusterScenario> name)
    {
        var changed = name(scenario with
        {
            Vpc = scenario.Vpc with { Blocks = [.. scenario.Vpc.Blocks, .. VpcBlocks.Except(scenario.Vpc.Blocks)] },
            Subnets = [.. scenario.Subnets, .. Subnets],
        });
        return changed.Settings.Mode == IpMode.Ipv6 ? AssumedSubnets.WithIpv6Blocks(changed) : changed;
    }
}
