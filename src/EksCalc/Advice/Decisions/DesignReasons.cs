using EksCalc.Cni;
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
        if (chosen is { HasRoom: true, Fullest: { } fullest })
            reasons.Add(For(DesignCriterion.Room, Invariant($"its subnets hold the peak: {fullest.Subnet.Name} is the fullest, {fullest.Peak.Total:N0} of {fullest.Capacity:N0} addresses"), [RuleId.R01, RuleId.R32]));
        if (today.HasRoom && DesignOrder.Of(DesignCriterion.PodsWait, today) > DesignOrder.Of(DesignCriterion.PodsWait, chosen))
            reasons.Add(For(DesignCriterion.PodsWait, Invariant($"{(chosen.Costs.WaitingShare == 0 ? "no pod waits" : Invariant($"{chosen.Costs.WaitingShare:0.0 %} of pods wait"))} for an address when it starts, today {today.Costs.WaitingShare:0.0 %}"), [RuleId.R22]));
        if (chosen.Effort <= DesignEffort.Settings)
            reasons.Add(For(DesignCriterion.Effort, chosen.Effort == DesignEffort.None ? "nothing has to be made or changed" : "no node, subnet or block has to be made", []));
        else if (chosen.Effort is DesignEffort.PodBlock or DesignEffort.Nodes && chosen.SubnetChange == SubnetChange.Kept)
            reasons.Add(For(DesignCriterion.SubnetChange, "the nodes' subnets stay as they are", []));
        if (chosen != today && DesignOrder.Saves(chosen, today) is >= 1 and var saved)
            reasons.Add(For(DesignCriterion.Addresses, Invariant($"it takes {chosen.Costs.AddressesAtPeak:N0} addresses at the peak, {saved:0} % fewer than with today's settings"), [RuleId.R20, RuleId.R32]));
        if (chosen.Costs.RoutableAddresses < today.Costs.RoutableAddresses && chosen.Costs.RoutableAddresses < chosen.Costs.AddressesAtPeak)
            reasons.Add(For(DesignCriterion.RoutableAddresses, Invariant($"{chosen.Costs.RoutableAddresses:N0} of them are routable, today {today.Costs.RoutableAddresses:N0}"), [RuleId.R04, RuleId.R27]));
        return reasons;
    }

    /// <summary>What stands against a design beside the chosen one: the first thing in which it is worse.</summary>
    public DecisionReason? Against(Design other, Design chosen)
    {
        var deciding = order.Criteria.Cast<DesignCriterion?>().FirstOrDefault(criterion => DesignOrder.Of(criterion!.Value, other) > DesignOrder.Of(criterion.Value, chosen));
        return deciding is { } criterion ? Against(criterion, other, chosen) : null;
    }

    private DecisionReason Against(DesignCriterion criterion, Design other, Design chosen)
    {
        var (text, rules) = criterion switch
        {
            DesignCriterion.PodsLeftOut => (Invariant($"leaves {other.Costs.PodsLeftOut:N0} pods out{(chosen.Costs.PodsLeftOut > 0 ? Invariant($", not {chosen.Costs.PodsLeftOut:N0}") : "")}"), RuleSet.Of(RuleId.R11, RuleId.R13)),
            DesignCriterion.Room => (TooSmall(other), RuleSet.Of(RuleId.R01, RuleId.R06, RuleId.R07)),
            DesignCriterion.NewCluster => ("takes a new cluster", RuleSet.Of(RuleId.R29)),
            DesignCriterion.PodsWait => (Invariant($"lets {other.Costs.WaitingShare:0.0 %} of pods wait for an address"), RuleSet.Of(RuleId.R22)),
            DesignCriterion.Errors => (Invariant($"leaves {other.Costs.Errors:N0} {(other.Costs.Errors == 1 ? "error" : "errors")}: {other.Findings[0].Message.TrimEnd('.')}"), other.Findings[0].Rules),
            DesignCriterion.Effort => ($"takes {other.Effort.ToWords()}{(chosen.Effort == DesignEffort.None ? "" : $", not {chosen.Effort.ToWords()}")}", RuleSet.Of(RuleId.R01, RuleId.R02)),
            DesignCriterion.ModeChange => ($"changes the mode from {ModeTraits.Of(chosen.Mode).Name}, so every node is replaced", RuleSet.Of(RuleId.R32)),
            DesignCriterion.SubnetChange => (other.SubnetChange == SubnetChange.Replaced ? "takes other subnets in the place of today's" : "takes further subnets", RuleSet.Of(RuleId.R01)),
            DesignCriterion.WarmTargets => (Invariant($"changes warm targets to save {Math.Max(0, DesignOrder.Saves(other, chosen)):0} % of the addresses; below {options.WorthPercent} % is not worth it"), RuleSet.Of(RuleId.R20)),
            DesignCriterion.Steps => (Invariant($"takes {other.Costs.Steps:N0} steps, not {chosen.Costs.Steps:N0}"), default),
            DesignCriterion.Addresses => (Invariant($"takes {other.Costs.AddressesAtPeak:N0} addresses at the peak, not {chosen.Costs.AddressesAtPeak:N0}"), RuleSet.Of(RuleId.R32)),
            DesignCriterion.RoutableAddresses => (Invariant($"takes {other.Costs.RoutableAddresses:N0} routable addresses at the peak, not {chosen.Costs.RoutableAddresses:N0}"), RuleSet.Of(RuleId.R04)),
            DesignCriterion.Calls => (Invariant($"makes {other.Costs.Ec2CallsPerHour:N0} EC2 calls an hour, not {chosen.Costs.Ec2CallsPerHour:N0}"), RuleSet.Of(RuleId.R25)),
            DesignCriterion.Mode => ($"is less simple than {ModeTraits.Of(chosen.Mode).Name}", default),
            _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "No such criterion."),
        };
        return new DecisionReason(criterion, IsFor: false, text, rules);
    }

    private string TooSmall(Design design) => design.Plan.Subnets.Where(SizingOptions.IsSized).OrderByDescending(subnet => subnet.Share).ToList() switch
    {
        var subnets when subnets.Find(subnet => !subnet.Fits) is { } full => $"{full.Subnet.Name} ({full.Subnet.Size}) is too small: {full.Shortage}",
        var subnets when subnets.Find(subnet => !options.LeaveRoom.Holds(subnet)) is { } tight =>
            Invariant($"{tight.Subnet.Name} ({tight.Subnet.Size}) does not leave {options.LeaveRoom.HeadroomPercent} % free: {tight.Peak.Total:N0} of {tight.Capacity:N0} addresses at the peak"),
        _ => "has no subnets for its nodes",
    };

    private static DecisionReason For(DesignCriterion criterion, string text, RuleSet rules) => new(criterion, IsFor: true, text, rules);
}
