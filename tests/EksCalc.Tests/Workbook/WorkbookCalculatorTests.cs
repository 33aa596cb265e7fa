using System.Text.Json;
using CsCheck;
using EksCalc.Testing;
using EksCalc.Workbook;

namespace EksCalc.Tests.Workbook;

public class WorkbookCalculatorTests
{
    [Fact]
    public void Calculate_EveryRecordedCase_IsEqualCellForCell()
    {
        Assert.Equal(80, RecordedCase.All.Count);
        Assert.All(RecordedCase.All, recorded =>
        {
            var result = WorkbookCalculator.Calculate(recorded.Sheet, recorded.Input);

            AssertCells(recorded.Expected, result, nameof(WorkbookResult.Rows));
            var rows = recorded.Expected.GetProperty("rows").EnumerateArray().ToList();
            Assert.Equal(rows.Count, result.Rows.Count);
            foreach (var (expected, row) in rows.Zip(result.Rows))
                AssertCells(expected, row, nameof(WorkbookRow.InstanceType));
        });
    }

    [Theory]
    [InlineData(WorkbookSheet.WarmEni, 351, 159)]
    [InlineData(WorkbookSheet.WarmIp, 276, 234)]
    public void Calculate_TheSavedExample_IsWhatTheWorkbookShows(WorkbookSheet sheet, long used, long remaining)
    {
        var result = WorkbookCalculator.Calculate(sheet, Samples.SavedExample);

        Assert.Equal((used, remaining), (result.UsedIps.Whole, result.RemainingIps.Whole));
    }

    [Theory]
    [InlineData(16, 65534)]
    [InlineData(28, 14)]
    public void AvailableIps_SubtractsTwoReservedAddressesInsteadOfFive(int size, long available) =>
        Assert.Equal(available, WorkbookCalculator.Calculate(WorkbookSheet.WarmEni, new WorkbookInput { SubnetSize = size }).AvailableIps.Whole);

    [Theory]
    [InlineData(1.0, 2147483646L)]
    [InlineData(30.0, 2L)]
    [InlineData(0.0, null)]
    [InlineData(31.0, null)]
    [InlineData(-1.0, null)]
    [InlineData(23.5, null)]
    [InlineData(null, null)]
    public void AvailableIps_AreLookedUpForWholeSizesFrom1To30(double? size, long? available)
    {
        var result = WorkbookCalculator.Calculate(WorkbookSheet.WarmIp, new WorkbookInput { SubnetSize = size });

        Assert.Equal(available, result.AvailableIps.Whole);
        Assert.Equal(available is null ? "#N/A" : $"{available}", result.RemainingIps.ToString());
    }

    [Theory]
    [InlineData(WorkbookSheet.WarmEni)]
    [InlineData(WorkbookSheet.WarmIp)]
    public void DaemonsetPods_FeedNoFormula(WorkbookSheet sheet)
    {
        var without = WorkbookCalculator.Calculate(sheet, Samples.SavedExample);
        var with = WorkbookCalculator.Calculate(sheet, Samples.SavedExample with { DaemonsetPods = 50 });

        Assert.Equal(without.Rows, with.Rows);
        Assert.Equal((without.UsedIps, without.Pods), (with.UsedIps, with.Pods));
    }

    [Theory]
    [InlineData(10, 1)] // One ENI of an m5.large has 10 addresses, but serves 9 pods.
    [InlineData(11, 2)]
    public void InUseEnis_DividesByAllAddressesOfAnEniPrimaryIncluded(int pods, long enis) =>
        Assert.Equal(enis, Samples.Row(WorkbookSheet.WarmEni, "m5.large", pods).InUseEnis.Whole);

    [Fact]
    public void InUseEnis_NoPods_IsZeroThoughANodeHasItsPrimaryEni() =>
        Assert.Equal((0, 2), (Samples.Row(WorkbookSheet.WarmIp, "m5.large", 0).InUseEnis.Whole, Samples.Row(WorkbookSheet.WarmIp, "m5.large", 0).UsedIps.Whole));

    [Theory]
    [InlineData(WorkbookSheet.WarmEni)]
    [InlineData(WorkbookSheet.WarmIp)]
    public void UsedIps_AddsHostNetworkAddressesToEveryNode(WorkbookSheet sheet)
    {
        var none = Samples.Row(sheet, "m5.large", 10, hostNetworkingIps: 0);
        var five = Samples.Row(sheet, "m5.large", 10, hostNetworkingIps: 5);

        Assert.Equal(5, five.UsedIps.Number - none.UsedIps.Number);
        Assert.Equal(15, five.TotalIps.Number - none.TotalIps.Number); // Three nodes.
    }

    [Fact]
    public void WithWarmEnis_MorePodsThanTheTypeHolds_PassesItsEniLimitAndMaxPods()
    {
        var row = Samples.Row(WorkbookSheet.WarmEni, "m5.large", 100);

        Assert.Equal((3, 29, 30), (row.MaxEnis.Whole, row.MaxPods.Whole, row.MaxIpv4.Whole));
        Assert.Equal((11, 112, 300), (row.WithWarmEnis!.Value.Whole, row.UsedIps.Whole, row.TotalPods.Whole));
    }

    [Fact]
    public void WarmIp_TotalIps_IgnoresTheWarmTarget()
    {
        var row = Samples.Row(WorkbookSheet.WarmIp, "m5.large", 10, warmTarget: 5);

        Assert.Equal((1, 2, 20), (row.WarmEnisNeeded!.Value.Whole, row.InUseEnisWithWarm!.Value.Whole, row.UsedIpsWithWarm!.Value.Whole));
        Assert.Equal((12, 36), (row.UsedIps.Whole, row.TotalIps.Whole));
    }

    [Fact]
    public void WarmIp_TargetOfSeveralEnis_NeedsOneMoreAtMost() =>
        Assert.Equal(1, Samples.Row(WorkbookSheet.WarmIp, "m5.large", 10, warmTarget: 25).WarmEnisNeeded!.Value.Whole);

    [Theory]
    [InlineData(0, 0)] // 12 - 12 is not less than 0.
    [InlineData(0.5, 1)]
    [InlineData(-1, 0)]
    public void WarmIp_WarmEnisNeeded_ComparesStrictly(double target, long needed) =>
        Assert.Equal(needed, Samples.Row(WorkbookSheet.WarmIp, "m5.large", 10, warmTarget: target).WarmEnisNeeded!.Value.Whole);

    [Theory]
    [InlineData(-2.5, -0.25, 0)] // CEILING.MATH rounds towards zero.
    [InlineData(-25.0, -2.5, -2)]
    [InlineData(2.5, 0.25, 1)]
    [InlineData(10.5, 1.05, 2)]
    public void InUseEnis_FractionsAndNegativePods_AreRoundedUp(double pods, double raw, long enis)
    {
        var row = Samples.Row(WorkbookSheet.WarmEni, "m5.large", pods);

        Assert.Equal((raw, enis), (row.RawEnis.Number, row.InUseEnis.Whole));
    }

    [Theory]
    [InlineData("M5.Large", "10", "29")] // Lookups ignore case.
    [InlineData("m5.large ", "#N/A", "#N/A")]
    [InlineData("m5.*", "#N/A", "#N/A")]
    [InlineData("m7i.large", "#N/A", "#N/A")]
    [InlineData("", "#N/A", "#N/A")]
    [InlineData("c5a.metal", "#N/A", "737")] // Sheet maxPods has it, maxENI does not.
    [InlineData("c6a.metal", "50", "#N/A")] // And the other way about.
    [InlineData(null, "#N/A", "0")] // A blank cell is found in the blank rows that belong to the table of maxPods.
    public void Lookups_FindWhatTheWorkbooksTablesHave(string? type, string ipsPerEni, string maxPods)
    {
        var row = Samples.Row(WorkbookSheet.WarmIp, type, 3);

        Assert.Equal((ipsPerEni, maxPods), ($"{row.IpsPerEni}", $"{row.MaxPods}"));
        Assert.Equal(ipsPerEni == "#N/A", row.TotalIps.IsError);
        Assert.Equal((5, 9), (row.ActualIps.Whole, row.TotalPods.Whole));
    }

    [Fact]
    public void Calculate_OneTypeIsUnknown_ItsErrorReachesTheTotalsButNotThePods()
    {
        var input = Samples.SavedExample with { Rows = [.. Samples.SavedExample.Rows, new WorkbookInputRow("m7i.large", 1, 5)] };

        var result = WorkbookCalculator.Calculate(WorkbookSheet.WarmEni, input);

        Assert.Equal(("510", "#N/A", "235", "#N/A"), ($"{result.AvailableIps}", $"{result.UsedIps}", $"{result.Pods}", $"{result.RemainingIps}"));
        Assert.Equal(304, result.Rows[0].TotalIps.Whole);
    }

    [Fact]
    public void Calculate_OnlyMaxPodsIsMissing_LeavesTheTotalsAlone() =>
        Assert.Equal(102, Samples.Row(WorkbookSheet.WarmEni, "c6a.metal", 3).UsedIps.Whole);

    [Fact]
    public void Calculate_BlankCells_CountAsZero()
    {
        var blank = new WorkbookInput { Rows = [new WorkbookInputRow("m5.large", null, null)] };
        var row = WorkbookCalculator.Calculate(WorkbookSheet.WarmEni, blank).Rows[0];

        Assert.Equal((null, null), (row.Count, row.PodsPerNode));
        Assert.Equal((0, 0, 0), (row.RawEnis.Whole, row.UsedIps.Whole, row.TotalIps.Whole));
    }

    [Fact]
    public void Calculate_NoRows_UsesNothing() =>
        Assert.Equal(0, WorkbookCalculator.Calculate(WorkbookSheet.WarmIp, new WorkbookInput { SubnetSize = 24 }).UsedIps.Whole);

    [Fact]
    public void Calculate_RowsInAnyOrder_AddUpToTheSame() => Samples.Inputs.ForAll(sample =>
    {
        var reversed = sample.Input with { Rows = [.. sample.Input.Rows.Reverse()] };

        Assert.Equal(
            WorkbookCalculator.Calculate(sample.Sheet, sample.Input).UsedIps,
            WorkbookCalculator.Calculate(sample.Sheet, reversed).UsedIps);
    });

    [Fact]
    public void Calculate_OneMoreWarmEni_AddsItsAddressesToEachNode() => Samples.Inputs.ForAll(sample =>
    {
        var more = WorkbookCalculator.Calculate(WorkbookSheet.WarmEni, sample.Input with { WarmTarget = sample.Input.WarmTarget + 1 });

        foreach (var (one, other) in WorkbookCalculator.Calculate(WorkbookSheet.WarmEni, sample.Input).Rows.Zip(more.Rows))
            Assert.Equal(one.TotalIps + (one.IpsPerEni * one.Count!.Value), other.TotalIps);
    });

    /// <summary>Every field expected is a property with that value; every property with a value is expected.</summary>
    private static void AssertCells(JsonElement expected, object actual, string notACell)
    {
        var properties = actual.GetType().GetProperties().Where(property => property.Name != notACell).ToList();
        foreach (var property in properties)
        {
            var value = property.GetValue(actual) switch { WorkbookCell cell => cell.Number, double number => number, _ => (double?)null };
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            Assert.Equal((name, expected.TryGetProperty(name, out var field) ? field.GetDouble() : null), (name, value));
        }

        Assert.Empty(expected.EnumerateObject().Select(cell => cell.Name).Except([.. properties.Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)), "rows", "instanceType"]));
    }
}
