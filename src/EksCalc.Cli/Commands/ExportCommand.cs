using System.CommandLine;
using EksCalc.Exchange;
using EksCalc.Files;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc export</c>: a scenario in the form of another tool.</summary>
internal static class ExportCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var file = CommandOptions.Scenario();
        var to = CommandOptions.Choice<ExportFormat>("--to", "The tool that reads it.");
        to.Required = true;
        var folder = new Option<string?>("--out", "-o") { Description = "Write the files into this folder, which is made where it is missing, instead of the output.", HelpName = "DIR" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there and say something else." };
        var command = new ToolCommand(
            "export",
            "Writes a scenario in the form of another tool: the VPC CNI's variables and ENIConfigs (kubectl, helm, addon, eniconfig), node groups (karpenter, eksctl), "
            + "or blocks, subnets, reservations and the add-on (terraform, cloudformation, awscli). "
            + "What the scenario does not know is left empty, so that the tool refuses it until you fill it in; notes say where.",
            "init cluster.yaml",
            "export cluster.yaml --to helm",
            "export cluster.yaml --to addon --out deploy",
            "export cluster.yaml --to terraform --out deploy --force")
        { file, to, folder, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(force) && result.GetValue(folder) is null)
                result.AddError("--force is about files; give --out DIR.");
            if (result.GetValue(folder) is { } name && string.IsNullOrWhiteSpace(name))
                result.AddError("--out: the name of a folder expected, an empty text found.");
        });
        command.SetAction(parsed =>
        {
            var format = parsed.GetValue(to);
            var export = Exporter.Of(ScenarioInput.Read(parsed.GetValue(file)!), format);
            if (parsed.GetValue(folder) is { } target)
                Write(export.Files, target, parsed.GetValue(force), console);
            else if (export.Files is [var only])
                console.Output.Write(only.Text);
            else
                throw new InvalidInputException("--to", $"{format.ToString().ToLowerInvariant()} makes {export.Files.Count} files, {string.Join(" and ", export.Files.Select(each => each.Name))}; give --out DIR.");
            foreach (var note in export.Notes)
                console.Note($"note: {note}");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<ExportFile> files, string folder, bool force, ToolConsole console)
    {
        var targets = files.Select(file => (Path: Path.Combine(folder, file.Name), file.Text)).ToList();
        if (targets.Where(target => !force && File.Exists(target.Path) && File.ReadAllText(target.Path) != target.Text).ToList() is { Count: > 0 } others)
            throw new InvalidInputException([.. others.Select(other => new InputProblem(other.Path, "is there and says something else; --force replaces it."))]);
        Directory.CreateDirectory(folder);
        foreach (var (path, text) in targets)
        {
            WholeFile.Write(path, text);
            console.Error.WriteLine($"{path} written");
        }
    }
}
