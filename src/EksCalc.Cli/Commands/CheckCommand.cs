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
            "init cluster.yaml",
            "check cluster.yaml",
            "check cluster.yaml --fail-on warning --format json")
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
            foreach (var (index, scenario) in scenarios.Index())
            {
                if (index > 0)
                    console.Output.WriteLine();
                PrintForPerson(scenario, console);
            }

            return;
        }

        var rows = ResultRows.Of(Columns, scenarios.SelectMany(scenario => scenario.Findings.Select(finding => (scenario, finding))));
        console.Write(new Result(rows.Headings, rows.Cells, new CheckJson(scenarios, ModelVersion.Current), ResultJson.Readable.CheckJson), format);
    }

    // Sentences do not fit into columns.
    private static void PrintForPerson(CheckedScenarioJson scenario, ToolConsole console)
    {
        const int hanging = 5;
        var worst = scenario.Findings.Count == 0 ? Tone.Good : scenario.Findings.Max(finding => finding.Severity).ToTone();
        console.Say($"{scenario.Title}: {(scenario.Findings.Count == 0 ? "nothing to say" : Count(scenario.Findings))}", tone: worst, hanging: hanging);
        foreach (var finding in scenario.Findings)
        {
            console.Output.WriteLine();
            console.Say($"  {finding.Severity.ToString().ToLowerInvariant()} {finding.Id}, {finding.Subject}", tone: finding.Severity.ToTone(), hanging: hanging);
            console.Say($"    {finding.Message}");
            console.Say($"    Why: {finding.Reason}", hanging: hanging);
            console.Say($"    Do:  {finding.Action}", hanging: hanging);
            console.Say($"    {finding.Source}");
        }
    }

    private static string Count(IReadOnlyList<Finding> findings) => string.Join(
        ", ",
        findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key).Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}{(group.Count() > 1 && group.Key != Severity.Info ? "s" : "")}"));
}
