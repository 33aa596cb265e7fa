using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Advice.Decisions;

/// <summary>
/// What to do about a cluster's addresses: every design with its costs, the one to take, why, and how to get there and back. Whatever is shown of a decision,
/// in the terminal, a notebook, a report or an export, is a view of one object of this type.
/// </summary>
/// <remarks>
/// Designs are modes with warm targets and subnets, each planned with the workload grown. They are ordered by pods left out, room, whether the cluster can stay, pods that
/// wait and errors; then by <see cref="DecisionOptions.Prefer"/>; then by what has to be made. All of it rests on the plan's and the simulation's model limits.
/// </remarks>
public sealed class Decision
{
    private Decision(ClusterScenario scenario, DecisionOptions options, ClusterPlan today, IReadOnlyList<Design> sorted, Design asItIs, DesignOrder order, IReadOnlyList<ModeResult> excluded)
    {
        (Scenario, Options, Today, ExcludedModes) = (scenario, options, today, excluded);
        var reasons = new DesignReasons(order, options);
        var front = Front(sorted);
        Designs = [.. sorted.Select((design, index) => design.Ranked(index + 1, front.Contains(design), index == 0 ? null : reasons.Against(design, sorted[0])))];
        AsItIs = Designs.FirstOrDefault(design => design.Effort == DesignEffort.None) ?? asItIs;
        Reasons = DesignReasons.For(Chosen, AsItIs);
    }

    /// <summary>The scenario as it is.</summary>
    public ClusterScenario Scenario { get; }

    /// <summary>What it is made by.</summary>
    public DecisionOptions Options { get; }

    /// <summary>The plan of the scenario as it is, before it grows.</summary>
    public ClusterPlan Today { get; }

    /// <summary>Every design, the best first.</summary>
    public IReadOnlyList<Design> Designs { get; }

    /// <summary>The design to take.</summary>
    public Design Chosen => Designs[0];

    /// <summary>The best design of another mode, for Windows nodes too, or with other subnets; null where there is none.</summary>
    public Design? RunnerUp => Designs.Skip(1).FirstOrDefault(design => KindOf(design) != KindOf(Chosen));

    /// <summary>The design in which all stays as it is, whether the options want it or not.</summary>
    public Design AsItIs { get; }

    /// <summary>The best design of each mode with each kind of subnets, the chosen one first, and the runner-up.</summary>
    public IReadOnlyList<Design> Alternatives => [.. Designs.DistinctBy(design => (design.Mode, design.SubnetChange)).Union(RunnerUp is { } runnerUp ? [runnerUp] : []).OrderBy(design => design.Number)];

    /// <summary>Modes in which the workload cannot run, with what excludes them.</summary>
    public IReadOnlyList<ModeResult> ExcludedModes { get; }

    /// <summary>What speaks for the chosen design.</summary>
    public IReadOnlyList<DecisionReason> Reasons { get; }

    /// <summary>What is different with the chosen design; today's side is the mode in use with all as it is.</summary>
    public IReadOnlyList<DecisionChange> Changes => DecisionChange.Between(AsItIs, Chosen);

    /// <summary>The nodes' and the pods' subnets once all steps are done.</summary>
    public IReadOnlyList<DecidedSubnet> Subnets =>
        [.. Chosen.Plan.Subnets.Where(SizingOptions.IsSized).Select(subnet => new DecidedSubnet(subnet, Chosen.NewSubnets.Any(made => made.Name == subnet.Subnet.Name)))];

    /// <summary>Whether the chosen design holds the workload, and no error is left in it.</summary>
    public bool Fits => Chosen.Verdict == DesignVerdict.Fits && Chosen.Costs.Errors == 0;

    /// <summary>The decision in one sentence.</summary>
    public string Verdict => DecisionVerdict.Of(this);

    /// <summary>The decision about a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">What to leave room for, and what decides; null for the defaults.</param>
    /// <param name="catalog">Instance limits; null for the embedded ones.</param>
    /// <param name="cancellationToken">Ends the comparison of warm settings early.</param>
    /// <exception cref="InvalidInputException">The scenario has problems, or no design is as the options want it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static Decision Of(ClusterScenario scenario, DecisionOptions? options = null, InstanceCatalog? catalog = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var (chosen, limits) = (options ?? DecisionOptions.Default, catalog ?? InstanceCatalog.Default);
        chosen.Check();
        scenario.ThrowIfProblems(limits);
        var considered = chosen.WithoutZoneLoss ? scenario with { ZonesLost = 0 } : scenario;
        var modes = ModeComparison.Of(considered, limits).ToLookup(mode => mode.Obstacles.Any(obstacle => obstacle.Kind == ObstacleKind.Excludes));
        var builder = new DesignBuilder(considered, chosen, limits);
        var order = new DesignOrder(chosen);
        var designs = modes[false].Where(mode => chosen.Mode is null || mode.Mode == chosen.Mode).SelectMany(mode => builder.In(mode, cancellationToken)).ToList();
        if (designs.Count == 0)
        {
            var mode = modes[true].First(mode => mode.Mode == chosen.Mode);
            throw new InvalidInputException("mode", $"{mode.Mode.ToWords()} cannot be: {string.Join("; ", mode.Obstacles.Where(obstacle => obstacle.Kind == ObstacleKind.Excludes).Select(obstacle => obstacle.Text))}.");
        }

        var asItIs = designs.Find(design => design.Effort == DesignEffort.None) ?? builder.AsItIs(cancellationToken);
        return new Decision(considered, chosen, ClusterPlanner.Unchecked(considered, limits), order.Sorted(designs), asItIs, order, [.. modes[true]]);
    }

    private static (ModeOption Mode, bool ChangesWindowsMode, SubnetChange Subnets) KindOf(Design design) => (design.Mode, design.ChangesWindowsMode, design.SubnetChange);

    private static HashSet<Design> Front(IReadOnlyList<Design> designs) => [.. ParetoFront.Of(designs, design =>
        [design.Costs.PodsLeftOut, design.HasRoom ? 0 : 1, (int)design.Effort, design.Costs.RoutableAddresses, design.Costs.AddressesAtPeak, design.Costs.Ec2CallsPerHour, design.Costs.WaitingShare])];
}
