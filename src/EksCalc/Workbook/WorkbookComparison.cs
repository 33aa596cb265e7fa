using System.Globalization;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Workbook;

/// <summary>
/// The workbook's answer beside EksCalc's for the same nodes, with every difference explained and counted, so that the
/// reasons add up to the whole difference.
/// </summary>
/// <remarks>
/// EksCalc's side is the closed form (<see cref="NodeIpam"/>) with the catalog's limits, secondary addresses, and the
/// sheet's target as the only variable set. Its model limits hold here too. For a retired type, which the catalog does not
/// have, the workbook's own limits are used, and a finding says so.
/// </remarks>
public sealed class WorkbookComparison
{
    internal WorkbookComparison()
    {
    }

    /// <summary>Largest count, number of pods or target that is compared; the spreadsheet knows no limit.</summary>
    public const int MostCompared = 1_000_000;

    /// <summary>The settings ipamd makes of the sheet's target, e.g. <c>WARM_ENI_TARGET=1</c>.</summary>
    public required string Settings { get; init; }

    /// <summary>The table, row by row.</summary>
    public required IReadOnlyList<WorkbookComparisonRow> Rows { get; init; }

    /// <summary>B8, "Number of IPs Used".</summary>
    public required WorkbookLedger UsedIps { get; init; }

    /// <summary>B5, "Total Available IP Addresses".</summary>
    public required WorkbookLedger AvailableIps { get; init; }

    /// <summary>B10, "# of Subnet IPs Remaining".</summary>
    public required WorkbookLedger RemainingIps { get; init; }

    /// <summary>What deserves attention: that ipamd cannot use the target, or that the catalog does not have a type.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Compares a sheet.</summary>
    /// <param name="sheet">Which one.</param>
    /// <param name="input">Its input cells.</param>
    public static WorkbookComparison Of(WorkbookSheet sheet, WorkbookInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (settings, findings) = SettingsOf(sheet, input.WarmTarget);
        var result = WorkbookCalculator.Calculate(sheet, input);
        var nodes = new WorkbookNodes(sheet, input, settings);
        var rows = result.Rows.Select(nodes.Compare).ToList();
        var used = Used(result, rows);
        var available = Available(input, result);
        return new WorkbookComparison
        {
            Settings = settings.ToString(),
            Rows = rows,
            UsedIps = used,
            AvailableIps = available,
            RemainingIps = Remaining(result, used, available),
            Findings = [.. findings, .. nodes.Findings],
        };
    }

    private static CniEnvironment SettingsOf(WorkbookSheet sheet, double? warmTarget)
    {
        var name = sheet == WorkbookSheet.WarmEni ? CniVariables.WarmEniTarget : CniVariables.WarmIpTarget;
        return CniSettings.FromEnvironment(
            warmTarget is { } target ? new Dictionary<string, string> { [name] = target.ToString(CultureInfo.InvariantCulture) } : []);
    }

    private static WorkbookLedger Used(WorkbookResult result, List<WorkbookComparisonRow> rows)
    {
        var problem = rows.FindIndex(row => row.TotalIps.Problem is not null) is >= 0 and var index
            ? $"Row {index + 1} of the table cannot be compared."
            : result.UsedIps.Whole is null ? $"The workbook's sum, {result.UsedIps}, is no exact whole number." : null;
        return problem is null
            ? WorkbookLedger.Sum([.. rows.Select(row => row.TotalIps)])
            : new WorkbookLedger { Workbook = result.UsedIps.Whole, Problem = problem };
    }

    private static WorkbookLedger Available(WorkbookInput input, WorkbookResult result)
    {
        if (input.SubnetSize is not (>= SubnetSize.ShortestPrefix and <= SubnetSize.LongestPrefix) || result.AvailableIps.Whole is not { } available)
        {
            return new WorkbookLedger
            {
                Workbook = result.AvailableIps.Whole,
                Problem = $"AWS has subnets of /{SubnetSize.ShortestPrefix} to /{SubnetSize.LongestPrefix} only (R01).",
            };
        }

        var usable = new SubnetSize((int)input.SubnetSize).UsableAddresses;
        return new WorkbookLedger
        {
            Workbook = available,
            Differences = [new WorkbookDifference(WorkbookDifferenceKind.ReservedAddresses, usable - available)],
            EksCalc = usable,
        };
    }

    private static WorkbookLedger Remaining(WorkbookResult result, WorkbookLedger used, WorkbookLedger available)
    {
        if ((available.Problem ?? used.Problem) is { } problem)
            return new WorkbookLedger { Workbook = result.RemainingIps.Whole, Problem = problem };
        return new WorkbookLedger
        {
            Workbook = available.Workbook - used.Workbook,
            Differences = [.. available.Differences, .. used.Differences.Select(difference => difference with { Addresses = -difference.Addresses })],
            EksCalc = available.EksCalc - used.EksCalc,
        };
    }
}
