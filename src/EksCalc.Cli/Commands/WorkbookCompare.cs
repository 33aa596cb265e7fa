using EksCalc.Cli.Output;
using EksCalc.Workbook;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc workbook --compare</c>: from the workbook's numbers to EksCalc's, one reason after the other.</summary>
internal static class WorkbookCompare
{
    public static int Run(IReadOnlyList<WorkbookCase> cases, OutputFormat format, ToolConsole console)
    {
        var comparisons = cases.Select(line => WorkbookComparison.Of(line.Sheet, line.Input)).ToList();
        console.Answer(Answer(comparisons), format);
        var rows = cases.Zip(comparisons, Rows).SelectMany(lines => lines).ToList();
        console.Write(
            new Result(
                ["Line", "Sheet", "What", "Nodes", "Step", "IPs per node", "IPs", "Rule", "Why"],
                rows,
                cases.Zip(comparisons, (line, comparison) => new WorkbookComparisonLine(line.SheetName, line.InputJson, comparison, ModelVersion.Current)).ToList(),
                WorkbookJson.Readable.WorkbookComparisonLine)
            {
                JsonLines = true,
            },
            format);
        console.Note(comparisons.SelectMany(comparison => comparison.Findings).Distinct());
        return ExitCode.Done;
    }

    /// <summary>The answer in a sentence: how often the workbook's addresses are right, and how far off they are else.</summary>
    internal static string Answer(IReadOnlyList<WorkbookComparison> comparisons)
    {
        var off = comparisons.Select(comparison => comparison.UsedIps).Where(used => used.EksCalc is not null).Select(used => used.Workbook!.Value - used.EksCalc!.Value).ToList();
        var wrong = off.Where(addresses => addresses != 0).ToList();
        var none = comparisons.Count - off.Count;
        return Invariant($"The workbook's addresses are right in {off.Count - wrong.Count:N0} of {comparisons.Count:N0} {(comparisons.Count == 1 ? "case" : "cases")}")
            + (wrong.Count == 0 ? "" : wrong.Min() == wrong.Max() ? Invariant($", and off by {wrong[0]:+#,0;-#,0}") : Invariant($", else off by {wrong.Min():+#,0;-#,0} to {wrong.Max():+#,0;-#,0}"))
            + (none == 0 ? "." : Invariant($"; {none:N0} cannot be compared."));
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(WorkbookCase line, WorkbookComparison comparison)
    {
        foreach (var row in comparison.Rows)
        {
            var settled = row.Node is not { } node ? null
                : comparison.Settings
                + (node.WaitingPods > 0 ? $"; {node.WaitingPods} pods of a node get no address" : "")
                + (node.Oscillates ? "; never settles" : "");
            foreach (var step in Steps(row.TotalIps, row.NodeIps, settled))
                yield return [line.Line, line.SheetName, row.InstanceType, WorkbookColumns.Shown(row.Count), .. step];
        }

        var subnet = line.Input.SubnetSize is { } size ? $" /{(WorkbookCell)size}" : "";
        foreach (var (what, ledger) in new[] { ("used", comparison.UsedIps), ($"available{subnet}", comparison.AvailableIps), ($"remaining{subnet}", comparison.RemainingIps) })
            foreach (var step in Steps(ledger, null, null))
                yield return [line.Line, line.SheetName, what, null, .. step];
    }

    /// <summary>The workbook's number, the differences, and our number, which is their sum.</summary>
    private static IEnumerable<object?[]> Steps(WorkbookLedger all, WorkbookLedger? perNode, string? settled)
    {
        yield return ["workbook", perNode?.Workbook, all.Workbook, null, all.Problem];
        foreach (var difference in perNode?.Differences ?? all.Differences)
        {
            var total = all.Differences.FirstOrDefault(other => other.Kind == difference.Kind)?.Addresses ?? 0;
            yield return ["difference", perNode is null ? null : difference.Addresses, total, difference.Rules.Sources, difference.Reason];
        }

        if (all.EksCalc is not null)
            yield return ["EksCalc", perNode?.EksCalc, all.EksCalc, null, settled];
    }
}
