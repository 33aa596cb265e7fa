using EksCalc.Clusters;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>The smallest subnets that hold a workload at its peak, in one mode.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Options">What is left room for.</param>
/// <param name="Subnets">The nodes' subnets, and with custom networking the pods', in the scenario's order; others stay as they are.</param>
/// <param name="Plan">The plan with these subnets, the workload grown; where no size is large enough, with the largest.</param>
/// <param name="Layout">Blocks for a new VPC and for every subnet in it; null where no size is large enough.</param>
/// <param name="Places">Where <paramref name="Subnets"/> go in the VPC there is, in their order; null where no size is large enough, or AWS lets the VPC have no further block.</param>
/// <remarks>
/// Every size is tried with the plan itself, so what fits here fits there. A subnet that <see cref="SubnetSize"/>'s largest is too small for is doubled:
/// zones get two subnets, then four; the pods' subnets of custom networking cannot be, as a zone has one ENIConfig (R27). CIDR reservations
/// of these subnets are left out, explicit ones counted as used addresses. Prefixes are packed (R07): keep a reservation for them (R06).
/// </remarks>
public sealed record SubnetSizing(ModeOption Mode, SizingOptions Options, IReadOnlyList<SizedSubnet> Subnets, ClusterPlan Plan, VpcLayout? Layout, IReadOnlyList<SubnetPlace>? Places)
{
    private const int MostSubnetsAZone = 8;

    /// <summary>Whether sizes were found for all subnets.</summary>
    public bool Fits => Layout is not null;

    /// <summary>The sizes in one mode.</summary>
    /// <param name="scenario">The workload; the sizes of its nodes' and pods' subnets do not matter.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="options">What to leave room for.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option out of its range.</exception>
    public static SubnetSizing Of(ClusterScenario scenario, ModeOption mode, SizingOptions options, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        options.Check();
        var grown = Growth.Of(ModeComparison.ModeOf(scenario.Settings) == mode ? scenario : ModeComparison.In(scenario, mode), options.GrowthPercent);
        for (var copies = 1; ; copies *= 2)
        {
            var search = new SizeSearch(grown, copies, options, catalog ?? InstanceCatalog.Default);
            if (search.FindSmallest() || copies == MostSubnetsAZone || !search.MoreCopiesHelp)
                return new SubnetSizing(mode, options, search.Subnets, search.Plan, search.Found ? VpcLayout.Of(search.Plan.Scenario) : null, SubnetPlaces.Of(scenario, search.Subnets));
        }
    }

    /// <summary>The sizes in every mode.</summary>
    /// <param name="scenario">The workload.</param>
    /// <param name="options">What to leave room for.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    public static IReadOnlyList<SubnetSizing> InEveryMode(ClusterScenario scenario, SizingOptions options, InstanceCatalog? catalog = null) =>
        [.. Enum.GetValues<ModeOption>().Select(mode => Of(scenario, mode, options, catalog))];
}
