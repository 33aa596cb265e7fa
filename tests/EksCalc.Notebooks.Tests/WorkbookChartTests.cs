using EksCalc.Testing;
using EksCalc.Workbook;

namespace EksCalc.Notebooks.Tests;

public sealed class WorkbookChartTests
{
    private static WorkbookInput Example { get; } = new()
    {
        SubnetSize = 23,
        WarmTarget = 1,
        HostNetworkingIps = 2,
        Rows = [new WorkbookInputRow("m5.12xlarge", 2, 100), new WorkbookInputRow("c5.2xlarge", 1, 30)],
    };

    [Fact]
    public void WorkbookSteps_Figure_IsAsKept()
    {
        var chart = Charts.WorkbookSteps(WorkbookComparison.Of(WorkbookSheet.WarmIp, Example).UsedIps, "From 276 to 244");
        Snapshot.Match(chart.ToJson() + "\n" + chart, "workbook-steps.json");
    }

    [Fact]
    public void WorkbookSteps_EveryKindOfReason_HasAName() => Assert.All(Enum.GetValues<WorkbookDifferenceKind>(), kind =>
        Assert.Contains(": +1", Charts.WorkbookSteps(new WorkbookLedger { Workbook = 1, EksCalc = 2, Differences = [new WorkbookDifference(kind, 1)] }, "t").ToString(), StringComparison.Ordinal));

    [Fact]
    public void WorkbookSteps_NothingToCompare_IsRefused()
    {
        var ledger = WorkbookComparison.Of(WorkbookSheet.WarmEni, Example with { Rows = [new WorkbookInputRow("m5.larg", 1, 1)] }).UsedIps;
        Assert.Contains("Row 1 of the table cannot be compared.", Assert.Throws<ArgumentException>(() => Charts.WorkbookSteps(ledger, "t")).Message, StringComparison.Ordinal);
    }
}
