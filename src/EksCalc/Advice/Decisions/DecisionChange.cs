using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <summary>One thing as it is today and as it is with the chosen design, the workload grown in both.</summary>
/// <param name="What">What it is.</param>
/// <param name="Today">As it is.</param>
/// <param name="Then">As it is to be.</param>
public sealed record DecisionChange(string What, string Today, string Then)
{
    /// <summary>What designs are told apart by: settings first, then costs.</summary>
    internal static IReadOnlyList<DecisionChange> Between(Design today, Design chosen)
    {
        return
        [
            new("Mode", DesignWords.Mode(today), DesignWords.Mode(chosen)),
            new("Warm targets", DesignWords.WarmTargets(today.Plan) ?? "none", DesignWords.WarmTargets(chosen.Plan) ?? "none"),
            .. Both("Windows settings", design => design.Windows is { } windows ? DesignWords.Windows(windows) : "", today, chosen),
            new("Subnets of nodes", Sizes(today, forPods: false), Sizes(chosen, forPods: false)),
            .. Both("Subnets of pods", design => Sizes(design, forPods: true), today, chosen),
            .. Both("Max pods", MaxPods, today, chosen),
            Count("Addresses at rest", costs => costs.AddressesAtRest),
            Count("Addresses at the peak", costs => costs.AddressesAtPeak),
            Count("Routable addresses at the peak", costs => costs.RoutableAddresses),
            Count("Idle addresses, mean", costs => costs.IdleAddresses),
            Count("EC2 calls an hour", costs => costs.Ec2CallsPerHour),
            new("Pods that wait for an address", Invariant($"{today.Costs.WaitingShare:0.0 %}"), Invariant($"{chosen.Costs.WaitingShare:0.0 %}")),
            Count("Pods left out", costs => costs.PodsLeftOut),
        ];

        DecisionChange Count(string what, Func<DesignCosts, double> cost) => new(what, DecisionColumns.Number(cost(today.Costs)), DecisionColumns.Number(cost(chosen.Costs)));
    }

    private static IEnumerable<DecisionChange> Both(string what, Func<Design, string> words, Design today, Design chosen)
    {
        var change = new DecisionChange(what, words(today), words(chosen));
        return change.Today == change.Then ? [] : [change];
    }

    private static string Sizes(Design design, bool forPods)
    {
        var subnets = design.Plan.Subnets.Where(subnet => SizingOptions.IsSized(subnet) && subnet.IsForPods == forPods).GroupBy(subnet => subnet.Subnet.Block.PrefixLength).OrderBy(alike => alike.Key).ToList();
        return subnets.Count == 0 ? "none" : Display.Listed([.. subnets.Select(alike => Invariant($"{alike.Count():N0} /{alike.Key}"))]);
    }

    private static string MaxPods(Design design) => string.Join(", ", design.Plan.Groups.Select(group => Invariant($"{group.Name} {group.MaxPods:N0}")));
}
