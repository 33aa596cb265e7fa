using System.CommandLine;

namespace EksCalc.Cli.Commands;

/// <summary>The options of a command that can write files into a folder.</summary>
/// <param name="description">What is written there.</param>
internal sealed class FolderArguments(string description)
{
    private readonly FileOption<string?> folder = new(FileUse.Written, "--out", "-o") { Description = description, HelpName = "DIR" };
    private readonly Option<bool> force = CommandOptions.Force();

    /// <summary>The folder; null where none is given.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetValue(folder);

    /// <summary>Whether files that say something else are replaced.</summary>
    public bool Force(ParseResult parsed) => parsed.GetValue(force);

    /// <summary>Adds both to a command, which then refuses an empty name, and to force where nothing is written.</summary>
    public void AddTo(Command command)
    {
        command.Add(folder);
        command.Add(force);
        command.Validators.Add(result =>
        {
            if (result.GetValue(force) && result.GetValue(folder) is null)
                result.AddError("--force is about files; give --out DIR.");
            if (result.GetValue(folder) is { } name && string.IsNullOrWhiteSpace(name))
                result.AddError("--out: the name of a folder expected, an empty text found.");
        });
    }
}
