using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>The smallest subnets that hold a workload at its peak, in one mode.</summary>
/// <remarks>
/// Every size is tried with the plan itself, so what fits here fits there. A subnet that <see cref="SubnetSize"/>'s largest is too small for is doubled:
/// zones get two subnets, then four; the pods' subnets of custom networking cannot be, as a zone has one ENIConfig (R27). CIDR reservations
/// of these subnets are left out, explicit ones counted as used addresses. Prefixes are packed (R07): keep a reservation for them (R06).
/// </remarks>
public sealed class SubnetSizing
{
    private const int MostSubnetsAZone = 8;

    private SubnetSizing(ClusterScenario scenario, ModeOption mode, SizeSearch search)
    {
        (Mode, Plan) = (mode, search.Plan);
        Layout = search.Found ? VpcLayout.Of(Plan) : null;
        Subnets = [.. search.Subnets.Select(found => Sized(Plan.Subnets[found.Index], found.PeakAddresses, Layout?.Subnets[found.Index]))];
        Places = SubnetPlaces.Of(scenario, Subnets);
    }

    /// <summary>The mode.</summary>
    public ModeOption Mode { get; }

    /// <summary>The nodes' subnets, and with custom networking the pods', in the scenario's order; others stay as they are.</summary>
    public IReadOnlyList<SizedSubnet> Subnets { get; }

    /// <summary>The plan with these subnets, the workload grown; where no size is large enough, with the largest.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>Blocks for a new VPC and for every subnet in it; null where no size is large enough.</summary>
    public VpcLayout? Layout { get; }

    /// <summary>Where <see cref="Subnets"/> go in the VPC there is, in their order; null where no size is large enough, or AWS lets the VPC have no further block.</summary>
    public IReadOnlyList<SubnetPlace>? Places { get; }

    /// <summary>Whether sizes were found for all subnets.</summary>
    public bool Fits => Layout is not null;

    /// <summary>The sizes in one mode.</summary>
    /// <param name="scenario">The workload; the sizes of its nodes' and pods' subnets do not matter.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="options">What to leave room for.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option out of its range.</exception>
    /// <exception cref="InvalidInputException">The scenario has problems.</exception>
    public static SubnetSizing Of(ClusterScenario scenario, ModeOption mode, SizingOptions options, InstanceCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var limits = catalog ?? InstanceCatalog.Default;
        scenario.ThrowIfProblems(limits);
        return Of(scenario, ModeComparison.ModeOf(scenario.Settings) == mode ? scenario : ModeComparison.In(scenario, mode), options, limits);
    }

    /// <summary>The sizes for a scenario that was changed.</summary>
    /// <param name="scenario">The scenario as it is, in whose VPC places are looked for.</param>
    /// <param name="inMode">The same in another mode, with other settings.</param>
    /// <param name="options">What to leave room for.</param>
    /// <param name="limits">Instance limits.</param>
    internal static SubnetSizing Of(ClusterScenario scenario, ClusterScenario inMode, SizingOptions options, InstanceCatalog limits)
    {
        var mode = ModeComparison.ModeOf(inMode.Settings);
        for (var copies = 1; ; copies *= 2)
        {
            var search = new SizeSearch(inMode, copies, options, limits);
            if (search.FindSmallest() || copies == MostSubnetsAZone || !search.MoreCopiesHelp)
                return new SubnetSizing(scenario, mode, search);
        }
    }

    /// <summary>The sizes in every mode.</summary>
    /// <param name="scenario">The workload.</param>
    /// <param name="options">What to leave room for.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    public static IReadOnlyList<SubnetSizing> InEveryMode(ClusterScenario scenario, SizingOptions options, InstanceCatalog? catalog = null) =>
        [.. Enum.GetValues<ModeOption>().Select(mode => Of(scenario, mode, options, catalog))];

    private static SizedSubnet Sized(SubnetPlan subnet, long peakAddresses, CidrBlock? inNewVpc) => new(
        subnet.Subnet.Name, subnet.Subnet.Zone, subnet.Subnet.Origin, subnet.IsForPods, inNewVpc is null ? null : subnet.Subnet.Size, peakAddresses, inNewVpc);
}
