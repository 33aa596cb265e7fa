using EksCalc.Advice.Decisions;
using EksCalc.Exchange;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc export</c>: a scenario in the form of another tool.</summary>
internal static class ExportCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var file = CommandOptions.Scenario();
        var to = CommandOptions.Choice<ExportFormat>("--to", "The tool that reads it.");
        to.Required = true;
        var folder = new FolderArguments("Write the files into this folder, which is made where it is missing, instead of the output.");
        var design = CommandOptions.Number("--design", 1, 1000, "Export this design of the decision that 'recommend' makes, instead of the scenario as it is: 1 is the one to take.");
        var arguments = new DecisionArguments();
        var command = new ToolCommand(
            "export",
            "Writes a scenario in the form of another tool: the VPC CNI's variables and ENIConfigs (kubectl, helm, addon, eniconfig), node groups (karpenter, eksctl), "
            + "or blocks, subnets and reservations (terraform, cloudformation, awscli). "
            + "What the scenario does not know is left empty, so that the tool refuses it until you fill it in; notes say where.",
            "init cluster.yaml",
            "export cluster.yaml --to helm",
            "export cluster.yaml --design 1 --to helm --keep-subnets",
            "export cluster.yaml --to addon --out deploy",
            "export cluster.yaml --to terraform --out deploy --force")
        { file, to, design };
        folder.AddTo(command);
        foreach (var option in arguments.All)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(design) is null && arguments.All.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } ofDecision)
                result.AddError($"{ofDecision.Name} is about a decision; give --design N.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var format = parsed.GetValue(to);
            var scenario = ScenarioInput.Read(parsed.GetValue(file)!);
            var export = parsed.GetValue(design) is { } number
                ? DesignExporter.Of(Numbered(await arguments.DecideAsync(scenario, parsed, cancellationToken).ConfigureAwait(false), number), format)
                : Exporter.Of(scenario, format);
            if (folder.Folder(parsed) is { } target)
            {
                ExportedFiles.Write(export, target, parsed.GetValue(file)!, folder.Force(parsed), console);
                return ExitCode.Done;
            }

            if (export.Files is not [var only])
                throw new InvalidInputException("--to", $"{format.ToName()} makes {export.Files.Count} files, {Display.Listed([.. export.Files.Select(each => each.Name)])}; give --out DIR.");
            console.Output.Write(only.Text);
            ExportedFiles.Note(export.Notes, console);
            return ExitCode.Done;
        });
        return command;
    }

    private static Design Numbered(Decision decision, int number) => decision.Designs.FirstOrDefault(design => design.Number == number)
        ?? throw new InvalidInputException("--design", $"there are {decision.Designs.Count:N0} designs, no number {number}; 'recommend' lists them.");
}
