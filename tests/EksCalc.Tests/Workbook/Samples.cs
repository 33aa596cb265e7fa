using CsCheck;
using EksCalc.Instances;
using EksCalc.Workbook;

namespace EksCalc.Tests.Workbook;

/// <summary>Inputs that several tests use.</summary>
internal static class Samples
{
    /// <summary>What the workbook was saved with; its daemon-set cell, which it does not read, is left blank.</summary>
    public static WorkbookInput SavedExample { get; } = new()
    {
        SubnetSize = 23,
        WarmTarget = 1,
        HostNetworkingIps = 2,
        Rows = [new WorkbookInputRow("m5.12xlarge", 2, 100), new WorkbookInputRow("c5.2xlarge", 1, 30)],
    };

    /// <summary>Types that both the workbook's ENI table and the catalog have.</summary>
    public static IReadOnlyList<string> SharedTypes { get; } =
        [.. WorkbookLimits.InstanceTypes.Where(name => InstanceCatalog.Default.TryGet(name, out _) && !Row(WorkbookSheet.WarmEni, name, 0).IpsPerEni.IsError)];

    /// <summary>Sheets of whole numbers, types known to both, pods up to far beyond any node.</summary>
    public static Gen<(WorkbookSheet Sheet, WorkbookInput Input)> Inputs { get; } = Gen.Select(
        Gen.Bool.Select(warmIp => warmIp ? WorkbookSheet.WarmIp : WorkbookSheet.WarmEni),
        Gen.Int[16, 28],
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 60]),
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 20]),
        Gen.Select(Gen.Int[0, SharedTypes.Count - 1], Gen.Int[0, 200], Gen.OneOf(Gen.Int[0, 60], Gen.Int[0, 1500])).Array[1, 5],
        (sheet, size, warm, beside, rows) => (sheet, new WorkbookInput
        {
            SubnetSize = size,
            WarmTarget = warm,
            HostNetworkingIps = beside.Item1,
            DaemonsetPods = beside.Item2,
            Rows = [.. rows.Select(row => new WorkbookInputRow(SharedTypes[row.Item1], row.Item2, row.Item3))],
        }));

    /// <summary>The computed row of three nodes.</summary>
    public static WorkbookRow Row(WorkbookSheet sheet, string? type, double pods, double warmTarget = 1, double hostNetworkingIps = 2) =>
        WorkbookCalculator.Calculate(sheet, new WorkbookInput
        {
            WarmTarget = warmTarget,
            HostNetworkingIps = hostNetworkingIps,
            Rows = [new WorkbookInputRow(type, 3, pods)],
        }).Rows[0];
}
