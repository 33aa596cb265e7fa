using EksCalc.Ipam;

namespace EksCalc.Cli.Output;

/// <summary>The steps of traces in columns, a row a step. What counts "so far" counts from ipamd's start.</summary>
internal static class TraceSteps
{
    private static readonly string[] StepColumns =
    [
        "Time s", "Event", "Pod", "ENIs", "Addresses", "Assigned", "Cooling", "Available", "Prefixes", "Free prefixes", "Subnet addresses",
        "EC2 calls", "EC2 errors", "Failed adds", "Error",
    ];

    /// <summary>Writes the steps of every trace as CSV; with several traces the first column names the file.</summary>
    public static void WriteCsv(IReadOnlyList<(string File, NodeTrace Trace)> traces, TextWriter output)
    {
        var several = traces.Count > 1;
        ResultWriter.WriteCsv(
            several ? ["File", .. StepColumns] : StepColumns,
            traces.SelectMany(result => Rows(result.Trace).Select(row => several ? [result.File, .. row] : row)),
            output);
    }

    private static IEnumerable<object?[]> Rows(NodeTrace trace)
    {
        var (calls, errors, failedAdds) = (0, 0, 0);
        foreach (var step in trace.Steps)
        {
            calls = step.Calls?.Total ?? calls;
            errors += step.Acts.Count(act => act.Error is not null);
            var failed = step is { Cause: StepCause.Add, Ok: false };
            failedAdds += failed ? 1 : 0;
            var state = step.State;
            yield return [
                (decimal)step.At.Ticks / TimeSpan.TicksPerSecond, Event(step.Cause), step.Pod, state.Enis, state.TotalAddresses, state.AssignedAddresses,
                state.CoolingAddresses, state.TotalAddresses - state.AssignedAddresses, state.Prefixes, state.FreePrefixes, state.SubnetAddresses,
                calls, errors, failedAdds, step.InitError ?? (failed ? "no free address" : string.Join("; ", step.Acts.Select(act => act.Error).OfType<string>())),
            ];
        }
    }

    /// <summary>The names that the trace's JSON has.</summary>
    private static string Event(StepCause cause) => cause == StepCause.Delete ? "del" : cause.ToString().ToLowerInvariant();
}
