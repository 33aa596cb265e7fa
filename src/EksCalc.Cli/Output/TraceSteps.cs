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

    /// <summary>
    /// Writes the steps of every trace as CSV; with several traces the first column names the file. Traces that name subnets have a
    /// column for each of them, and one for ENIs that pods get nothing from.
    /// </summary>
    public static void WriteCsv(IReadOnlyList<(string File, NodeTrace Trace)> traces, TextWriter output)
    {
        var several = traces.Count > 1;
        var subnets = SubnetsOf(traces);
        string[] columns = [.. several ? ["File"] : (string[])[], .. StepColumns, .. subnets.Select(Column), .. subnets.Count > 0 ? ["Excluded ENIs"] : (string[])[]];
        ResultWriter.WriteCsv(
            columns,
            traces.SelectMany(result => Rows(result.Trace, subnets).Select(row => several ? [result.File, .. row] : row)),
            output);
    }

    /// <summary>The subnets that traces name, each once.</summary>
    public static IReadOnlyList<string> SubnetsOf(IReadOnlyList<(string File, NodeTrace Trace)> traces) =>
        [.. traces.SelectMany(result => result.Trace.Final.PerSubnet.Select(subnet => subnet.Subnet)).Distinct()];

    /// <summary>A subnet's column.</summary>
    public static string Column(string subnet) => $"Subnet {subnet}";

    /// <summary>What is taken of a subnet; null where it is not one of a trace's.</summary>
    public static long? Used(IReadOnlyList<SubnetUse> subnets, string subnet)
    {
        foreach (var use in subnets)
        {
            if (use.Subnet == subnet)
                return use.Addresses;
        }

        return null;
    }

    private static IEnumerable<object?[]> Rows(NodeTrace trace, IReadOnlyList<string> subnets) => NodeTraceRow.Of(trace).Select(row => (object?[])[
        (decimal)row.Seconds, Event(row.Cause), row.Pod, row.Enis, row.TotalAddresses, row.AssignedAddresses, row.CoolingAddresses, row.AvailableAddresses,
        row.Prefixes, row.FreePrefixes, row.SubnetAddresses, row.Ec2Calls, row.Ec2Errors, row.FailedAdds, row.Error,
        .. subnets.Select(subnet => (object?)Used(row.Subnets, subnet)), .. subnets.Count > 0 ? [row.ExcludedEnis] : (object?[])[],
    ]);

    /// <summary>The names that the trace's JSON has.</summary>
    private static string Event(StepCause cause) => cause == StepCause.Delete ? "del" : cause.ToString().ToLowerInvariant();
}
