using EksCalc.Clusters;
using EksCalc.Instances;

namespace EksCalc.Sweeps;

/// <summary>A plan for each combination.</summary>
internal sealed class ScenarioSweep(ClusterScenario scenario, InstanceCatalog catalog, Func<ClusterScenario, ClusterPlan> plan) : SweepModel<ClusterScenario>
{
    private static readonly Measure[] All =
    [
        Of("fits", plan => plan.Fits),
        Of("nodes", plan => plan.Groups.Sum(group => (long)group.Nodes.Desired)),
        Of("pods", plan => plan.Groups.Sum(group => (long)group.Nodes.Desired * group.PodsPerNode)),
        Of("podsLeftOut", plan => plan.PodsLeftOut),
        Of("enis", plan => plan.Enis),
        Of("steadyAddresses", plan => plan.Sum(Situation.Steady).Total),
        Of("churnedAddresses", plan => plan.Sum(Situation.Churned).Total),
        Of("peakAddresses", plan => plan.Sum(subnet => subnet.Peak).Total),
        Of("freeAtPeak", plan => plan.Subnets.Sum(subnet => subnet.FreeAtPeak)),
        Of("tightestSubnet", plan => plan.Tightest?.Subnet.Name ?? ""),
        Of("tightestFree", plan => plan.Tightest?.FreeAtPeak ?? 0),
        Of("tightestShare", plan => plan.Tightest?.Share ?? 0),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Measures { get; } = [.. All.Select(measure => measure.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<SweepParameter<ClusterScenario>> Parameters { get; } = ScenarioParameters.Of(scenario, catalog);

    /// <inheritdoc/>
    public override IReadOnlyList<SweepColumn> Evaluate(
        ClusterScenario start, SweepGrid<ClusterScenario> grid, IReadOnlySet<string> wanted, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var columns = All.Where(measure => wanted.Contains(measure.Name)).Select(measure => measure.Begin(grid)).ToArray();
        grid.ForEach(
            start,
            [],
            (changed, row) =>
            {
                var planned = plan(changed);
                foreach (var column in columns)
                    column.Set(row, planned);
            },
            progress,
            cancellationToken);
        return [.. columns.Select(column => column.Column)];
    }

    private static Measure Of<T>(string name, Func<ClusterPlan, T> value) => new(name, grid =>
    {
        var values = grid.Room<T>();
        return new Filling((row, plan) => values[row] = value(plan), new SweepColumn<T>(name, values));
    });

    private sealed record Measure(string Name, Func<SweepGrid<ClusterScenario>, Filling> Begin);

    private sealed record Filling(Action<int, ClusterPlan> Set, SweepColumn Column);
}
