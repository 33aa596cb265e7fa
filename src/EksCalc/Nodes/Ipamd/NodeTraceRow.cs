namespace EksCalc.Nodes.Ipamd;

/// <summary>One step of a trace as a flat row, for tables and data frames.</summary>
/// <param name="Seconds">When, in seconds from ipamd's start.</param>
/// <param name="Cause">Why the step was recorded.</param>
/// <param name="Pod">The pod of an add or a delete; null for others.</param>
/// <param name="Ok">Whether an add got an address or a delete gave one back; null for others.</param>
/// <param name="Enis">ENIs, the primary and the trunk included.</param>
/// <param name="TotalAddresses">Pod addresses held.</param>
/// <param name="AssignedAddresses">Those that pods have.</param>
/// <param name="CoolingAddresses">Those in cooldown.</param>
/// <param name="AvailableAddresses">Those no pod has, which is what ipamd counts: cooling ones included.</param>
/// <param name="Prefixes">Prefixes held; 0 without prefix delegation.</param>
/// <param name="FreePrefixes">Prefixes of which no pod has an address.</param>
/// <param name="SubnetAddresses">Addresses taken from the subnet, as EC2 sees it.</param>
/// <param name="Ec2Calls">EC2 calls of all kinds so far.</param>
/// <param name="Ec2Errors">Calls that EC2 refused so far.</param>
/// <param name="FailedAdds">Tries of pods that found no address so far.</param>
/// <param name="Error">What went wrong in the step; null where nothing did.</param>
internal sealed record NodeTraceRow(
    double Seconds,
    StepCause Cause,
    string? Pod,
    bool? Ok,
    int Enis,
    long TotalAddresses,
    int AssignedAddresses,
    int CoolingAddresses,
    long AvailableAddresses,
    int Prefixes,
    int FreePrefixes,
    long SubnetAddresses,
    int Ec2Calls,
    int Ec2Errors,
    int FailedAdds,
    string? Error)
{
    /// <summary>Addresses taken from each subnet, where the scenario names several; empty otherwise.</summary>
    public IReadOnlyList<SubnetUse> Subnets { get; init; } = [];

    /// <summary>ENIs that pods get nothing from, because of their subnet's tags.</summary>
    public int ExcludedEnis { get; init; }

    /// <summary>The steps of a trace as rows, in order.</summary>
    public static IEnumerable<NodeTraceRow> Of(NodeTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Rows(trace);
    }

    private static IEnumerable<NodeTraceRow> Rows(NodeTrace trace)
    {
        var (calls, errors, failedAdds) = (0, 0, 0);
        foreach (var step in trace.Steps)
        {
            var state = step.State;
            calls = step.Calls?.Total ?? calls;
            var refused = step.Acts.Select(act => act.Error).OfType<string>().ToList();
            errors += refused.Count;
            var failed = step is { Cause: StepCause.Add, Ok: false };
            failedAdds += failed ? 1 : 0;
            yield return new NodeTraceRow(
                step.At.TotalSeconds,
                step.Cause,
                step.Pod,
                step.Ok,
                state.Enis,
                state.TotalAddresses,
                state.AssignedAddresses,
                state.CoolingAddresses,
                state.TotalAddresses - state.AssignedAddresses,
                state.Prefixes,
                state.FreePrefixes,
                state.SubnetAddresses,
                calls,
                errors,
                failedAdds,
                step.InitError ?? (failed ? "no free address" : refused.Count > 0 ? string.Join("; ", refused) : null))
            {
                Subnets = state.PerSubnet,
                ExcludedEnis = state.ExcludedEnis.Length,
            };
        }
    }
}
