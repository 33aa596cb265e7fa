using EksCalc.Cli.Output;
using EksCalc.Workbook;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc workbook --compare</c>: from the workbook's numbers to EksCalc's, one reason after the other.</summary>
internal static class WorkbookCompare
{
    public static int Run(IReadOnlyList<WorkbookCase> cases, OutputFormat format, ToolConsole console)
    {
        var comparisons = cases.Select(line => WorkbookComparison.Of(line.Sheet, line.Input)).ToList();
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
