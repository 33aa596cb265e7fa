using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <summary>A decision in one sentence: what to do, and what then holds; another says what to do where even so something does not work.</summary>
internal static class DecisionVerdict
{
    /// <summary>Errors that stand in the way whatever room there is; of the others, where pods are left out or subnets too small, the verdict says it anyway.</summary>
    private static readonly FindingKind[] Causes =
    [
        FindingKinds.GroupWithoutSubnets, FindingKinds.GroupUnmanagedEnis, FindingKinds.EniConfigMissing, FindingKinds.EniConfigExcluded, FindingKinds.DiscoveryWithoutSubnets,
        FindingKinds.SecurityGroupsOff, FindingKinds.SecurityGroupsOnWindows, FindingKinds.BranchNoTrunk, FindingKinds.WindowsIpamOff,
    ];

    public static string Of(Decision decision)
    {
        var chosen = decision.Chosen;
        if (FaultOf(chosen) is { } fault)
        {
            var what = $"{fault.Subject}: {fault.Message} {fault.Action}{Others(chosen)}";
            return chosen.Steps.Count == 0 ? $"This does not work as it stands: {what}" : $"{Do(chosen)}: {Holds(decision, chosen)}; even so it does not work: {what}";
        }

        if (chosen.Verdict != DesignVerdict.Fits || chosen.Steps.Count > 0)
            return $"{Do(chosen)}: {Holds(decision, chosen)}.";
        return $"Nothing is worth changing: with {DesignWords.Mode(chosen)} and today's subnets, {Holds(decision, chosen)}.";
    }

    private static Finding? FaultOf(Design chosen) =>
        chosen.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error && (chosen.Verdict == DesignVerdict.Fits || Causes.Contains(finding.Kind)));

    private static string Others(Design chosen) => chosen.Costs.Errors > 1 ? Invariant($" {chosen.Costs.Errors - 1:N0} more {(chosen.Costs.Errors == 2 ? "error is" : "errors are")} among the findings.") : "";

    private static string Do(Design chosen)
    {
        if (chosen.Verdict != DesignVerdict.Fits)
            return chosen.Steps.Count == 0 ? "No design is better than today's, and it does not hold the workload" : $"No design holds the workload; the best is to {Change(chosen)}";
        return Capital(Change(chosen));
    }

    private static string Change(Design chosen)
    {
        List<string> parts = [];
        if (!chosen.IsConfiguredMode)
            parts.Add($"change to {DesignWords.Mode(chosen)}{(chosen.Effort == DesignEffort.Cluster ? " in a new cluster" : "")}");
        if (DesignWords.WindowsChange(chosen.From.Windows, chosen.Scenario.Windows) is { } windows)
            parts.Add($"{windows} (ConfigMap {WindowsSettings.ConfigMap})");
        if (chosen.ChangesAwsNodeTargets && DesignWords.WarmTargets(chosen.Plan, " with ") is { } targets)
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
