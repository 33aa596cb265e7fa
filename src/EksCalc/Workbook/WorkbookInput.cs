namespace EksCalc.Workbook;

/// <summary>
/// The blue cells of a sheet. Null is a blank cell, which counts as 0 in arithmetic and is found in no table. The
/// spreadsheet takes any number, so fractions and negative numbers are allowed here too.
/// </summary>
public sealed record WorkbookInput
{
    /// <summary>B4, "Subnet CIDR Size": the subnet's prefix length. The sheet knows the whole numbers 1 to 30.</summary>
    public double? SubnetSize { get; init; }

    /// <summary>B13: <c>WARM_ENI_TARGET</c> on sheet <c>WarmENI</c>, <c>WARM_IP_TARGET</c> on <c>WarmIP</c>.</summary>
    public double? WarmTarget { get; init; }

    /// <summary>B14, "Host Networking IPs": pods on the host network of each node.</summary>
    public double? HostNetworkingIps { get; init; }

    /// <summary>
    /// B15, "Daemonset Pods": pods each node has beside its workload. No formula of the sheet reads it;
    /// <see cref="WorkbookComparison"/> counts them as pods that want an address.
    /// </summary>
    public double? DaemonsetPods { get; init; }

    /// <summary>The table from row 23 on, one row a group of equal nodes.</summary>
    public IReadOnlyList<WorkbookInputRow> Rows { get; init; } = [];
}
