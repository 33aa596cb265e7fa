namespace EksCalc.Workbook;

/// <summary>One row of a sheet's table: a group of equal nodes. Null is a blank cell.</summary>
/// <param name="InstanceType">A23, "instance type"; case is ignored, as lookups in a spreadsheet do.</param>
/// <param name="Count">B23, "# of Instances".</param>
/// <param name="PodsPerNode">C23, "Target Workload Pods per Node".</param>
public sealed record WorkbookInputRow(string? InstanceType, double? Count, double? PodsPerNode);
