using System.CommandLine;
using EksCalc.Exchange;
using EksCalc.Exchange.Results;
using EksCalc.Sweeps;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc sweep</c>: every combination of some parameters' values, of equal nodes or of a cluster.</summary>
internal static class SweepCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var words = new Argument<string[]>("SCENARIO|NAME=VALUES")
        {
            Description = "A scenario file, or none for equal nodes; then up to four parameters with their values: pods=0..29, nodes=10..500:10, "
                + "instanceType=m5.*, cni.WARM_IP_TARGET=1,2,5..10, nodeGroups.web.count=10..50:5. More may have one value. The last one changes fastest.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var measures = new Option<string[]>("--measure", "-m") { Description = "What to keep of each combination (default: everything).", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var file = new FileOption<string?>(FileUse.Written, "--out", "-o") { Description = $"Write all rows to a file instead: {string.Join(", ", SweepFile.Extensions)}.", HelpName = "FILE" };
        var chart = CommandOptions.Chart("Draw the first measure against the one or two parameters that have several values");
        var list = new Option<bool>("--list") { Description = "List the parameters and measures instead." };
        var format = CommandOptions.Format();
        var command = new ToolCommand(
            "sweep",
            "Evaluates every combination of parameters' values: of equal nodes of one subnet, settled, by the closed form; or of a cluster, each combination planned in full. "
            + "Without a scenario the settings are those of the add-on's manifest.",
            "sweep instanceType=m5.large pods=0..27 cni.WARM_IP_TARGET=0,2,5",
            "sweep instanceType=m5.large pods=0..27 nodes=10,20 --chart chart.html",
            "sweep instanceType=m5.*,c5.* mode=* pods=20 nodes=50 --format csv",
            "init cluster.yaml",
            "sweep cluster.yaml nodeGroups.*.count=2..20 --measure fits",
            "sweep instanceType=m5.* mode=* pods=0..110 --out sweep.parquet",
            "sweep cluster.yaml --list")
        { words, measures, file, chart, list, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new SweepRun(
                parsed.GetValue(measures) ?? [], parsed.GetValue(file), parsed.GetValue(chart), parsed.GetValue(list), parsed.GetValue(format), console);
            var all = parsed.GetValue(words)!;
            if (all.Length > 0 && !all[0].Contains('=', StringComparison.Ordinal))
                await run.RunAsync(Sweep.OfScenario(ScenarioInput.Read(all[0])), Values(all[1..]), "peakAddresses", cancellationToken).ConfigureAwait(false);
            else
                await run.RunAsync(run.List ? SweepAnswer.OfAnyNode() : SweepAnswer.OfNodes(Values(all)), Values(all), "subnetAddresses", cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<(string Name, string Values)> Values(IEnumerable<string> words) => [.. words.Select(word => word.LastIndexOf('=') is >= 0 and var at // A name may have one too, values have none.
        ? (word[..at], word[(at + 1)..])
        : throw new InvalidInputException(word, "is neither a scenario, which comes first, nor NAME=VALUES."))];
}
