using EksCalc.Cli.Output;
using EksCalc.Exchange.Results;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc check</c>: what deserves attention in scenarios, for people and for CI.</summary>
internal static class CheckCommand
{
    private static readonly IReadOnlyList<ResultColumn<(CheckedScenarioJson Scenario, Finding Finding)>> Columns =
    [
        ResultColumn<CheckedScenarioJson>.Of("scenario", "Scenario", scenario => scenario.Clusters is { Count: > 0 } clusters ? string.Join(", ", clusters) : scenario.Name.Length > 0 ? scenario.Name : scenario.File)
            .In<(CheckedScenarioJson Scenario, Finding Finding)>(row => row.Scenario),
        .. FindingColumns.InTables.Select(column => column.In<(CheckedScenarioJson Scenario, Finding Finding)>(row => row.Finding)),
    ];

    public static ToolCommand Create(ToolConsole console)
    {
        var files = CommandOptions.Scenarios("Scenario files, YAML or JSON, each by itself.");
        var failOn = CommandOptions.Choice<FailOn>("--fail-on", "Exit with 1 from findings of this severity on (default: error).");
        var format = CommandOptions.Format();
        var command = new ToolCommand(
            "check",
            "Checks scenarios against the rules of EKS and VPC networking: each finding with its reason, its source and what to do. "
            + "Of a file with several clusters it checks the VPC once, with all of them in it, and each cluster.",
            "check data/scenarios/small-dev.yaml",
            "check data/scenarios/small-dev.yaml --fail-on warning --format json")
        { files, failOn, format };
        command.SetAction(parsed =>
        {
            var problems = new List<InputProblem>();
            var scenarios = new List<CheckedScenarioJson>();
            foreach (var file in parsed.GetValue(files)!)
            {
                try
                {
                    scenarios.AddRange(CheckAnswer.Of(file, ScenarioInput.ReadClusters([file])));
                }
                catch (InvalidInputException invalid)
                {
                    problems.AddRange(invalid.Problems);
                }
            }

            if (problems.Count > 0)
                throw new InvalidInputException(problems);
            Print(scenarios, parsed.GetValue(format), console);
            return scenarios.Exists(scenario => scenario.Findings.Any(finding => Fails(finding, parsed.GetValue(failOn)))) ? ExitCode.No : ExitCode.Done;
        });
        return command;
    }

    private static bool Fails(Finding finding, FailOn failOn) => failOn switch
    {
        FailOn.Error => finding.Severity >= Severity.Error,
        FailOn.Warning => finding.Severity >= Severity.Warning,
        FailOn.Info => true,
        _ => false,
    };

    private static void Print(IReadOnlyList<CheckedScenarioJson> scenarios, OutputFormat format, ToolConsole console)
    {
        if (format == OutputFormat.Table)
        {
            foreach (var scenario in scenarios)
                PrintForPerson(scenario, console);
            return;
        }

        var rows = ResultRows.Of(Columns, scenarios.SelectMany(scenario => scenario.Findings.Select(finding => (scenario, finding))));
        console.Write(new Result(rows.Headings, rows.Cells, new CheckJson(scenarios, ModelVersion.Current), ResultJson.Readable.CheckJson), format);
    }

    // Sentences do not fit into columns.
    private static void PrintForPerson(CheckedScenarioJson scenario, ToolConsole console)
    {
        console.Output.WriteLine($"{scenario.Title}: {(scenario.Findings.Count == 0 ? "nothing to say" : Count(scenario.Findings))}");
        foreach (var finding in scenario.Findings)
        {
            console.Output.WriteLine();
            console.Output.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant()} {finding.Id}, {finding.Subject}");
            console.Output.WriteLine($"    {finding.Message}");
            console.Output.WriteLine($"    Why: {finding.Reason}");
            console.Output.WriteLine($"    Do:  {finding.Action}");
            console.Output.WriteLine($"    {finding.Source}");
        }
    }

    private static string Count(IReadOnlyList<Finding> findings) => string.Join(
        ", ",
        findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key).Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}{(group.Count() > 1 && group.Key != Severity.Info ? "s" : "")}"));
}
