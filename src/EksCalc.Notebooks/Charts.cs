using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using EksCalc.Notebooks.Figures;
using EksCalc.Sweeps;
using EksCalc.Vpc;
using EksCalc.Workbook;

namespace EksCalc.Notebooks;

/// <summary>The charts of EksCalc's results.</summary>
public static partial class Charts
{
    /// <summary>
    /// Subnet addresses used, against whatever the curves' axis is: one stepped line a curve, a horizontal line for what
    /// a subnet of each size can hold, marks where pods wait for an address.
    /// </summary>
    /// <param name="curves">One or more curves over the same axis.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <param name="limits">
    /// Subnet sizes to compare with. Drawn are those that the curves reach, and the next larger one if it is near: one
    /// far above would flatten the curves, and is named beside the chart instead.
    /// </param>
    /// <exception cref="ArgumentException">There is no curve, a curve has no point, or the curves' axes differ.</exception>
    public static ChartView SubnetConsumption(IEnumerable<ConsumptionCurve> curves, string title, IEnumerable<SubnetSize>? limits = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(title);
        IReadOnlyList<ConsumptionCurve> all = [.. curves];
        if (all.Count == 0)
            throw new ArgumentException("A chart needs at least one curve.", nameof(curves));
        if (all.FirstOrDefault(curve => curve.Points.Count == 0) is { } empty)
            throw new ArgumentException($"The curve '{empty.Label}' has no points.", nameof(curves));
        if (all.FirstOrDefault(curve => curve.Axis != all[0].Axis) is { } other)
            throw new ArgumentException($"The curves '{all[0].Label}' and '{other.Label}' have different axes: {all[0].Axis} and {other.Axis}.", nameof(curves));
        return ConsumptionFigure.Build(all, title, [.. limits ?? []]);
    }

    /// <summary>A node's ENIs as rows of slots: the ENI's own address, addresses with pods, warm ones, empty slots.</summary>
    /// <param name="node">What the node holds.</param>
    /// <param name="title">The finding; null for a sentence with the node's totals.</param>
    public static ChartView NodeLayout(NodeHolding node, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        return NodeLayoutFigure.Build(node, title ?? NodeLayoutFigure.Finding(node));
    }

    /// <summary>
    /// What a node holds over time, stacked: its ENIs' own addresses, addresses with pods, cooling and warm ones. Above it
    /// a strip of marks: what ipamd asked of EC2 and when, and pods that found no address.
    /// </summary>
    /// <param name="trace">The node's trace, with its steps.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <param name="until">The last moment shown, to see more of the beginning; null for the run's end.</param>
    /// <exception cref="ArgumentException">The trace has no steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is not between the run's start and its end.</exception>
    public static ChartView NodeTimeline(NodeTrace trace, string title, TimeSpan? until = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckSteps(trace);
        var last = until ?? trace.Scenario.Until;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(last, TimeSpan.Zero, nameof(until));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, trace.Scenario.Until, nameof(until));
        return TimelineFigure.Build(trace, title, last);
    }

    /// <summary>EC2 calls per hour, a bar for each run, its parts the APIs: what EC2 throttles (R25).</summary>
    /// <param name="runs">Runs with the names they have in the chart, each with its steps.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <param name="from">Calls before this time are left out, to compare without the start; default 0.</param>
    /// <exception cref="ArgumentException">There is no run, or a trace has no steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A run ends at or before <paramref name="from"/>, or <paramref name="from"/> is negative.</exception>
    public static ChartView Ec2Calls(IEnumerable<(string Label, NodeTrace Trace)> runs, string title, TimeSpan from = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfLessThan(from, TimeSpan.Zero);
        IReadOnlyList<(string Label, NodeTrace Trace)> all = [.. runs];
        if (all.Count == 0)
            throw new ArgumentException("A chart needs at least one run.", nameof(runs));
        foreach (var (_, trace) in all)
        {
            CheckSteps(trace);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, trace.Scenario.Until);
        }

        return CallsFigure.Build(all, title, from);
    }

    /// <summary>A subnet's /28 blocks as fields, each in the colour of who has most of it: what is packed, scattered and free.</summary>
    /// <param name="map">The subnet's addresses, e.g. of <see cref="SubnetPlan.Map"/>.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    public static ChartView SubnetMap(AddressMap map, string title)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(title);
        return SubnetMapFigure.Build(map, title);
    }

    /// <summary>
    /// Prefixes that still find room in a subnet, against the single addresses in use: when these are packed together, and
    /// when they are scattered (R07). A real subnet is usually between the two.
    /// </summary>
    /// <param name="subnet">The subnet's size.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    public static ChartView PrefixRoom(SubnetSize subnet, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return PrefixRoomFigure.Build(subnet, title);
    }

    /// <summary>What each subnet's peak is made of: at rest, left by churn, groups at their most, and the worse of an update and a lost zone.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    public static ChartView PeakBreakdown(ClusterPlan plan, string title)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(title);
        return PeakFigure.Build(plan.Subnets, title);
    }

    /// <summary>Addresses that the same workload takes in every mode, of the nodes' and of the pods' subnets; the configured mode is marked.</summary>
    /// <param name="modes">The results of <see cref="Clusters.ModeComparison.Of"/>.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <exception cref="ArgumentException">There is no mode.</exception>
    public static ChartView ModeComparison(IEnumerable<ModeResult> modes, string title)
    {
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentNullException.ThrowIfNull(title);
        IReadOnlyList<ModeResult> all = [.. modes];
        return all.Count > 0 ? ModesFigure.Build(all, title) : throw new ArgumentException("A chart needs at least one mode.", nameof(modes));
    }

    /// <summary>Addresses that designs take at the peak, of the nodes' and of the pods' subnets; those that do not hold the workload are marked.</summary>
    /// <param name="designs">Designs of a decision, such as its <see cref="Decision.Alternatives"/>.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <exception cref="ArgumentException">There is no design.</exception>
    public static ChartView DesignComparison(IEnumerable<Design> designs, string title)
    {
        ArgumentNullException.ThrowIfNull(designs);
        ArgumentNullException.ThrowIfNull(title);
        IReadOnlyList<Design> all = [.. designs];
        return all.Count > 0 ? DesignsFigure.Build(all, title) : throw new ArgumentException("A chart needs at least one design.", nameof(designs));
    }

    /// <summary>A measure of a sweep against one parameter, a line for each value of another.</summary>
    /// <param name="sweep">The sweep; no third parameter may have several values.</param>
    /// <param name="along">The parameter from left to right.</param>
    /// <param name="lines">The parameter of the lines, at most 15 values; null for a single line.</param>
    /// <param name="measure">The measure, a number.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <exception cref="ArgumentException">A third parameter has several values, there are too many lines, or the measure is no number.</exception>
    /// <exception cref="InvalidInputException">The sweep has no such column.</exception>
    public static ChartView Sweep(SweepResult sweep, string along, string? lines, string measure, string title)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(title);
        return SweepFigure.Build(sweep, along, lines, measure, title);
    }

    /// <summary>A measure of a sweep as a field of colour for each pair of two parameters' values.</summary>
    /// <param name="sweep">The sweep; no third parameter may have several values.</param>
    /// <param name="across">The parameter from left to right.</param>
    /// <param name="down">The parameter from row to row.</param>
    /// <param name="measure">The measure, a number.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <exception cref="ArgumentException">A third parameter has several values, or the measure is no number.</exception>
    /// <exception cref="InvalidInputException">The sweep has no such column.</exception>
    public static ChartView HeatMap(SweepResult sweep, string across, string down, string measure, string title)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(title);
        return HeatMapFigure.Build(HeatMapGrid.Of(sweep, across, down, measure), title);
    }

    /// <summary>Pods that a subnet holds, a row for each instance type, a column for each mode.</summary>
    /// <param name="densities">The results of <see cref="Sweeps.SubnetDensity.Of"/>, of one subnet size.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <exception cref="ArgumentException">There is no density.</exception>
    public static ChartView SubnetDensity(IEnumerable<SubnetDensity> densities, string title)
    {
        ArgumentNullException.ThrowIfNull(densities);
        ArgumentNullException.ThrowIfNull(title);
        IReadOnlyList<SubnetDensity> all = [.. densities];
        return all.Count > 0 ? HeatMapFigure.Build(HeatMapGrid.Of(all), title) : throw new ArgumentException("A chart needs at least one density.", nameof(densities));
    }

    /// <summary>Where a subnet is full: the most nodes against the pods on each. A mark is where most pods fit.</summary>
    /// <param name="frontiers">One or more frontiers, of the same subnet size.</param>
    /// <param name="subnet">The subnet's size.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <exception cref="ArgumentException">There is no frontier.</exception>
    public static ChartView ExhaustionFrontier(IEnumerable<ExhaustionFrontier> frontiers, SubnetSize subnet, string title)
    {
        ArgumentNullException.ThrowIfNull(frontiers);
        ArgumentNullException.ThrowIfNull(title);
        IReadOnlyList<ExhaustionFrontier> all = [.. frontiers];
        return all.Count > 0 ? FrontierFigure.Build(all, subnet, title) : throw new ArgumentException("A chart needs at least one frontier.", nameof(frontiers));
    }

    /// <summary>What each parameter alone does to a measure, as bars from the value as it is, the strongest at the top: a tornado chart.</summary>
    /// <param name="sensitivity">The sensitivities.</param>
    /// <param name="title">The finding: what the reader should see; null for a sentence about the strongest.</param>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    public static ChartView Tornado(Sensitivity sensitivity, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(sensitivity);
        return sensitivity.Ranges.Count > 0 ? TornadoFigure.Build(sensitivity, title ?? TornadoFigure.Finding(sensitivity)) : throw new ArgumentException("A chart needs at least one parameter.", nameof(sensitivity));
    }

    /// <summary>The warm settings of a design's mode by what they cost on a node: the design's own marked beside those in use and those that no other beats.</summary>
    /// <param name="design">A design whose nodes have a pool.</param>
    /// <exception cref="ArgumentException">Its nodes have none: IPv6, Windows or EKS Auto Mode.</exception>
    public static ChartView ParetoFront(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return design is { WarmSettings: { } compared, WarmResult: { } taken }
            ? ParetoFigure.Build(compared.Cluster, ParetoFigure.Finding(compared.Cluster, taken), taken)
            : throw new ArgumentException("There are no warm settings to draw: IPv6 and Windows nodes have none to choose.", nameof(design));
    }

    /// <summary>Warm settings by the addresses that they leave idle and the EC2 calls that they make: those that no other beats, those to take, those in use.</summary>
    /// <param name="comparison">The settings compared.</param>
    /// <param name="title">The finding: what the reader should see; null for a sentence about the recommended settings.</param>
    public static ChartView ParetoFront(WarmSettingsComparison comparison, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ParetoFigure.Build(comparison, title ?? ParetoFigure.Finding(comparison, comparison.Recommended));
    }

    /// <summary>The way from the spreadsheet's number to EksCalc's: a bar for each reason, with the addresses that it adds or takes off.</summary>
    /// <param name="ledger">The number, e.g. <see cref="WorkbookComparison.UsedIps"/>.</param>
    /// <param name="title">The finding: what the reader should see.</param>
    /// <exception cref="ArgumentException">The two numbers cannot be compared.</exception>
    public static ChartView WorkbookSteps(WorkbookLedger ledger, string title)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(title);
        return ledger is { Workbook: { } workbook, EksCalc: { } eksCalc, Problem: null }
            ? WorkbookFigure.Build(workbook, ledger.Differences, eksCalc, title)
            : throw new ArgumentException(ledger.Problem ?? "The ledger has only one number.", nameof(ledger));
    }

    private static void CheckSteps(NodeTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (trace.Steps.Count == 0)
            throw new ArgumentException("The trace has no steps; run the simulation with RecordSteps.", nameof(trace));
    }
}
