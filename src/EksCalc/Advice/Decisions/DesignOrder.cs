namespace EksCalc.Advice.Decisions;

/// <summary>The order of designs: what must be, then what is preferred, then what breaks ties.</summary>
/// <param name="options">What is preferred.</param>
internal sealed class DesignOrder(DecisionOptions options) : IComparer<Design>
{
    private const double ToleratedWaiting = 0.01;

    /// <summary>What must be, whatever is preferred.</summary>
    private static readonly DesignCriterion[] First = [DesignCriterion.PodsLeftOut, DesignCriterion.Room, DesignCriterion.NewCluster, DesignCriterion.PodsWait, DesignCriterion.Errors];

    /// <summary>What decides between designs that are equal in all else.</summary>
    private static readonly DesignCriterion[] Last =
    [
        DesignCriterion.Effort, DesignCriterion.ModeChange, DesignCriterion.SubnetChange, DesignCriterion.WarmTargets,
        DesignCriterion.Addresses, DesignCriterion.Calls, DesignCriterion.Steps, DesignCriterion.Mode,
    ];

    /// <summary>All that decides, in order.</summary>
    public IReadOnlyList<DesignCriterion> Criteria { get; } = [.. First.Concat(Preferred(options.Prefer)).Concat(Last).Distinct()];

    /// <summary>The designs, the best first.</summary>
    public IReadOnlyList<Design> Sorted(IEnumerable<Design> designs)
    {
        var sorted = designs.Order(this).ToList();
        if (options.Prefer == DesignPreference.Balanced && WorthChanging(sorted) is { } better)
        {
            sorted.Remove(better);
            sorted.Insert(0, better);
        }

        return sorted;
    }

    /// <inheritdoc/>
    public int Compare(Design? x, Design? y) => Deciding(x!, y!) is { } criterion ? Of(criterion, x!).CompareTo(Of(criterion, y!)) : 0;

    /// <summary>The first criterion in which two designs differ; null where they differ in none.</summary>
    public DesignCriterion? Deciding(Design one, Design other)
    {
        foreach (var criterion in Criteria)
        {
            if (Of(criterion, one) != Of(criterion, other))
                return criterion;
        }

        return null;
    }

    /// <summary>How much of a criterion a design has; less is better.</summary>
    public static double Of(DesignCriterion criterion, Design design) => criterion switch
    {
        DesignCriterion.PodsLeftOut => design.Costs.PodsLeftOut,
        DesignCriterion.Room => design.HasRoom ? 0 : 1,
        DesignCriterion.NewCluster => design.Effort == DesignEffort.Cluster ? 1 : 0,
        DesignCriterion.PodsWait => design.Costs.WaitingShare <= ToleratedWaiting ? 0 : Math.Round(design.Costs.WaitingShare, 2),
        DesignCriterion.Errors => design.Costs.Errors,
        DesignCriterion.Effort => (int)design.Effort,
        DesignCriterion.ModeChange => (design.IsConfiguredMode ? 0 : 1) + (design.ChangesWindowsMode ? 1 : 0),
        DesignCriterion.SubnetChange => (int)design.SubnetChange,
        DesignCriterion.WarmTargets => design.ChangesWarmTargets ? 1 : 0,
        DesignCriterion.Steps => design.Costs.Steps,
        DesignCriterion.Addresses => design.Costs.AddressesAtPeak,
        DesignCriterion.RoutableAddresses => design.Costs.RoutableAddresses,
        DesignCriterion.Calls => Math.Round(design.Costs.Ec2CallsPerHour),
        DesignCriterion.Mode => (int)design.Mode,
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "No such criterion."),
    };

    private static DesignCriterion[] Preferred(DesignPreference preference) => preference switch
    {
        DesignPreference.FewestChanges => [DesignCriterion.Steps],
        DesignPreference.FewestAddresses => [DesignCriterion.Addresses],
        DesignPreference.FewestRoutableAddresses => [DesignCriterion.RoutableAddresses, DesignCriterion.Addresses],
        DesignPreference.FewestCalls => [DesignCriterion.Calls],
        _ => [],
    };

    // The same mode with the same kind of subnets, no worse in what must be, within the budget of calls, and enough is saved.
    private Design? WorthChanging(List<Design> sorted)
    {
        if (sorted.Count == 0 || sorted[0].ChangesWarmTargets)
            return null;
        var best = sorted[0];
        return sorted.Skip(1)
            .Where(other => other.ChangesWarmTargets && other.Mode == best.Mode && other.ChangesWindowsMode == best.ChangesWindowsMode && other.SubnetChange == best.SubnetChange)
            .Where(other => Array.TrueForAll(First, criterion => Of(criterion, other) <= Of(criterion, best)))
            .Where(other => other.Costs.Ec2CallsPerHour <= Math.Max(best.Costs.Ec2CallsPerHour, options.CallBudgetPerHour * Nodes(other)))
            .Where(other => Saves(other, best) >= options.WorthPercent)
            .MinBy(other => other.Costs.AddressesAtPeak);
    }

    private static long Nodes(Design design) => design.Plan.Groups.Sum(group => (long)group.Nodes.Desired);

    /// <summary>Of the addresses that one design takes at the peak, the percentage that another does without.</summary>
    public static double Saves(Design design, Design beside) =>
        beside.Costs.AddressesAtPeak == 0 ? 0 : 100.0 * (beside.Costs.AddressesAtPeak - design.Costs.AddressesAtPeak) / beside.Costs.AddressesAtPeak;
}
