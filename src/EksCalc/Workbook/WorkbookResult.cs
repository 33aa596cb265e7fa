namespace EksCalc.Workbook;

/// <summary>The results of a sheet: cells B5 and B8 to B10, and the table.</summary>
public sealed class WorkbookResult
{
    internal WorkbookResult()
    {
    }

    /// <summary>
    /// B5, "Total Available IP Addresses": 2^(32-n) - 2 from sheet <c>CidrData</c>, n being 1 to 30.
    /// Wrong: AWS keeps 5 addresses of every subnet, not 2, and allows /16 to /28 only (R01).
    /// </summary>
    public required WorkbookCell AvailableIps { get; init; }

    /// <summary>
    /// B8, "Number of IPs Used": the sum of <see cref="WorkbookRow.TotalIps"/>. Wrong on sheet <c>WarmIP</c>: the column it
    /// adds up does not contain the warm target.
    /// </summary>
    public required WorkbookCell UsedIps { get; init; }

    /// <summary>B9, "Number of Pods Hosted": the sum of <see cref="WorkbookRow.TotalPods"/>, whether the nodes can hold them or not.</summary>
    public required WorkbookCell Pods { get; init; }

    /// <summary>B10, "# of Subnet IPs Remaining": B5 - B8; negative where the nodes do not fit.</summary>
    public required WorkbookCell RemainingIps { get; init; }

    /// <summary>The table, in the order of the input.</summary>
    public required IReadOnlyList<WorkbookRow> Rows { get; init; }
}
