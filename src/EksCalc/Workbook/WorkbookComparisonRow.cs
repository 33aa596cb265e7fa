using EksCalc.Nodes;

namespace EksCalc.Workbook;

/// <summary>One row of the workbook's table beside what such nodes take by EksCalc.</summary>
public sealed class WorkbookComparisonRow
{
    internal WorkbookComparisonRow()
    {
    }

    /// <summary>The instance type as given.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Number of nodes as given.</summary>
    public double? Count { get; init; }

    /// <summary>Pods of a node as given.</summary>
    public double? PodsPerNode { get; init; }

    /// <summary>
    /// What one node holds by EksCalc: the workload's pods and the daemon set's, no host-network pods. Null where the type
    /// is unknown or a number is out of range.
    /// </summary>
    public NodePlan? Node { get; init; }

    /// <summary>Addresses of one node: the workbook's "Used IPs PI" against <see cref="NodePlan.SubnetAddresses"/>.</summary>
    public required WorkbookLedger NodeIps { get; init; }

    /// <summary>Addresses of all nodes of the row: the workbook's "IPs Total".</summary>
    public required WorkbookLedger TotalIps { get; init; }
}
