using System.CommandLine;
using EksCalc.Cli.Output;
using EksCalc.Workbook;
using static System.FormattableString;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc workbook</c>: the sheets of subnet-calc.xlsx for a file of cases, and how far they are off.</summary>
internal static class WorkbookCommand
{
    /// <summary>Remarks of one kind that are printed; how many more there are is said.</summary>
    private const int MostRemarks = 20;

    public static ToolCommand Create(ToolConsole console)
    {
        var input = new FileOption<FileInfo>(FileUse.Read, "--input")
        {
            CustomParser = CommandOptions.NamedFile,
            Description = "A file of cases, one JSON object a line: {\"sheet\": \"WarmENI\" or \"WarmIP\", \"input\": {\"subnetSize\", \"warmTarget\", "
                + "\"hostNetworkingIps\", \"rows\": [{\"instanceType\", \"count\", \"podsPerNode\"}]}}. null is a blank cell. "
                + "Where a line has \"expected\", the result is compared with it.",
            HelpName = "CASES.jsonl",
            Required = true,
        };
        var compare = new Option<bool>("--compare") { Description = "Instead, lead from the workbook's numbers to EksCalc's, each difference with its rule and addresses." };
        var format = CommandOptions.Format();

        var command = new ToolCommand(
            "workbook",
            "Computes the sheets of the spreadsheet subnet-calc.xlsx, mistakes included, or compares them with EksCalc.",
            "init cases.jsonl --for workbook",
            "workbook --input cases.jsonl --format json",
            "workbook --input cases.jsonl --compare",
            "workbook --input cases.jsonl --compare --format md")
        { input, compare, format };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(input)!;
            var cases = InputKind.Reading(file.ToString(), InputKind.WorkbookCases, () => WorkbookCaseReader.Read(file));
            if (parsed.GetValue(compare))
                return WorkbookCompare.Run(cases, parsed.GetValue(format), console);

            var results = cases.Select(line => WorkbookCalculator.Calculate(line.Sheet, line.Input)).ToList();
            var lines = cases.Zip(results, (line, result) => new WorkbookResultLine(line.SheetName, line.InputJson, WorkbookColumns.ToJson(result))).ToList();
            console.Answer(Answer(results), parsed.GetValue(format));
            console.Write(ToResult(cases, results, lines), parsed.GetValue(format));
            Remark(UnknownTypes(cases, results), file, console);
            return CheckExpected(cases, lines, file, console);
        });
        return command;
    }

    /// <summary>The answer in a sentence, as the workbook has it.</summary>
    internal static string Answer(IReadOnlyList<WorkbookResult> results)
    {
        var (fit, errors) = (results.Count(result => !result.RemainingIps.IsError && result.RemainingIps.Number >= 0), results.Count(result => result.RemainingIps.IsError));
        return Invariant($"By the workbook {fit:N0} of {results.Count:N0} {(results.Count == 1 ? "case fits its subnet" : "cases fit their subnets")}")
            + (errors == 0 ? "." : Invariant($"; in {errors:N0} it shows an error."));
    }

    private static Result ToResult(IReadOnlyList<WorkbookCase> cases, List<WorkbookResult> results, List<WorkbookResultLine> lines) => new(
        ["Line", "Sheet", "Type", "Nodes", "Pods per node", "ENIs in use", "With warm", "IPs per node", "IPs", "Pods", "Subnet", "Available", "Remaining"],
        [.. cases.Zip(results, Rows).SelectMany(rows => rows)],
        lines,
        WorkbookJson.Readable.WorkbookResultLine)
    {
        JsonLines = true,
    };

    /// <summary>The rows of one case and a last one with its totals.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Rows(WorkbookCase line, WorkbookResult result)
    {
        foreach (var row in result.Rows)
        {
            yield return
            [
                line.Line, line.SheetName, row.InstanceType, WorkbookColumns.Shown(row.Count), WorkbookColumns.Shown(row.PodsPerNode),
                WorkbookColumns.Shown(row.InUseEnis), WorkbookColumns.Shown(row.WithWarmEnis ?? row.InUseEnisWithWarm),
                WorkbookColumns.Shown(row.UsedIps), WorkbookColumns.Shown(row.TotalIps), WorkbookColumns.Shown(row.TotalPods), null, null, null,
            ];
        }

        yield return
        [
            line.Line, line.SheetName, "total", null, null, null, null, null, WorkbookColumns.Shown(result.UsedIps), WorkbookColumns.Shown(result.Pods),
            line.Input.SubnetSize is { } size ? $"/{(WorkbookCell)size}" : null, WorkbookColumns.Shown(result.AvailableIps), WorkbookColumns.Shown(result.RemainingIps),
        ];
    }

    /// <summary>JSON shows null where the workbook shows #N/A; this says why.</summary>
    private static IEnumerable<string> UnknownTypes(IReadOnlyList<WorkbookCase> cases, List<WorkbookResult> results)
    {
        foreach (var (line, result) in cases.Zip(results))
        {
            foreach (var (index, row) in result.Rows.Index())
            {
                if (row.InstanceType is not { } type || !(row.IpsPerEni.IsError || row.MaxPods.IsError))
                    continue;
                var missing = !row.MaxPods.IsError ? "ENI limits" : !row.IpsPerEni.IsError ? "max pods" : "limits";
                var suggestion = missing == "limits" ? NearestNames.DidYouMean(type, WorkbookLimits.InstanceTypes) : "";
                yield return $"{line.Line} input.rows[{index}]: the workbook has no {missing} of {type}, so that cells show #N/A (JSON: null){suggestion}";
            }
        }
    }

    private static int CheckExpected(IReadOnlyList<WorkbookCase> cases, List<WorkbookResultLine> lines, FileInfo file, ToolConsole console)
    {
        var checks = cases.Zip(lines)
            .Where(pair => pair.First.Expected is not null)
            .Select(pair => (pair.First.Line, Differences: WorkbookExpected.Differences(pair.First.Expected!.Value, pair.Second.Result).ToList()))
            .ToList();
        if (checks.Count == 0)
            return ExitCode.Done;

        Remark(checks.SelectMany(check => check.Differences.Select(difference => $"{check.Line} {difference}")), file, console);
        var equal = checks.Count(check => check.Differences.Count == 0);
        console.Note(FormattableString.Invariant($"{equal:N0} of {checks.Count:N0} equal to 'expected'."));
        return equal == checks.Count ? ExitCode.Done : ExitCode.No;
    }

    private static void Remark(IEnumerable<string> remarks, FileInfo file, ToolConsole console)
    {
        var all = remarks.ToList();
        foreach (var remark in all.Take(MostRemarks))
            console.Note($"{file}:{remark}");
        if (all.Count > MostRemarks)
            console.Note(FormattableString.Invariant($"{file}: and {all.Count - MostRemarks:N0} more like these."));
    }
}
