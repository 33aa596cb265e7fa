using EksCalc.Advice;
using EksCalc.Cli.Output;
using EksCalc.Clusters;
using EksCalc.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc recommend</c>: which mode, which subnets, which warm settings, and how to get there.</summary>
internal static class RecommendCommand
{
    private const int DefaultReplaced = 10;

    public static ToolCommand Create(ToolConsole console)
    {
        var file = CommandOptions.Scenario();
        var growth = CommandOptions.Number("--growth", 0, SizingOptions.MostGrowthPercent, "How much the workload is to grow, in percent (default: 0).");
        var headroom = CommandOptions.Number("--headroom", 0, SizingOptions.MostHeadroomPercent, $"How much of each subnet stays free at the peak, in percent (default: {SizingOptions.Default.HeadroomPercent}).");
        var churn = CommandOptions.Number("--churn", 0, 3600, $"Pods that end and are replaced on a node in an hour (default: {DefaultReplaced}).");
        var calls = CommandOptions.Number("--calls", 0, 100_000, $"EC2 calls that a node may make in an hour (default: {WarmSettingsComparison.DefaultCallBudget}).");
        var chart = CommandOptions.Chart("Draw the warm settings by what they cost, those that no other beats marked");
        var format = CommandOptions.Format();
        var command = new ToolCommand(
            "recommend",
            "Says which mode a cluster should have and why, the smallest subnets that hold it, the steps from the configured mode to that one, and the warm settings that leave the fewest addresses idle. "
            + "Exits with 1 when no subnet is large enough in any mode. CSV has the subnets alone.",
            "init cluster.yaml",
            "recommend cluster.yaml",
            "recommend cluster.yaml --growth 50 --headroom 20",
            "recommend cluster.yaml --churn 60 --chart warm-settings.html",
            "recommend cluster.yaml --format json")
        { file, growth, headroom, churn, calls, chart, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var scenario = ScenarioInput.Read(parsed.GetValue(file)!);
            var options = new SizingOptions(parsed.GetValue(growth) ?? 0, parsed.GetValue(headroom) ?? SizingOptions.Default.HeadroomPercent);
            var advice = ModeAdvice.Of(scenario, options);
            var warm = await Task.Run(
                () => WarmSettingsAdvice.Of(ClusterPlanner.Plan(scenario), parsed.GetValue(churn) ?? DefaultReplaced, parsed.GetValue(calls) ?? WarmSettingsComparison.DefaultCallBudget, cancellationToken: cancellationToken),
                cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(chart) is { } picture)
            {
                var compared = warm?.Cluster ?? throw new InvalidInputException("--chart", "there are no warm settings to draw: IPv6 and Windows nodes have none to choose.");
                Charts.ParetoFront(compared).Save(picture);
            }

            Print(new RecommendResult(scenario, advice, warm, options), parsed.GetValue(format), console);
            return advice.Recommended.Sizing.Fits ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static void Print(RecommendResult result, OutputFormat format, ToolConsole console)
    {
        if (format is OutputFormat.Json or OutputFormat.Csv)
        {
            console.Write(result.Subnets, format);
            return;
        }

        console.Write(result.Tables(), format);
        console.Output.WriteLine();
        foreach (var line in result.Conclusions())
            console.Say(line, format);
    }
}
