using EksCalc.Advice;
using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Exchange.Results;
using EksCalc.Instances;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc plan</c>: what a scenario, or several of one VPC, take of the subnets, at rest and at the peaks.</summary>
internal static class PlanCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var files = CommandOptions.Scenarios("A scenario file, YAML or JSON; or several whose clusters share a VPC.");
        var format = CommandOptions.Format();
        var command = new ToolCommand(
            "plan",
            "Plans a cluster: addresses of each subnet at rest, after churn and at its peaks; each node group's room to grow; the same workload in every mode. "
            + "Of several clusters in one VPC, by several files or one file's list of clusters, it says what all take together and which takes how much. "
            + "Exits with 1 when it does not fit. CSV has the subnets alone.",
            "init cluster.yaml",
            "plan cluster.yaml",
            "plan cluster.yaml --format json",
            "init shop.yaml --name shop",
            "init search.yaml --name search",
            "plan shop.yaml search.yaml")
        { files, format };
        command.SetAction(parsed =>
        {
            var clusters = ScenarioInput.ReadClusters(parsed.GetValue(files)!);
            return clusters.Count == 1
                ? Print(ClusterPlanner.Plan(clusters[0].Scenario), parsed.GetValue(format), console)
                : Print(ClusterPlanner.Plan(clusters, InstanceCatalog.Default), parsed.GetValue(format), console);
        });
        return command;
    }

    private static int Print(ClusterPlan plan, OutputFormat format, ToolConsole console)
    {
        var findings = ScenarioFindings.Of(plan);
        var json = PlanResult.Of(plan, findings);
        return Print(
            plan.Fits, PlanTables.Conclusion(plan), PlanTables.Subnets(json), PlanTables.All(json),
            findings.Select(finding => (finding.Severity, $"{finding}")), format, console);
    }

    private static int Print(VpcPlan plan, OutputFormat format, ToolConsole console)
    {
        var findings = ScenarioFindings.Of(plan);
        var json = VpcPlanResult.Of(plan, findings);
        return Print(
            plan.Fits, PlanTables.Conclusion(plan), VpcPlanTables.Subnets(json), VpcPlanTables.All(json),
            findings.Select(each => (each.Finding.Severity, $"{each}")), format, console);
    }

    private static int Print(
        bool fits, string conclusion, Result subnets, IEnumerable<(string Heading, Result Table)> tables,
        IEnumerable<(Severity Severity, string Text)> findings, OutputFormat format, ToolConsole console)
    {
        console.Conclude(conclusion, fits, format);
        if (format is OutputFormat.Json or OutputFormat.Csv)
            console.Write(subnets, format);
        else
            console.Write(tables, format);
        foreach (var (severity, text) in findings)
            console.Note(severity, text);
        return fits ? ExitCode.Done : ExitCode.No;
    }
}
