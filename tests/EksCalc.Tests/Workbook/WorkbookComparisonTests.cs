using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Workbook;
using static EksCalc.Workbook.WorkbookDifferenceKind;

namespace EksCalc.Tests.Workbook;

public class WorkbookComparisonTests
{
    /// <summary>One row, its settings, and the whole chain of differences of one node.</summary>
    public static TheoryData<WorkbookSheet, string, int, double?, string, long, string, long> Chains => new()
    {
        // Four ENIs of 29 pod addresses and a warm one, either way.
        { WorkbookSheet.WarmEni, "m5.12xlarge", 100, 1, "WARM_ENI_TARGET=1", 152, "HostNetworkPods -2", 150 },
        // 30 pods fill two ENIs of 15 addresses only if their primary addresses serve pods.
        { WorkbookSheet.WarmEni, "c5.2xlarge", 30, 1, "WARM_ENI_TARGET=1", 47, "HostNetworkPods -2, PrimaryAddresses 15", 60 },
        // 60 pods need more than the 27 addresses an m5.large can hold for pods.
        { WorkbookSheet.WarmEni, "m5.large", 60, 1, "WARM_ENI_TARGET=1", 72, "HostNetworkPods -2, PrimaryAddresses 10, InstanceLimits -50", 30 },
        // The warm ENI that the type has no slot for.
        { WorkbookSheet.WarmEni, "m5.large", 27, 1, "WARM_ENI_TARGET=1", 42, "HostNetworkPods -2, InstanceLimits -10", 30 },
        // A node without pods has its primary ENI; a full one takes another.
        { WorkbookSheet.WarmEni, "m5.large", 0, 0, "WARM_ENI_TARGET=0", 2, "HostNetworkPods -2, EniWhenNoneIsFree 10", 10 },
        { WorkbookSheet.WarmEni, "m5.large", 9, 0, "WARM_ENI_TARGET=0", 12, "HostNetworkPods -2, EniWhenNoneIsFree 10", 20 },
        { WorkbookSheet.WarmEni, "m5.large", 8, 0, "WARM_ENI_TARGET=0", 12, "HostNetworkPods -2", 10 },
        // Targets ipamd cannot use.
        { WorkbookSheet.WarmEni, "m5.large", 5, -1, "WARM_ENI_TARGET=1", 2, "HostNetworkPods -2, UnusableTarget 20", 20 },
        { WorkbookSheet.WarmEni, "m5.large", 5, 1.2, "WARM_ENI_TARGET=1", 24, "HostNetworkPods -2, UnusableTarget -2", 20 },
        { WorkbookSheet.WarmEni, "m5.large", 5, null, "WARM_ENI_TARGET=1", 12, "HostNetworkPods -2, UnusableTarget 10", 20 },
        // Single addresses: 100 pods, one warm, four ENIs.
        { WorkbookSheet.WarmIp, "m5.12xlarge", 100, 1, "WARM_IP_TARGET=1", 122, "HostNetworkPods -2, WholeEnis -16, WarmIpTarget 1", 105 },
        { WorkbookSheet.WarmIp, "c5.2xlarge", 30, 1, "WARM_IP_TARGET=1", 32, "HostNetworkPods -2, PrimaryAddresses 15, WholeEnis -12, WarmIpTarget 1", 34 },
        // The warm addresses need an ENI of their own.
        { WorkbookSheet.WarmIp, "m5.large", 9, 3, "WARM_IP_TARGET=3", 12, "HostNetworkPods -2, WarmIpTarget 4", 14 },
        { WorkbookSheet.WarmIp, "m5.large", 27, 5, "WARM_IP_TARGET=5", 32, "HostNetworkPods -2, WarmIpTarget 6, InstanceLimits -6", 30 },
        // 0 turns WARM_IP_TARGET off.
        { WorkbookSheet.WarmIp, "m5.large", 5, 0, "WARM_ENI_TARGET=1", 12, "HostNetworkPods -2, WarmEniDefault 10", 20 },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public void Of_OneRow_ExplainsEachStep(
        WorkbookSheet sheet, string type, int pods, double? target, string settings, long workbook, string steps, long eksCalc)
    {
        var comparison = WorkbookComparison.Of(sheet, Samples.SavedExample with { WarmTarget = target, Rows = [new WorkbookInputRow(type, 3, pods)] });

        var row = Assert.Single(comparison.Rows);
        Assert.Equal(settings, comparison.Settings);
        Assert.Equal((workbook, eksCalc, null), (row.NodeIps.Workbook, row.NodeIps.EksCalc, row.NodeIps.Problem));
        Assert.Equal(steps, string.Join(", ", row.NodeIps.Differences.Select(difference => FormattableString.Invariant($"{difference.Kind} {difference.Addresses}"))));
        Assert.Equal((3 * workbook, 3 * eksCalc), (row.TotalIps.Workbook, row.TotalIps.EksCalc));
    }

    [Theory]
    [InlineData(WorkbookSheet.WarmEni, 351, 360, 147)]
    [InlineData(WorkbookSheet.WarmIp, 276, 244, 263)]
    public void Of_TheSavedExample_LeadsToOurNumbers(WorkbookSheet sheet, long workbook, long eksCalc, long remaining)
    {
        var comparison = WorkbookComparison.Of(sheet, Samples.SavedExample);

        Assert.Equal((workbook, eksCalc), (comparison.UsedIps.Workbook, comparison.UsedIps.EksCalc));
        Assert.Equal((510, 507), (comparison.AvailableIps.Workbook, comparison.AvailableIps.EksCalc));
        Assert.Equal(new WorkbookDifference(ReservedAddresses, -3), Assert.Single(comparison.AvailableIps.Differences));
        Assert.Equal(remaining, comparison.RemainingIps.EksCalc);
    }

    [Fact]
    public void Of_DaemonsetPods_AreCountedAsPods()
    {
        var comparison = WorkbookComparison.Of(WorkbookSheet.WarmEni, Samples.SavedExample with { DaemonsetPods = 30 });

        Assert.Equal((DaemonsetPods, 30), (comparison.Rows[0].NodeIps.Differences[1].Kind, comparison.Rows[0].NodeIps.Differences[1].Addresses));
        Assert.Equal(130, comparison.Rows[0].Node!.Value.Pods);
    }

    [Fact]
    public void Of_EveryRecordedCase_DifferencesAddUp() =>
        Assert.All(RecordedCase.All, recorded => AssertAddsUp(WorkbookComparison.Of(recorded.Sheet, recorded.Input), recorded.Input));

    [Fact]
    public void Of_AnyInput_DifferencesAddUp() =>
        Samples.Inputs.ForAll(sample => AssertAddsUp(WorkbookComparison.Of(sample.Sheet, sample.Input), sample.Input));

    /// <summary>The steps before the last are the closed form of a type without an ENI limit, so that the limit explains nothing else.</summary>
    [Fact]
    public void Of_AnyInput_TheLimitExplainsWhatANodeWithoutItWouldTake() => Samples.Inputs.ForAll(sample =>
    {
        var variable = sample.Sheet == WorkbookSheet.WarmEni ? "WARM_ENI_TARGET" : "WARM_IP_TARGET";
        var settings = CniSettings.FromEnvironment(new Dictionary<string, string> { [variable] = FormattableString.Invariant($"{sample.Input.WarmTarget}") }).Settings;

        foreach (var row in WorkbookComparison.Of(sample.Sheet, sample.Input).Rows)
        {
            var type = InstanceCatalog.Default.Get(row.InstanceType!);
            var pods = (int)(row.PodsPerNode! + sample.Input.DaemonsetPods!);
            var limited = NodeIpam.Create(type, settings).Settle(pods);
            var unlimited = NodeIpam.Create(type with { MaxEnis = 10_000 }, settings).Settle(pods);
            var explained = row.NodeIps.Differences.SingleOrDefault(difference => difference.Kind == InstanceLimits)?.Addresses ?? 0;

            Assert.Equal(limited, row.Node);
            Assert.Equal(limited.SubnetAddresses - unlimited.SubnetAddresses, explained);
        }
    });

    [Fact]
    public void Rules_OfEveryKind_AreNamedWithASourceAndAReason() => Assert.All(Enum.GetValues<WorkbookDifferenceKind>(), kind =>
    {
        var difference = new WorkbookDifference(kind, 1);

        Assert.NotEmpty(difference.Rules);
        Assert.EndsWith(".", difference.Reason, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(null, 1, 5, "The instance type is blank.")]
    [InlineData("m5.larg", 1, 5, "Neither EksCalc's catalog nor the workbook has m5.larg; did you mean m5.large?")]
    [InlineData("no type at all", 1, 5, "Neither EksCalc's catalog nor the workbook has no type at all.")]
    [InlineData("u-6tb1.metal", 1, 5, "The workbook has no ENI limits of u-6tb1.metal: its cells show #N/A.")]
    [InlineData("m5.large", -1, 5, "EksCalc compares whole numbers from 0 to 1000000; the number of nodes is -1.")]
    [InlineData("m5.large", 1, 2.5, "EksCalc compares whole numbers from 0 to 1000000; the number of pods is 2.5.")]
    [InlineData("m5.large", 1, 1e300, "EksCalc compares whole numbers from 0 to 1000000; the number of pods is 1E+300.")]
    public void Of_RowThatCannotBeCompared_SaysWhyAndLeavesTheTotalOpen(string? type, double count, double pods, string problem)
    {
        var input = Samples.SavedExample with { Rows = [.. Samples.SavedExample.Rows, new WorkbookInputRow(type, count, pods)] };

        var comparison = WorkbookComparison.Of(WorkbookSheet.WarmEni, input);

        Assert.Equal((problem, problem), (comparison.Rows[2].NodeIps.Problem, comparison.Rows[2].TotalIps.Problem));
        Assert.Empty(comparison.Rows[2].TotalIps.Differences);
        Assert.Equal(("Row 3 of the table cannot be compared.", null), (comparison.UsedIps.Problem, comparison.UsedIps.EksCalc));
        Assert.Equal(comparison.UsedIps.Problem, comparison.RemainingIps.Problem);
        Assert.Equal(300, comparison.Rows[0].TotalIps.EksCalc);
    }

    [Theory]
    [InlineData(1.55, 2, "The workbook's numbers, 27.5 a node and 55 in all, are not exact whole numbers.")]
    [InlineData(1e15, 2, "WARM_ENI_TARGET=1000000000000000 is more than EksCalc compares.")]
    [InlineData(1e300, 2, "The workbook's numbers, 1E+301 a node and 2E+301 in all, are not exact whole numbers.")]
    [InlineData(2_000_000, 2, "WARM_ENI_TARGET=2000000 is more than EksCalc compares.")]
    public void Of_TargetBeyondWhatCanBeCompared_SaysWhy(double target, double count, string problem)
    {
        var input = new WorkbookInput { SubnetSize = 23, WarmTarget = target, HostNetworkingIps = 2, Rows = [new WorkbookInputRow("m5.large", count, 5)] };

        Assert.Equal(problem, WorkbookComparison.Of(WorkbookSheet.WarmEni, input).Rows[0].TotalIps.Problem);
    }

    [Theory]
    [InlineData(15.0, 131070L)]
    [InlineData(29.0, 6L)]
    [InlineData(20.5, null)]
    [InlineData(null, null)]
    public void Of_SubnetThatAwsDoesNotHave_SaysSo(double? size, long? workbook)
    {
        var comparison = WorkbookComparison.Of(WorkbookSheet.WarmEni, Samples.SavedExample with { SubnetSize = size });

        Assert.Equal((workbook, null), (comparison.AvailableIps.Workbook, comparison.AvailableIps.EksCalc));
        Assert.Equal("AWS has subnets of /16 to /28 only (R01).", comparison.AvailableIps.Problem);
        Assert.Equal(360, comparison.UsedIps.EksCalc);
    }

    [Fact]
    public void Of_MorePodsThanANodeHolds_CountsThoseThatWait() =>
        Assert.Equal(33, WorkbookComparison.Of(WorkbookSheet.WarmEni, Samples.SavedExample with { Rows = [new WorkbookInputRow("m5.large", 1, 60)] }).Rows[0].Node!.Value.WaitingPods);

    [Fact]
    public void Of_RetiredType_UsesTheWorkbooksLimitsAndSaysSo()
    {
        var comparison = WorkbookComparison.Of(WorkbookSheet.WarmEni, Samples.SavedExample with { Rows = [new WorkbookInputRow("p2.xlarge", 1, 30)] });

        Assert.Equal((47, 60), (comparison.UsedIps.Workbook, comparison.UsedIps.EksCalc));
        Assert.Equal(("workbook-limits-used", "p2.xlarge"), (Assert.Single(comparison.Findings).Id, comparison.Findings[0].Subject));
    }

    [Fact]
    public void Of_NegativeTarget_IsAFinding() =>
        Assert.Equal("cni-value-tolerated", Assert.Single(WorkbookComparison.Of(WorkbookSheet.WarmIp, Samples.SavedExample with { WarmTarget = -3 }).Findings).Id);

    private static void AssertAddsUp(WorkbookComparison comparison, WorkbookInput input)
    {
        foreach (var row in comparison.Rows)
        {
            AssertAddsUp(row.NodeIps);
            AssertAddsUp(row.TotalIps);
            Assert.Equal(row.NodeIps.EksCalc * (long)row.Count!, row.TotalIps.EksCalc);
        }

        AssertAddsUp(comparison.UsedIps);
        AssertAddsUp(comparison.AvailableIps);
        AssertAddsUp(comparison.RemainingIps);
        Assert.Equal(comparison.Rows.Sum(row => row.TotalIps.EksCalc), comparison.UsedIps.EksCalc);
        Assert.Equal(input.Rows.Count, comparison.Rows.Count);
    }

    private static void AssertAddsUp(WorkbookLedger ledger)
    {
        Assert.Null(ledger.Problem);
        Assert.DoesNotContain(ledger.Differences, difference => difference.Addresses == 0);
        Assert.Equal(ledger.EksCalc, ledger.Workbook + ledger.Differences.Sum(difference => difference.Addresses));
    }
}
