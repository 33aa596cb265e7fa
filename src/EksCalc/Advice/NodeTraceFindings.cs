using EksCalc.Cni;
using EksCalc.Nodes.Ipamd;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>What a simulation of a node shows that a reader of the CNI's documentation would not expect.</summary>
internal static class NodeTraceFindings
{
    /// <summary>The shortest time for which a call that is tried again stops the loop altogether: that of an ENI that never appears.</summary>
    private static readonly TimeSpan StandStill = TimeSpan.FromSeconds(162);

    /// <summary>The findings, in a stable order.</summary>
    /// <param name="trace">A trace with its steps.</param>
    public static IReadOnlyList<Finding> Of(NodeTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return [.. Variables(trace), .. Cards(trace), .. Prefixes(trace), .. Restarts(trace), .. Excluded(trace), .. StandStills(trace), .. Pods(trace)];
    }

    private static IEnumerable<Finding> Variables(NodeTrace trace)
    {
        foreach (var name in (trace.Scenario.Written?.Keys ?? []).Where(name => CniVariables.Find(name)?.Effect == CniVariableEffect.None).Order(StringComparer.Ordinal))
            yield return FindingKinds.SimulationVariableUnused.Of(name, "The simulation does not use it.");
    }

    private static IEnumerable<Finding> Cards(NodeTrace trace)
    {
        var node = trace.Scenario.Node;
        if (CardFindings.OscillatesOn(node.Settings, node.SupportsPrefixDelegation, node.NetworkCards))
            yield return FindingKinds.CniCardPrefixOscillates.Of("ENABLE_MULTI_NIC", "The prefix of the second network card comes and goes.");
    }

    private static IEnumerable<Finding> Prefixes(NodeTrace trace)
    {
        var restarts = trace.Scenario.Events.OfType<RestartEvent>().ToList();
        foreach (var init in trace.Steps.Where(step => step is { Cause: StepCause.Init, InitError: null }))
        {
            var restart = restarts.FindLast(restart => restart.At <= init.At);
            var left = init.State.AssignedAddresses - init.State.UsableAssignedAddresses;
            if (restart?.Settings is { Mode: IpMode.PrefixDelegation } && left > 0 && init.State.ExcludedEnis.IsEmpty)
            {
                yield return FindingKinds.SimulationPrefixesOverPods.Of(
                    "ENABLE_PREFIX_DELEGATION", Invariant($"At {init.At.TotalSeconds} s prefixes come over {left} pods with secondary addresses."));
            }
        }
    }

    private static IEnumerable<Finding> Restarts(NodeTrace trace)
    {
        foreach (var step in trace.Steps.Where(step => step.Cause == StepCause.Restart))
        {
            if (step.Acts.LastOrDefault(act => act.Kind is ActKind.Create or ActKind.Attach or ActKind.Detach && act.Error is null) is { } act)
                yield return FindingKinds.SimulationRestartWhileWorking.Of(Invariant($"ENI {act.Eni}"), Invariant($"ipamd is restarted at {step.At.TotalSeconds} s, in the middle of its {(act.Kind == ActKind.Detach ? "release" : "attachment")}."));
        }
    }

    private static IEnumerable<Finding> Excluded(NodeTrace trace)
    {
        var node = trace.Scenario.Node;
        if (node.Settings.MaxEni is { } most && most < node.MaxEnis && trace.Steps.FirstOrDefault(step => !step.State.ExcludedEnis.IsEmpty) is { } step)
            yield return FindingKinds.SimulationMaxEniExcluded.Of("MAX_ENI", Invariant($"ENI {step.State.ExcludedEnis[0]} serves no pods, and is one of the {most}."));
    }

    private static IEnumerable<Finding> StandStills(NodeTrace trace)
    {
        var longest = trace.Steps.Where(step => step.Start is not null).MaxBy(step => step.At - step.Start!.Value);
        if (longest is { Start: { } start } && longest.At - start >= StandStill)
            yield return FindingKinds.SimulationLoopStandsStill.Of("ipamd", Invariant($"From {start.TotalSeconds} s on the loop stands still for {(longest.At - start).TotalSeconds} s."));
    }

    private static IEnumerable<Finding> Pods(NodeTrace trace)
    {
        if (trace.Pods.NeverStarted > 0)
        {
            yield return FindingKinds.SimulationPodsNeverStart.Of(
                "pods", Invariant($"{trace.Pods.NeverStarted} of {trace.Pods.Adds} pods never start; the longest of all waits {trace.Pods.LongestWaitToEnd.TotalSeconds} s."));
        }
    }
}
