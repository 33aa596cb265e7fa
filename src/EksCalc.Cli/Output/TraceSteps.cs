using EksCalc.Nodes.Ipamd;

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

    private static IEnumerable<object?[]> Rows(NodeTrace trace) => NodeTraceRow.Of(trace).Select(row => (object?[])[
        (decimal)row.Seconds, Event(row.Cause), row.Pod, row.Enis, row.TotalAddresses, row.AssignedAddresses, row.CoolingAddresses, row.AvailableAddresses,
        row.Prefixes, row.FreePrefixes, row.SubnetAddresses, row.Ec2Calls, row.Ec2Errors, row.FailedAdds, row.Error,
    ]);

    /// <summary>The names that the trace's JSON has.</summary>
    private static string Event(StepCause cause) => cause == StepCause.Delete ? "del" : cause.ToString().ToLowerInvariant();
}
