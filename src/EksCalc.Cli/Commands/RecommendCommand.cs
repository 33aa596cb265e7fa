using EksCalc.Exchange;
using EksCalc.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc recommend</c>: the design that a cluster should have, why, and how to get there.</summary>
internal static class RecommendCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var file = CommandOptions.Scenario();
        var arguments = new DecisionArguments();
        var chart = CommandOptions.Chart("Draw the warm settings of the chosen mode by what they cost, those that no other beats marked");
        var folder = new FolderArguments("Write the design's scenario and the files for its steps into this folder, in the form of each tool that can do them.");
        var format = CommandOptions.Format();
        var command = new ToolCommand(
            "recommend",
            "Says what to do about a cluster's addresses: the mode, the warm targets and the subnets to have, judged together, why, the steps there and back, and what the alternatives cost. "
            + "Exits with 1 when no design holds the workload. CSV has the subnets alone. 'export --design' writes the files for it, 'report' the decision as a document.",
            "init cluster.yaml",
            "recommend cluster.yaml",
            "recommend cluster.yaml --growth 50 --headroom 20",
            "recommend cluster.yaml --keep-subnets --prefer fewest-addresses",
            "recommend cluster.yaml --keep-subnets --out deploy",
            "recommend cluster.yaml --churn 60 --chart warm-settings.html",
            "recommend cluster.yaml --format json")
        { file, chart };
        folder.AddTo(command);
        command.Add(format);
        foreach (var option in arguments.All)
            command.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var decision = await arguments.DecideAsync(ScenarioInput.Read(parsed.GetValue(file)!), parsed, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(chart) is { } picture)
            {
                if (decision.Chosen.WarmSettings is null)
                    throw new InvalidInputException("--chart", "there are no warm settings to draw: IPv6 and Windows nodes have none to choose.");
                Charts.ParetoFront(decision.Chosen).Save(picture);
            }

            if (folder.Folder(parsed) is { } target)
                ExportedFiles.Write(DesignExporter.Of(decision.Chosen), target, parsed.GetValue(file)!, folder.Force(parsed), console);

            new RecommendPrinter(decision, parsed.GetValue(format), console).Print();
            return decision.Fits ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }
}
