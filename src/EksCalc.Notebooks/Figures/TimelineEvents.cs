using EksCalc.Nodes.Ipamd;
using static System.FormattableString;

namespace EksCalc.Notebooks.Figures;

/// <summary>One kind of event of a trace: a row of marks in the strip above the timeline.</summary>
/// <param name="Words">What the row shows.</param>
/// <param name="Color">The marks' colour, CSS hex.</param>
/// <param name="Symbol">The marks' shape, plotly.js's name.</param>
/// <param name="Marks">When, and what in words.</param>
internal sealed record TimelineEvents(string Words, string Color, string Symbol, IReadOnlyList<(TimeSpan At, string Hover)> Marks)
{
    /// <summary>The kinds that a trace has, the top row first.</summary>
    public static IReadOnlyList<TimelineEvents> Of(NodeTrace trace)
    {
        var acts = trace.Steps.SelectMany(step => step.Acts).ToList();
        var refused = acts.Where(act => act is { Kind: ActKind.Attach, Error: not null }).Select(act => act.Eni).ToHashSet();
        TimelineEvents[] all =
        [
            new("ipamd restarted", Palette.Others, "star-diamond", StepsOf(trace, StepCause.Restart, "a new ipamd begins")),
            new("ipamd did not start", Palette.Shortage, "star-diamond-open", [.. trace.Steps.Where(step => step.InitError is not null).Select(step => (step.At, step.InitError!))]),
            new("ipamd told to end", Palette.Others, "star", StepsOf(trace, StepCause.Terminate, "SIGTERM")),
            new("node cordoned", Palette.Others, "square", StepsOf(trace, StepCause.Cordon, "takes and frees no ENIs")),
            new("node uncordoned", Palette.Others, "square-open", StepsOf(trace, StepCause.Uncordon, "takes and frees ENIs again")),
            new("subnets tagged anew", Palette.Others, "hexagon", StepsOf(trace, StepCause.Tags, "counts for new ENIs and at a restart")),
            new("pod start failed", Palette.Shortage, "x", [.. trace.Steps.Where(step => step is { Cause: StepCause.Add, Ok: false }).Select(step => (step.At, $"{step.Pod}: no free address"))]),
            new("EC2 refused", Palette.Shortage, "cross", MarksOf(acts.Where(act => act.Error is not null))),
            new("trunk ENI attached", Palette.EniPrimary, "diamond", [.. trace.Steps.Where(step => step.Cause == StepCause.Trunk).Select(step => (step.At, "the trunk of security groups for pods"))]),
            new("ENI attached", Palette.EniPrimary, "triangle-up", MarksOf(acts.Where(act => act is { Kind: ActKind.Create, Error: null } && !refused.Contains(act.Eni)))),
            new("addresses taken", Palette.Warm, "circle", MarksOf(acts.Where(act => act is { Kind: ActKind.Assign or ActKind.AssignIpv6, Error: null }))),
            new("addresses given back", Palette.Warm, "circle-open", MarksOf(acts.Where(act => act is { Kind: ActKind.Unassign or ActKind.UnassignIpv6, Error: null }))),
            new("ENI detached", Palette.EniPrimary, "triangle-down-open", MarksOf(acts.Where(act => act is { Kind: ActKind.Detach, Error: null }))),
        ];
        return [.. all.Where(kind => kind.Marks.Count > 0)];
    }

    private static List<(TimeSpan At, string Hover)> StepsOf(NodeTrace trace, StepCause cause, string words) =>
        [.. trace.Steps.Where(step => step.Cause == cause).Select(step => (step.At, words))];

    private static List<(TimeSpan At, string Hover)> MarksOf(IEnumerable<NodeTraceAct> acts) => [.. acts.Select(act => (act.At, Hover(act)))];

    private static string Hover(NodeTraceAct act)
    {
        var count = act.Count ?? act.Cidrs.Length;
        var what = act.Call?.ToString() ?? (act.Eni is { } eni ? $"ENI {eni}" : "a new ENI");
        if (act.Subnet is { } subnet)
            what += $" in {subnet}";
        return (count > 0 ? Invariant($"{what}: {count:N0} slots") : what) + (act.Error is { } error ? $", {error}" : "");
    }
}
