using EksCalc.Advice;
using EksCalc.Cli.Output;
using EksCalc.Clusters;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc plan</c>: what a scenario takes of its subnets, at rest and at its peaks.</summary>
internal static class PlanCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var file = CommandOptions.Scenario();
        var format = CommandOptions.Format();
        var command = new ToolCommand(
            "plan",
            "Plans a cluster: addresses of each subnet at rest, after churn and at its peaks; each node group's room to grow; the same workload in every mode. "
            + "Exits with 1 when it does not fit. CSV has the subnets alone.",
            "plan data/scenarios/small-dev.yaml",
            "plan data/scenarios/small-dev.yaml --format json")
        { file, format };
        command.SetAction(parsed =>
        {
            var plan = ClusterPlanner.Plan(ScenarioInput.Read(parsed.GetValue(file)!));
            Print(plan, parsed.GetValue(format), console);
            return plan.Fits ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static void Print(ClusterPlan plan, OutputFormat format, ToolConsole console)
    {
        var findings = ScenarioFindings.Of(plan);
        var json = PlanResult.Of(plan, findings);
        if (format is OutputFormat.Json or OutputFormat.Csv)
        {
            console.Write(PlanTables.Subnets(json), format);
        }
        else
        {
            console.Write(PlanTables.All(json), format);
            console.Output.WriteLine(PlanTables.Conclusion(plan));
        }

        console.Note(findings);
    }
}
