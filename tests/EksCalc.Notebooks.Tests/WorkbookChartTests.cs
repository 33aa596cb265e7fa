using EksCalc.Testing;
using EksCalc.Workbook;
using static EksCalc.Workbook.WorkbookDifferenceKind;

namespace EksCalc.Notebooks.Tests;

public sealed class WorkbookChartTests
{
    private static WorkbookLedger Ledger(long workbook, params WorkbookDifference[] steps) =>
        new() { Workbook = workbook, Differences = steps, EksCalc = workbook + steps.Sum(step => step.Addresses) };

    [Fact]
    public void WorkbookSteps_Figure_IsAsKept()
    {
        var chart = Charts.WorkbookSteps(
            Ledger(276, new(HostNetworkPods, -6), new(PrimaryAddresses, 15), new(WholeEnis, -44), new(WarmIpTarget, 3)), "From 276 to 244");
        Snapshot.Match(chart.ToJson() + "\n" + chart, "workbook-steps.json");
    }

    [Fact]
    public void WorkbookSteps_NoDifference_IsDrawn() => Assert.EndsWith("EksCalc: 20", Charts.WorkbookSteps(Ledger(20), "t").ToString(), StringComparison.Ordinal);

    [Fact]
    public void WorkbookSteps_EveryKindOfReason_HasAName() => Assert.All(Enum.GetValues<WorkbookDifferenceKind>(), kind =>
        Assert.Contains(": +1", Charts.WorkbookSteps(Ledger(1, new WorkbookDifference(kind, 1)), "t").ToString(), StringComparison.Ordinal));

    [Fact]
    public void WorkbookSteps_NothingToCompare_IsRefused()
    {
        var ledger = new WorkbookLedger { Workbook = 276, Problem = "Row 1 of the table cannot be compared." };
        Assert.StartsWith(ledger.Problem, Assert.Throws<ArgumentException>(() => Charts.WorkbookSteps(ledger, "t")).Message, StringComparison.Ordinal);
    }
}
