namespace EksCalc.Workbook;

/// <summary>
/// The spreadsheet <c>subnet-calc.xlsx</c> of the EKS best practices guide, formula for formula, mistakes included: for
/// those who have its numbers and want to know where they come from. <see cref="WorkbookComparison"/> says how far they
/// are off.
/// </summary>
/// <remarks>
/// Source: aws/aws-eks-best-practices <c>subnet-calc.xlsx</c>, last saved 2022-06-22. The members of
/// <see cref="WorkbookResult"/> and <see cref="WorkbookRow"/> name each cell, its formula and what is wrong about it.
/// A daemon-set cell (B15) is there too, and no formula reads it.
/// </remarks>
public static class WorkbookCalculator
{
    /// <summary>Largest prefix length in sheet <c>CidrData</c>; the smallest is 1.</summary>
    private const int LongestPrefix = 30;

    /// <summary>Addresses that sheet <c>CidrData</c> takes off: network and broadcast. AWS keeps 5 (R01).</summary>
    private const int SubtractedAddresses = 2;

    /// <summary>Computes a sheet.</summary>
    /// <param name="sheet">Which one.</param>
    /// <param name="input">Its input cells. Whatever is in them, the result is what the spreadsheet shows, errors included.</param>
    public static WorkbookResult Calculate(WorkbookSheet sheet, WorkbookInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = input.Rows.Select(row => Row(sheet, input, row)).ToList();
        var available = AvailableIps(input.SubnetSize);
        var used = Sum(rows.Select(row => row.TotalIps));
        return new WorkbookResult
        {
            AvailableIps = available,
            UsedIps = used,
            Pods = Sum(rows.Select(row => row.TotalPods)),
            RemainingIps = available - used,
            Rows = rows,
        };
    }

    private static WorkbookRow Row(WorkbookSheet sheet, WorkbookInput input, WorkbookInputRow row)
    {
        // A blank cell counts as 0.
        WorkbookCell nodes = row.Count ?? 0;
        WorkbookCell pods = row.PodsPerNode ?? 0;
        WorkbookCell warmTarget = input.WarmTarget ?? 0;
        WorkbookCell hostNetworking = input.HostNetworkingIps ?? 0;

        var maxEnis = WorkbookLimits.MaxEnis(row.InstanceType);
        var ipsPerEni = WorkbookLimits.IpsPerEni(row.InstanceType);
        var rawEnis = pods / ipsPerEni;
        var inUseEnis = rawEnis.Ceiling();
        var withWarmEnis = inUseEnis + warmTarget;
        var isWarmIp = sheet == WorkbookSheet.WarmIp;
        var actualIps = pods + hostNetworking;
        var usedIps = ((isWarmIp ? inUseEnis : withWarmEnis) * ipsPerEni) + hostNetworking;
        var warmEnisNeeded = (usedIps - actualIps).OneIfLess(warmTarget);
        var inUseEnisWithWarm = inUseEnis + warmEnisNeeded;
        return new WorkbookRow
        {
            InstanceType = row.InstanceType,
            Count = row.Count,
            PodsPerNode = row.PodsPerNode,
            MaxEnis = maxEnis,
            IpsPerEni = ipsPerEni,
            MaxPods = WorkbookLimits.MaxPods(row.InstanceType),
            MaxIpv4 = maxEnis * ipsPerEni,
            RawEnis = rawEnis,
            InUseEnis = inUseEnis,
            WithWarmEnis = isWarmIp ? null : withWarmEnis,
            ActualIps = actualIps,
            UsedIps = usedIps,
            WarmEnisNeeded = isWarmIp ? warmEnisNeeded : null,
            InUseEnisWithWarm = isWarmIp ? inUseEnisWithWarm : null,
            UsedIpsWithWarm = isWarmIp ? inUseEnisWithWarm * ipsPerEni : null,
            TotalPods = pods * nodes,
            TotalIps = usedIps * nodes,
        };
    }

    /// <summary>B5: the row of sheet <c>CidrData</c> for a prefix length; a blank cell is in none.</summary>
    private static WorkbookCell AvailableIps(double? subnetSize) =>
        subnetSize is >= 1 and <= LongestPrefix && Math.Floor(subnetSize.Value) == subnetSize.Value
            ? Math.Pow(2, 32 - subnetSize.Value) - SubtractedAddresses
            : WorkbookError.NotAvailable;

    private static WorkbookCell Sum(IEnumerable<WorkbookCell> cells) => cells.Aggregate((WorkbookCell)0, (sum, cell) => sum + cell);
}
