using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <summary>Reasons for the chosen design and against the others, each from the costs that decided.</summary>
/// <param name="order">The order.</param>
/// <param name="options">What room is to be left.</param>
internal sealed class DesignReasons(DesignOrder order, DecisionOptions options)
{
    /// <summary>What speaks for the chosen design.</summary>
    /// <param name="chosen">The design.</param>
    /// <param name="today">The design in which all stays as it is.</param>
    public static IReadOnlyList<DecisionReason> For(Design chosen, Design today)
    {
        List<DecisionReason> reasons = [];
        if (chosen.Costs.PodsLeftOut == 0)
            reasons.Add(For(DesignCriterion.PodsLeftOut, "every pod has a place and an address", [RuleId.R11, RuleId.R13]));
        if (chosen is { HasRoom: true, Fullest: { Peak.Total: > 0 } fullest })
        {
            var use = Invariant($"{fullest.Peak.Total:N0} of {fullest.Capacity:N0} addresses");
            reasons.Add(For(DesignCriterion.Room, $"its subnets hold the peak: {fullest.Subnet.Name} is the fullest, {use}", [RuleId.R01, RuleId.R32]));
        }

        if (today.HasRoom && DesignOrder.Of(DesignCriterion.PodsWait, today) > DesignOrder.Of(DesignCriterion.PodsWait, chosen))
        {
            var waits = chosen.Costs.WaitingShare == 0 ? "no pod waits" : Invariant($"{chosen.Costs.WaitingShare:0.0 %} of pods wait");
            var text = Invariant($"{waits} for an address when it starts, today {today.Costs.WaitingShare:0.0 %}");
            reasons.Add(For(DesignCriterion.PodsWait, text, [RuleId.R22]));
        }

        if (chosen.Effort <= DesignEffort.Settings)
        {
            var made = chosen.Effort == DesignEffort.None ? "nothing has to be made or changed" : "no node, subnet or block has to be made";
            reasons.Add(For(DesignCriterion.Effort, made, []));
        }
        else if (chosen.Effort is DesignEffort.PodBlock or DesignEffort.Nodes && chosen.SubnetChange == SubnetChange.Kept)
            reasons.Add(For(DesignCriterion.SubnetChange, "the nodes' subnets stay as they are", []));
        if (chosen != today && DesignOrder.Saves(chosen, today) is >= 1 and var saved)
        {
            var takes = Invariant($"it takes {chosen.Costs.AddressesAtPeak:N0} addresses at the peak, {saved:0} % fewer than with today's settings");
            reasons.Add(For(DesignCriterion.Addresses, takes, [RuleId.R20, RuleId.R32]));
        }

        if (chosen.Costs.RoutableAddresses < today.Costs.RoutableAddresses && chosen.Costs.RoutableAddresses < chosen.Costs.AddressesAtPeak)
        {
            var routable = Invariant($"{chosen.Costs.RoutableAddresses:N0} of them are routable, today {today.Costs.RoutableAddresses:N0}");
            reasons.Add(For(DesignCriterion.RoutableAddresses, routable, [RuleId.R04, RuleId.R27]));
        }

        return reasons;
    }

    /// <summary>What stands against a design beside the chosen one: the first thing in which it is worse.</summary>
    public DecisionReason? Against(Design other, Design chosen)
    {
        var deciding = order.Criteria.Cast<DesignCriterion?>()
            .FirstOrDefault(criterion => DesignOrder.Of(criterion!.Value, other) > DesignOrder.Of(criterion.Value, chosen));
        return deciding is { } criterion ? Against(criterion, other, chosen) : null;
    }

    private DecisionReason Against(DesignCriterion criterion, Design other, Design chosen) =>
        new(criterion, IsFor: false, Words(criterion, other, chosen), Rules(criterion, other, chosen));

    private string Words(DesignCriterion criterion, Design other, Design chosen)
    {
        var (theirs, ours) = (other.Costs, chosen.Costs);
        return criterion switch
        {
            DesignCriterion.PodsLeftOut => Invariant($"leaves {theirs.PodsLeftOut:N0} pods out")
                + (ours.PodsLeftOut > 0 ? Invariant($", not {ours.PodsLeftOut:N0}") : ""),
            DesignCriterion.Room => TooSmall(other),
            DesignCriterion.NewCluster => "takes a new cluster",
            DesignCriterion.PodsWait => Invariant($"lets {theirs.WaitingShare:0.0 %} of pods wait for an address"),
            DesignCriterion.Errors =>
                Invariant($"leaves {theirs.Errors:N0} {(theirs.Errors == 1 ? "error" : "errors")}: {other.Findings[0].Message.TrimEnd('.')}"),
            DesignCriterion.Effort => $"takes {other.Effort.ToWords()}{(chosen.Effort == DesignEffort.None ? "" : $", not {chosen.Effort.ToWords()}")}",
            DesignCriterion.ModeChange => ChangesMode(other, chosen)
                ? $"changes the mode from {DesignWords.Mode(chosen)}, so {(theirs.NodesReplaced < other.Plan.Groups.Sum(group => (long)group.Nodes.Desired) ? "Linux nodes are" : "every node is")} replaced"
                : $"gives Windows nodes {(other.Scenario.Windows.PrefixDelegation ? "prefixes" : "single addresses")}, so they are replaced",
            DesignCriterion.SubnetChange =>
                other.SubnetChange == SubnetChange.Replaced ? "takes other subnets in the place of today's" : "takes further subnets",
            DesignCriterion.WarmTargets => Invariant($"changes warm targets to save {Math.Max(0, DesignOrder.Saves(other, chosen)):0} % of the addresses")
                + Invariant($"; below {options.WorthPercent} % is not worth it"),
            DesignCriterion.Steps => Invariant($"takes {theirs.Steps:N0} steps, not {ours.Steps:N0}"),
            DesignCriterion.Addresses => Invariant($"takes {theirs.AddressesAtPeak:N0} addresses at the peak, not {ours.AddressesAtPeak:N0}"),
            DesignCriterion.RoutableAddresses =>
                Invariant($"takes {theirs.RoutableAddresses:N0} routable addresses at the peak, not {ours.RoutableAddresses:N0}"),
            DesignCriterion.Calls => Invariant($"makes {theirs.Ec2CallsPerHour:N0} EC2 calls an hour, not {ours.Ec2CallsPerHour:N0}"),
            DesignCriterion.Mode => $"is less simple than {DesignWords.Mode(chosen)}",
            _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "No such criterion."),
        };
    }

    private static bool ChangesMode(Design other, Design chosen) => chosen.IsConfiguredMode && !other.IsConfiguredMode;

    private static RuleSet Rules(DesignCriterion criterion, Design other, Design chosen) => criterion switch
    {
        DesignCriterion.PodsLeftOut => [RuleId.R11, RuleId.R13],
        DesignCriterion.Room => [RuleId.R01, RuleId.R06, RuleId.R07],
        DesignCriterion.NewCluster => [RuleId.R29],
        DesignCriterion.PodsWait => [RuleId.R22],
        DesignCriterion.Errors => other.Findings[0].Rules,
        DesignCriterion.Effort => OfEffort(other.Effort),
        DesignCriterion.ModeChange => ChangesMode(other, chosen) ? [RuleId.R27, RuleId.R32] : [RuleId.R17],
        DesignCriterion.Addresses => [RuleId.R32],
        DesignCriterion.SubnetChange => [RuleId.R01],
        DesignCriterion.WarmTargets => [RuleId.R20],
        DesignCriterion.RoutableAddresses => [RuleId.R04],
        DesignCriterion.Calls => [RuleId.R25],
        _ => [],
    };

    // Why it takes what it takes.
    private static RuleSet OfEffort(DesignEffort effort) => effort switch
    {
        DesignEffort.None => [],
        DesignEffort.Settings => [RuleId.R18],
        DesignEffort.Nodes => [RuleId.R27, RuleId.R32],
        DesignEffort.Subnets => [RuleId.R01, RuleId.R02],
        DesignEffort.PodBlock => [RuleId.R03, RuleId.R04],
        DesignEffort.RoutableBlock => [RuleId.R02, RuleId.R03],
        _ => [RuleId.R29],
    };

    private string TooSmall(Design design) => design.Plan.Subnets.Where(SizingOptions.IsSized).OrderByDescending(subnet => subnet.Share).ToList() switch
    {
        var subnets when subnets.Find(subnet => !subnet.Fits) is { } full => $"{full.Subnet.Name} ({full.Subnet.Size}) is too small: {full.Shortage}",
        var subnets when subnets.Find(subnet => !options.LeaveRoom.Holds(subnet)) is { } tight =>
            Invariant($"{tight.Subnet.Name} ({tight.Subnet.Size}) does not leave {options.LeaveRoom.HeadroomPercent} % free: ")
            + Invariant($"{tight.Peak.Total:N0} of {tight.Capacity:N0} addresses at the peak"),
        _ => "has no subnets for its nodes",
    };

    private static DecisionReason For(DesignCriterion criterion, string text, RuleSet rules) => new(criterion, IsFor: true, text, rules);
}
