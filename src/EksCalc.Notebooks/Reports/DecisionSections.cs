using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange.Results;
using EksCalc.Notebooks.Figures;
using static System.FormattableString;

namespace EksCalc.Notebooks.Reports;

/// <summary>The sections of a decision's document.</summary>
/// <param name="decision">The decision.</param>
/// <param name="filesFolder">The folder of the files for the steps, beside the document; null where there are none.</param>
internal sealed partial class DecisionSections(Decision decision, string? filesFolder)
{
    /// <summary>Designs in a chart: more would not fit a sheet of paper. The table has all.</summary>
    private const int MostDrawn = 6;

    /// <summary>Subnets that one chart has room for on a sheet of paper.</summary>
    private const int MostSubnetsInChart = 24;

    private Design Chosen => decision.Chosen;

    private int GrowthPercent => decision.Options.LeaveRoom.GrowthPercent;

    /// <summary>The beginning of a sentence about the workload that room is left for.</summary>
    private string When => GrowthPercent > 0 ? Invariant($"After {GrowthPercent} % of growth") : "With today's workload";

    private string Grown => DesignWords.Grown(decision.Options.LeaveRoom);

    /// <summary>What is true whatever is decided.</summary>
    public Report Context(IReadOnlyList<string> needs)
    {
        var (scenario, today, room) = (decision.Scenario, decision.Today, decision.Options.LeaveRoom);
        var zones = scenario.Subnets.Select(subnet => subnet.Zone).Distinct().Count();
        return new Report("Context")
            .Text(scenario.About ?? "")
            .Text(
                Invariant($"The cluster {(scenario.Name.Length > 0 ? $"{scenario.Name} " : "")}has {Counted(scenario.NodeGroups.Count, "node group")} with {Counted(today.Groups.Sum(group => (long)group.Nodes.Desired), "node")} as a rule, in {Counted(zones, "zone")}. ")
                + Invariant($"Pods get their addresses with {DesignWords.Mode(decision.AsItIs)}{(DesignWords.WarmTargets(today) is { } targets ? $" and {targets}" : "")}. It is to {(room.GrowthPercent > 0 ? Invariant($"grow by {room.GrowthPercent} %") : "stay as large as it is")}; ")
                + Invariant($"{room.HeadroomPercent} % of each subnet are to stay free at the peak, {(scenario.ZonesLost > 0 ? "an update or the loss of a zone" : "an update; the loss of a zone is not provided for")}."))
            .Text(needs.Count > 0 ? "What it has to bear:" : "")
            .List(needs)
            .Add(Table(PlanColumns.Groups, today.Groups.Zip(ClusterHeadroom.Of(today)), "Node groups today", "name", "instanceType", "desiredNodes", "mostNodes", "podsPerNode", "maxPods", "unscheduledPods", "headroomNodes"))
            .Add(Table(PlanColumns.Subnets, today.Subnets, "Subnets today", "name", "zone", "cidr", "capacity", "nodes", "steady", "churned", "grown", "freeAtPeak"))
            .Text(decision.AsItIs.Costs.PodsLeftOut is > 0 and var pods
                ? Invariant($"{When} {Counted(pods, "pod")} {(pods == 1 ? "has" : "have")} no place or no address if nothing changes (R11, R13).")
                : $"{When} every pod has a place on a node and an address there (R11, R13).")
            .Add(Peaks(decision.AsItIs, asItIs: true));
    }

    /// <summary>What could be done.</summary>
    public Report Options() => new Report("Options side by side")
        .Text(Invariant($"{Counted(decision.Designs.Count, "design")} {(decision.Designs.Count == 1 ? "was" : "were")} judged, each a mode with warm targets and subnets, the workload grown. The table has the best of each kind; what decides is {decision.Options.Prefer.ToWords()}."))
        .List(Limits())
        .Add(Table(DecisionColumns.Designs, decision.Alternatives, null, "number", "design", "verdict", "effort", "addressesAtPeak", "routableAddresses", "idleAddresses", "ec2CallsPerHour", "podsLeftOut"))
        .Add(Charts.DesignComparison(decision.Alternatives.Take(MostDrawn), Invariant($"{When} design 1 takes {Chosen.Costs.AddressesAtPeak:N0} addresses at the peak{(Chosen.Costs.RoutableAddresses == Chosen.Costs.AddressesAtPeak ? "" : Invariant($", {Chosen.Costs.RoutableAddresses:N0} of them routable"))}")))
        .Add(decision.ExcludedModes.Count == 0 ? null : TableOf(ResultRows.Of(DecisionColumns.ExcludedModes, decision.ExcludedModes), "Modes that cannot be"));

    /// <summary>What is done, and why.</summary>
    public Report Reasons() => new Report("Decision and reasons")
        .Text(Invariant($"The design to take is number 1: {Chosen}."))
        .Text(decision.Reasons.Count > 0 ? "For it:" : "")
        .List(decision.Reasons.Select(reason => $"{reason}"))
        .Text(decision.Alternatives.Count > 1 ? "Against the others:" : "")
        .List(decision.Alternatives.Where(design => design.WhyNot is not null).Select(design => Invariant($"{design.Number}. {design}: {design.WhyNot}")))
        .Text(Chosen.Obstacles.Count > 0 ? "What its mode needs or weakens:" : "")
        .List(Chosen.Obstacles.Select(obstacle => $"{obstacle}"));

    /// <summary>What is different then.</summary>
    public Report Numbers() => new Report("Numbers")
        .Add(TableOf(ResultRows.Of(DecisionColumns.Changes, decision.Changes), $"What changes{Grown}"))
        .Add(TableOf(ResultRows.Of(DecisionColumns.Subnets, decision.Subnets), Invariant($"Subnets then, {decision.Options.LeaveRoom.HeadroomPercent} % to stay free{Grown}")))
        .Text("A subnet cannot be made larger or smaller later: one that is too small gets a neighbour or a successor (R01).")
        .Add(Chosen == decision.AsItIs ? null : Peaks(Chosen, asItIs: false));

    /// <summary>What the pools hold.</summary>
    public Report WarmSettings()
    {
        var report = new Report("Warm settings");
        if (Chosen.WarmSettings is not { Cluster: { } compared } || Chosen.WarmResult is not { } taken)
            return report.Text("There are none to choose: IPv6 nodes have no warm targets (R29), Windows nodes have their own (R17), and those of EKS Auto Mode cannot be set (R31).");
        var before = compared.Current;
        return report
            .Text($"aws-node has {DesignWords.WarmTargets(Chosen.Settings)} (R18, R20, R21). With it {Cost(taken)}.")
            .Text(taken == before ? "" : $"{(Chosen.IsConfiguredMode ? "What is in use" : "What comes with the mode")}, {DesignWords.WarmTargets(before.Settings)}, has other costs: {Cost(before)}.")
            .Text(taken == compared.Recommended ? "" : $"Of all settings {DesignWords.WarmTargets(compared.Recommended.Settings)} cost{(compared.Recommended.Settings.MinimumIpTarget > 0 ? "" : "s")} least within {Invariant($"{compared.CallBudgetPerHour:0.#}")} EC2 calls a node in an hour: {Cost(compared.Recommended)}.{NotTaken(compared)}")
            .Add(ParetoFigure.Build(compared, $"With {DesignWords.WarmTargets(Chosen.Settings)} {Cost(taken)}", taken));

        string NotTaken(WarmSettingsComparison all) =>
            decision.Designs.FirstOrDefault(design => design.Mode == Chosen.Mode && design.WarmResult?.Settings == all.Recommended.Settings) is { WhyNot: { } whyNot } other
                ? Invariant($" A design with {(other.Settings.MinimumIpTarget > 0 ? "them" : "it")}, number {other.Number}, {whyNot}.") : "";
    }

    private static string Cost(WarmSettingsResult result) => Invariant(
        $"a node leaves {result.Cost.IdleAddresses:0.0} addresses idle, makes {result.Cost.Ec2CallsPerHour:0.0} EC2 calls an hour, and {(result.Cost.WaitingShare == 0 ? "no pod waits" : Invariant($"{result.Cost.WaitingShare:0.0 %} of pods wait"))} for an address");

    /// <summary>What the choice was free in, where it was not.</summary>
    private IEnumerable<string> Limits()
    {
        if (decision.Options.Mode is { } mode)
            yield return $"The mode was to be {mode.ToWords()}.";
        if (decision.Options.KeepSubnets)
            yield return "The nodes' subnets were to stay as they are.";
        if (decision.Options.WithoutZoneLoss)
            yield return "The subnets need not bear the loss of a zone.";
    }

    /// <summary>The peaks of a design's subnets; of many, those that are fullest.</summary>
    private ChartView? Peaks(Design design, bool asItIs)
    {
        var all = design.Plan.Subnets;
        if (design.Fullest is not { } fullest)
            return null;
        var shown = all.OrderBy(subnet => subnet.Fits).ThenByDescending(subnet => subnet.Share).Take(MostSubnetsInChart).ToHashSet();
        var subject = asItIs ? "as it is" : "once this is done";
        var title = Invariant($"{When}, {subject}: ") + (fullest.Fits
            ? Invariant($"every subnet holds its peak; {fullest.Subnet.Name} is the fullest, {fullest.Peak.Total:N0} of {fullest.Capacity:N0}")
            : $"{fullest.Subnet.Name} is too small: {fullest.Shortage}");
        return PeakFigure.Build([.. all.Where(shown.Contains)], all.Count > MostSubnetsInChart ? Invariant($"{title}; the {MostSubnetsInChart} fullest of {all.Count:N0} subnets") : title);
    }

    private static TableView Table<T>(IReadOnlyList<ResultColumn<T>> columns, IEnumerable<T> rows, string? title, params string[] names) =>
        TableOf(ResultRows.Of([.. columns.Where(column => names.Contains(column.Name))], rows), title);

    private static TableView TableOf(ResultRows rows, string? title) => TableView.Of(rows.Headings, rows.Cells, int.MaxValue, title);

    private static string Counted(long count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
