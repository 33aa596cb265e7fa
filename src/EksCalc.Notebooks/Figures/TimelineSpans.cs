using EksCalc.Nodes.Ipamd;

namespace EksCalc.Notebooks.Figures;

/// <summary>When a node was cordoned, and when no ipamd was ready.</summary>
internal static class TimelineSpans
{
    /// <summary>The spans, in the order in which they begin.</summary>
    public static IReadOnlyList<TimelineSpan> Of(NodeTrace trace)
    {
        var spans = new List<TimelineSpan>();
        TimeSpan? cordoned = trace.Scenario.Node.CordonedAtStart ? TimeSpan.Zero : null;
        TimeSpan? down = TimeSpan.Zero;
        foreach (var step in trace.Steps)
        {
            if (step.Cause == StepCause.Cordon)
                cordoned ??= step.At;
            else if (step.Cause == StepCause.Uncordon)
                End(ref cordoned, "cordoned", Palette.Others, step.At);
            else if (step.Cause == StepCause.Restart)
                down ??= step.At;
            else if (step is { Cause: StepCause.Init, InitError: null })
                End(ref down, "no ipamd ready", Palette.Shortage, step.At);
        }

        End(ref cordoned, "cordoned", Palette.Others, trace.Scenario.Until);
        End(ref down, "no ipamd ready", Palette.Shortage, trace.Scenario.Until);
        return [.. spans.OrderBy(span => span.From)];

        void End(ref TimeSpan? begin, string words, string color, TimeSpan at)
        {
            if (begin is { } from && at > from)
                spans.Add(new TimelineSpan(words, color, from, at));
            begin = null;
        }
    }
}
