using EksCalc.Ipam;
using EksCalc.Sweeps;
using Microsoft.Data.Analysis;

namespace EksCalc.Notebooks;

/// <summary>Results as data frames, to filter, group and join.</summary>
public static class DataFrames
{
    /// <summary>Curves in long form, a row a point: <c>series</c>, <c>x</c>, <c>subnetAddresses</c>, <c>assigned</c>, <c>waiting</c>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ConsumptionCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var rows = curves.SelectMany(curve => curve.Points.Select(point => (curve.Label, Point: point))).ToList();
        return new DataFrame(
            new StringDataFrameColumn("series", rows.Select(row => row.Label)),
            new Int32DataFrameColumn("x", rows.Select(row => row.Point.X)),
            new Int64DataFrameColumn("subnetAddresses", rows.Select(row => row.Point.SubnetAddresses)),
            new Int64DataFrameColumn("assigned", rows.Select(row => row.Point.AssignedAddresses)),
            new Int64DataFrameColumn("waiting", rows.Select(row => row.Point.WaitingPods)));
    }

    /// <summary>Node plans, a row a plan, with a <c>label</c> that says which is which and the plan's counts as columns.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<(string Label, NodePlan Plan)> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var rows = plans.ToList();
        return new DataFrame(
            new StringDataFrameColumn("label", rows.Select(row => row.Label)),
            Count("pods", plan => plan.Pods),
            Count("enis", plan => plan.Enis),
            Count("secondaryAddresses", plan => plan.SecondaryAddresses),
            Count("prefixes", plan => plan.Prefixes),
            Count("totalAddresses", plan => plan.TotalAddresses),
            Count("assignedAddresses", plan => plan.AssignedAddresses),
            Count("freeAddresses", plan => plan.FreeAddresses),
            Count("freePrefixes", plan => plan.FreePrefixes),
            Count("coolingAddresses", plan => plan.CoolingAddresses),
            Count("waitingPods", plan => plan.WaitingPods),
            Count("subnetAddresses", plan => plan.SubnetAddresses),
            new BooleanDataFrameColumn("oscillates", rows.Select(row => row.Plan.Oscillates)));

        Int32DataFrameColumn Count(string name, Func<NodePlan, int> value) => new(name, rows.Select(row => value(row.Plan)));
    }

    /// <summary>A trace, a row a step: <see cref="NodeTraceRow"/>'s properties as columns, their first letter in lower case.</summary>
    public static DataFrame ToDataFrame(this NodeTrace trace)
    {
        var rows = NodeTraceRow.Of(trace).ToList();
        return new DataFrame(
            new DoubleDataFrameColumn("seconds", rows.Select(row => row.Seconds)),
            new StringDataFrameColumn("cause", rows.Select(row => row.Cause.ToString())),
            new StringDataFrameColumn("pod", rows.Select(row => row.Pod)),
            new BooleanDataFrameColumn("ok", rows.Select(row => row.Ok)),
            Count("enis", row => row.Enis),
            Count("totalAddresses", row => row.TotalAddresses),
            Count("assignedAddresses", row => row.AssignedAddresses),
            Count("coolingAddresses", row => row.CoolingAddresses),
            Count("warmAddresses", row => row.WarmAddresses),
            Count("prefixes", row => row.Prefixes),
            Count("freePrefixes", row => row.FreePrefixes),
            new Int64DataFrameColumn("subnetAddresses", rows.Select(row => row.SubnetAddresses)),
            Count("ec2Calls", row => row.Ec2Calls));

        Int32DataFrameColumn Count(string name, Func<NodeTraceRow, int> value) => new(name, rows.Select(value));
    }
}
