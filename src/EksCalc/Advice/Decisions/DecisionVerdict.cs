using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <summary>A decision in one sentence: what to do, and what then holds.</summary>
internal static class DecisionVerdict
{
    public static string Of(Decision decision)
    {
        var chosen = decision.Chosen;
        var left = Left(chosen);
        if (!decision.Fits || chosen.Steps.Count > 0)
            return $"{Do(decision)}: {Holds(decision, chosen)}{left}.";
        var nothing = left.Length > 0 ? "No design changes what is wrong" : "Nothing is worth changing";
        return $"{nothing}: with {DesignWords.Mode(chosen)} and today's subnets, {Holds(decision, chosen)}{left}.";
    }

    // What fits and is wrong all the same is not left to the findings below.
    private static string Left(Design chosen)
    {
        var errors = chosen.Costs.Errors;
        if (errors == 0 || !chosen.HasRoom || chosen.Costs.PodsLeftOut > 0)
            return "";
        var first = chosen.Findings.First(finding => finding.Severity == Severity.Error);
        return Invariant($"; {(errors == 1 ? "an error is" : $"{errors:N0} errors are")} left: {first.Subject}: {first.Message.TrimEnd('.')}");
    }

    private static string Do(Decision decision)
    {
        var chosen = decision.Chosen;
        if (!decision.Fits)
            return chosen.Steps.Count == 0 ? "No design is better than today's, and it does not hold the workload" : $"No design holds the workload; the best is to {Change(chosen)}";
        return Capital(Change(chosen));
    }

    private static string Change(Design chosen)
    {
        List<string> parts = [];
        if (!chosen.IsConfiguredMode)
            parts.Add($"change to {DesignWords.Mode(chosen)}{(chosen.Effort == DesignEffort.Cluster ? " in a new cluster" : "")}");
        if (chosen.ChangesWarmTargets && DesignWords.WarmTargets(chosen.Plan, " with ") is { } targets)
            parts.Add($"set {targets}");
        if (chosen.NewSubnets.Count > 0)
            parts.Add($"make {NewSubnets(chosen)}");
        if (parts.Count == 0)
            parts.Add("tell the nodes the max pods that the CNI serves");
        if (chosen.NewSubnets.Count == 0 || chosen.SubnetChange == SubnetChange.Kept)
            parts.Add("keep today's subnets");
        return Display.Listed(parts);
    }

    private static string NewSubnets(Design chosen)
    {
        var pods = chosen.Scenario.EniConfigs.Values.Select(config => config.Subnet).ToHashSet();
        return Display.Listed([.. chosen.NewSubnets.GroupBy(subnet => (IsForPods: pods.Contains(subnet.Name), subnet.Block.PrefixLength)).OrderBy(kind => kind.Key)
            .Select(kind => Invariant($"{kind.Count():N0} /{kind.Key.PrefixLength} {(kind.Count() == 1 ? "subnet" : "subnets")} for {(kind.Key.IsForPods ? "pods" : "nodes")}"))
        ]);
    }

    private static string Holds(Decision decision, Design design)
    {
        var growth = decision.Options.LeaveRoom.GrowthPercent;
        var when = growth > 0 ? Invariant($"after {growth} % of growth ") : "";
        if (design.Costs.PodsLeftOut > 0)
            return Invariant($"{when}{design.Costs.PodsLeftOut:N0} pods have no place or no address");
        if (design.Fullest is not { } fullest)
            return $"{when}every pod has a place and an address";
        return design.HasRoom
            ? Invariant($"{when}every pod has a place and an address, and {fullest.Subnet.Name}, the fullest subnet, has {fullest.FreeAtPeak:N0} of {fullest.Capacity:N0} addresses free at the peak")
            : $"{when}{fullest.Subnet.Name} is too small: {fullest.Shortage ?? Invariant($"{fullest.FreeAtPeak:N0} of {fullest.Capacity:N0} addresses are free at the peak, less than {decision.Options.LeaveRoom.HeadroomPercent} %")}";
    }

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
