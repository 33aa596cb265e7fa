using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Exchange;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Notebooks.Reports;

/// <content>What follows from the choice, and what it rests on.</content>
internal sealed partial class DecisionSections
{
    /// <summary>What follows, good and bad.</summary>
    public Report Consequences() => new Report("Consequences")
        .List(Costs())
        .Text(Chosen.Findings.Count == 0 ? "Nothing remains to be remarked once this is done." : "What remains to be remarked once this is done:")
        .Add(Chosen.Findings.Count == 0 ? null : new NumberedView([.. Chosen.Findings.Select(finding =>
            new NumberedItem($"{finding.Severity}: {finding.Subject}", $"{finding.Message} {finding.Action}", [("Rules", $"{finding.Rules}")]))]))
        .Text("Not in it: costs in money, latency, and the security of routes.");

    /// <summary>The way there and back.</summary>
    public Report Steps()
    {
        var report = new Report("Steps");
        if (Chosen.Steps.Count == 0)
            return report.Text("There is nothing to do.");
        return report
            .Text(filesFolder is not null
                ? "The files named with a step do it, in the form of one tool or another; they stand beside this document. "
                    + "On the way back an export named with a step makes them: 'ekscalc export SCENARIO --to FORMAT --out DIR'."
                : "An export named with a step makes its files: 'ekscalc export SCENARIO --design 1 --to FORMAT --out DIR', "
                    + "with the options of this decision; on the way back without --design.")
            .Add(new Report("The way there").Add(Numbered(
                Chosen.Steps, step => StepExports.Of(step, Chosen), step => filesFolder is null ? [] : [.. StepExports.FilesOf(step, Chosen).Select(file => $"{filesFolder}/{file}")])))
            .Add(new Report("The way back").Add(Numbered(Chosen.WayBack, step => StepExports.Of(step, decision.Scenario), _ => [])));
    }

    /// <summary>When to open the document again.</summary>
    public Report Watch() => new Report("What to watch")
        .Text("Open this document again when one of these alarms goes off, or when the workload has outgrown it.")
        .Add(TableView.Of(["What", "Where", "Alarm", "Rules"], [.. Watched().Select(number => (IReadOnlyList<object?>)[number.What, number.Where, number.Alarm, number.Rules])], int.MaxValue))
        .Text(Chosen.Settings.Mode == IpMode.PrefixDelegation ? "AvailableIpAddressCount counts single addresses; it may be high while no whole /28 is free for a prefix (R07)." : "")
        .Text(Growth.LimitOf(Chosen.Scenario, Chosen.Plan.Catalog) is { } percent
            ? Invariant($"With this design everything can grow alike by {percent} % before a subnet is full or a pod finds no place.") : "");

    /// <summary>Every rule that the document names.</summary>
    public Report Sources() => new Report("Sources")
        .Add(new FactsView([.. Cited().Distinct().Order().Select(Rules.Get).Select(rule => ($"{rule.Id}", $"{rule.Title} Source: {rule.Source}."))]));

    /// <summary>What it is computed from.</summary>
    public Report Inputs()
    {
        var (options, version) = (decision.Options, ModelVersion.Current);
        return new Report("Inputs")
            .Add(new FactsView(
            [
                ("Growth", Invariant($"{options.LeaveRoom.GrowthPercent} %")),
                ("Headroom", Invariant($"{options.LeaveRoom.HeadroomPercent} % of each subnet")),
                ("Decided by", options.Prefer.ToWords()),
                ("Mode", options.Mode?.ToWords() ?? "any"),
                ("Nodes' subnets", options.KeepSubnets ? "stay" : "may change"),
                ("Loss of a zone", options.WithoutZoneLoss ? "left out" : "as the scenario says"),
                ("Pods replaced on a node", Invariant($"{options.ReplacedPerHour:0.#} an hour")),
                ("EC2 calls of a node", Invariant($"at most {options.CallBudgetPerHour:0.#} an hour")),
                ("Worth changing warm targets", Invariant($"from {options.WorthPercent} % of the addresses at the peak")),
                ("EksCalc", $"{version.EksCalc}, a model of VPC CNI {version.VpcCni}, instance limits {version.InstanceData}"),
            ]))
            .Text("The scenario:")
            .Code(ScenarioFile.Write(decision.Scenario));
    }

    private IEnumerable<string> Costs()
    {
        var (today, plan, costs) = (decision.Today, Chosen.Plan, Chosen.Costs);
        var grown = GrowthPercent > 0 ? Invariant($", {Nodes(plan, nodes => nodes.Desired):N0} after growth") : "";
        yield return Invariant($"Nodes: {Nodes(today, nodes => nodes.Desired):N0} as a rule today{grown}, {Nodes(plan, nodes => nodes.Most):N0} at most (R32).");
        yield return $"To be made: {Chosen.Effort.ToWords()}; {Counted(costs.NewSubnets, "subnet")}, {Counted(costs.NewVpcBlocks, "VPC block")}, "
            + $"{Counted(costs.NodesReplaced, "node")} replaced, {Counted(costs.Steps, "step")}.";
        yield return Invariant($"About {costs.Ec2CallsPerHour:N0} EC2 calls an hour of all nodes together as a rule (R25).");
        if (plan.EnisByZone.Count > 0)
        {
            var (zone, enis) = plan.EnisByZone.MaxBy(zone => zone.Value);
            yield return Invariant($"ENIs: {enis:N0} of {VpcQuotas.EnisPerZone:N0} in {zone}, the zone that has most{AsMixes(plan.Mix?.EnisByZone[zone])} (R02).");
        }

        yield return Invariant($"Network address usage: {plan.NetworkAddressUsageUnits:N0} of {NetworkAddressUsage.Limit:N0} units{(plan.NetworkAddressUsageUnitsWithPods == plan.NetworkAddressUsageUnits ? "" : Invariant($", {plan.NetworkAddressUsageUnitsWithPods:N0} if pods count beside their prefixes"))}{AsMixes(plan.Mix?.NetworkAddressUsageUnits)} (R05).");
        yield return Invariant($"Pods without a place or an address: {costs.PodsLeftOut:N0} (R11, R13).");

        static string AsMixes(long? number) => number is { } count ? Invariant($"; {count:N0} as mixes of their groups' types") : "";

        static long Nodes(ClusterPlan of, Func<NodeCount, int> count) => of.Groups.Sum(group => (long)count(group.Nodes));
    }

    // An export is named where its files are not.
    private static NumberedView Numbered(
        IReadOnlyList<DecisionStep> steps, Func<DecisionStep, IReadOnlyList<ExportFormat>> exports, Func<DecisionStep, IReadOnlyList<string>> files)
    {
        var columns = DecisionColumns.Steps.Where(column => column.Heading is not null && column.Name is not ("what" or "why")).ToList();
        return new NumberedView([.. steps.Select(Item)]);

        NumberedItem Item(DecisionStep step)
        {
            var facts = columns.Select(column => (column.Heading!, $"{(column.Shown ?? column.Value)(step)}"));
            var beside = files(step);
            var export = beside.Count > 0 ? "" : string.Join(", ", exports(step).Select(format => format.ToName()));
            return new NumberedItem(step.What, step.Why, [.. facts, ("Export", export)]) { Files = beside };
        }
    }

    /// <summary>Every assumption as a number that somebody can put an alarm on.</summary>
    private IEnumerable<(string What, string Where, string Alarm, RuleSet Rules)> Watched()
    {
        foreach (var subnet in Chosen.Plan.Subnets.Where(SizingOptions.IsSized))
            yield return ($"Free addresses of {subnet.Subnet.Name}", "AvailableIpAddressCount in EC2", Invariant($"below {Math.Max(0, subnet.Capacity - subnet[Situation.Grown].Total):N0}"), [RuleId.R01]);
        foreach (var group in Chosen.Plan.Groups)
            yield return ($"Nodes of {group.Name}", "kubectl get nodes", Invariant($"above {group.Nodes.Most:N0}"), [RuleId.R32]);
        if (Chosen.Scenario.IsOfAutoModeAlone)
            yield break;
        yield return ("Pods that find no address", $"{AwsNodeMetrics.NoAvailableAddresses} of aws-node", "rises", [RuleId.R22, RuleId.R23b]);
        yield return ("EC2 calls that fail or are throttled", $"{AwsNodeMetrics.Ec2ApiErrors} of aws-node", "rises", [RuleId.R25]);
        if (Chosen.Settings.Mode == IpMode.PrefixDelegation)
            yield return ("Prefixes that find no room", $"{Ec2Errors.NoPrefixes} in ipamd's log", "any", [RuleId.R07]);
    }

    private IEnumerable<RuleId> Cited() =>
    [
        RuleId.R01, RuleId.R02, RuleId.R05, RuleId.R11, RuleId.R13, RuleId.R25, RuleId.R32,
        .. Chosen.WarmResult is null ? (RuleId[])[RuleId.R17, RuleId.R29, RuleId.R31] : [RuleId.R18, RuleId.R20, RuleId.R21],
        .. decision.Reasons.SelectMany(reason => reason.Rules),
        .. decision.Designs.SelectMany(design => design.WhyNot?.Rules ?? default),
        .. Chosen.Obstacles.SelectMany(obstacle => obstacle.Rules),
        .. decision.ExcludedModes.SelectMany(mode => mode.Obstacles.SelectMany(obstacle => obstacle.Rules)),
        .. Chosen.Findings.SelectMany(finding => finding.Rules),
        .. Chosen.Steps.Concat(Chosen.WayBack).SelectMany(step => step.Rules),
        .. Watched().SelectMany(number => number.Rules),
    ];
}
