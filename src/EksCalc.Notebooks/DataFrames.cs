using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using EksCalc.Sweeps;
using EksCalc.Vpc;
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

    /// <summary>
    /// A trace, a row a step: <c>seconds</c>, <c>cause</c>, <c>pod</c>, <c>ok</c>, the node's counts and EC2's after it, <c>error</c>; <c>subnets</c> as one
    /// text, <c>a: 12; b: 3</c>.
    /// </summary>
    public static DataFrame ToDataFrame(this NodeTrace trace)
    {
        var rows = NodeTraceRow.Of(trace).ToList();
        return new DataFrame(
            new DoubleDataFrameColumn("seconds", rows.Select(row => row.Seconds)),
            new StringDataFrameColumn("cause", rows.Select(row => row.Cause.ToString())),
            new StringDataFrameColumn("pod", rows.Select(row => row.Pod)),
            new BooleanDataFrameColumn("ok", rows.Select(row => row.Ok)),
            Count("enis", row => row.Enis),
            new Int64DataFrameColumn("totalAddresses", rows.Select(row => row.TotalAddresses)),
            Count("assignedAddresses", row => row.AssignedAddresses),
            Count("coolingAddresses", row => row.CoolingAddresses),
            new Int64DataFrameColumn("availableAddresses", rows.Select(row => row.AvailableAddresses)),
            Count("prefixes", row => row.Prefixes),
            Count("freePrefixes", row => row.FreePrefixes),
            new Int64DataFrameColumn("subnetAddresses", rows.Select(row => row.SubnetAddresses)),
            Count("ec2Calls", row => row.Ec2Calls),
            Count("ec2Errors", row => row.Ec2Errors),
            Count("failedAdds", row => row.FailedAdds),
            new StringDataFrameColumn("error", rows.Select(row => row.Error)),
            new StringDataFrameColumn("subnets", rows.Select(row => string.Join("; ", row.Subnets))),
            Count("excludedEnis", row => row.ExcludedEnis));

        Int32DataFrameColumn Count(string name, Func<NodeTraceRow, int> value) => new(name, rows.Select(value));
    }

    /// <summary>
    /// A plan's subnets in long form, a row for each subnet and situation: <c>subnet</c>, <c>zone</c>, <c>situation</c> (steady, churned, grown, upgrade,
    /// zoneLoss), <c>capacity</c>, and the addresses by kind with their <c>total</c>.
    /// </summary>
    public static DataFrame ToDataFrame(this ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Frame(PlanColumns.Situations, plan.Subnets.SelectMany(subnet => Enum.GetValues<Situation>().Select(situation => (subnet, situation))));
    }

    /// <summary>Modes, a row each: <c>mode</c>, <c>configured</c>, <c>fits</c>, the addresses of nodes' and pods' subnets, <c>nodes</c>, <c>podsLeftOut</c>, <c>obstacles</c>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ModeResult> modes)
    {
        ArgumentNullException.ThrowIfNull(modes);
        return Frame(PlanColumns.Modes, modes);
    }

    /// <summary>A subnet's addresses, a row for each /28: <c>cidr</c>, and how many addresses each kind of owner has.</summary>
    public static DataFrame ToDataFrame(this AddressMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var first = Enumerable.Range(0, map.Blocks).Select(block => block * Ipv4Prefix.Addresses).ToList();
        return new DataFrame(
        [
            new StringDataFrameColumn("cidr", first.Select(offset => $"{map.Subnet.AddressAt(offset)}/{Ipv4Prefix.Length}")),
            .. Enum.GetValues<AddressOwner>().Select(owner => new Int32DataFrameColumn(
                CamelCase(owner),
                first.Select(offset => Enumerable.Range(offset, Ipv4Prefix.Addresses).Count(address => map.OwnerOf(address) == owner)))),
        ]);
    }

    /// <summary>A sweep, a row for each combination: the parameters as columns, then the measures.</summary>
    public static DataFrame ToDataFrame(this SweepResult sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return new DataFrame(sweep.Columns.Select(column => (DataFrameColumn)(column switch
        {
            SweepColumn<int> numbers => new Int32DataFrameColumn(column.Name, All(numbers)),
            SweepColumn<long> numbers => new Int64DataFrameColumn(column.Name, All(numbers)),
            SweepColumn<double> numbers => new DoubleDataFrameColumn(column.Name, All(numbers)),
            SweepColumn<bool> flags => new BooleanDataFrameColumn(column.Name, All(flags)),
            SweepColumn<string> texts => new StringDataFrameColumn(column.Name, All(texts)),
            _ => throw new ArgumentException($"A column of {column.ElementType.Name} has no form in a data frame.", nameof(sweep)),
        })));

        IEnumerable<T> All<T>(SweepColumn<T> column) => Enumerable.Range(0, sweep.Rows).Select(row => column[row]);
    }

    /// <summary>Densities, a row each: <c>instanceType</c>, <c>mode</c>, <c>podsPerNode</c>, <c>nodes</c>, <c>pods</c>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<SubnetDensity> densities)
    {
        ArgumentNullException.ThrowIfNull(densities);
        var rows = densities.ToList();
        return new DataFrame(
            new StringDataFrameColumn("instanceType", rows.Select(row => row.InstanceType)),
            new StringDataFrameColumn("mode", rows.Select(row => row.Mode.ToString())),
            new Int32DataFrameColumn("podsPerNode", rows.Select(row => row.PodsPerNode)),
            new Int32DataFrameColumn("nodes", rows.Select(row => row.Nodes)),
            new Int64DataFrameColumn("pods", rows.Select(row => row.Pods)));
    }

    /// <summary>Warm settings, a row each: <c>settings</c>, <c>idleAddresses</c>, <c>ec2CallsPerHour</c>, <c>waitingShare</c>, <c>longestWaitSeconds</c>, <c>mostSubnetAddresses</c>, <c>notBeaten</c>.</summary>
    public static DataFrame ToDataFrame(this WarmSettingsComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Frame(WarmSettingsColumns.Compared(comparison), comparison.Results);
    }

    /// <summary>
    /// Sized subnets, a row each: <c>mode</c>, <c>subnet</c>, <c>zone</c>, <c>forPods</c>, <c>prefixLength</c> (null where none is large enough),
    /// <c>peakAddresses</c>, <c>cidrInVpc</c>, <c>stays</c>, <c>newVpcBlock</c>, <c>cidrInNewVpc</c>.
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<SubnetSizing> sizings)
    {
        ArgumentNullException.ThrowIfNull(sizings);
        return Frame(AdviceColumns.SubnetsByMode, sizings.SelectMany(SizingRow.Of));
    }

    private static DataFrame Frame<T>(IReadOnlyList<ResultColumn<T>> columns, IEnumerable<T> rows)
    {
        var all = rows.ToList();
        return new DataFrame(columns.Select(column => (DataFrameColumn)((Nullable.GetUnderlyingType(column.Type) ?? column.Type) switch
        {
            var type when type == typeof(int) => new Int32DataFrameColumn(column.Name, all.Select(row => (int?)column.Value(row))),
            var type when type == typeof(long) => new Int64DataFrameColumn(column.Name, all.Select(row => (long?)column.Value(row))),
            var type when type == typeof(double) => new DoubleDataFrameColumn(column.Name, all.Select(row => (double?)column.Value(row))),
            var type when type == typeof(bool) => new BooleanDataFrameColumn(column.Name, all.Select(row => (bool?)column.Value(row))),
            _ => new StringDataFrameColumn(column.Name, all.Select(row => column.Value(row) is IReadOnlyList<string> texts ? string.Join("; ", texts) : column.Value(row)?.ToString())),
        })));
    }

    private static string CamelCase(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
