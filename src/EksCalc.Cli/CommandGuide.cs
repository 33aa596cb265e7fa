using System.CommandLine;
using System.CommandLine.Help;
using EksCalc.Cli.Commands;

namespace EksCalc.Cli;

/// <summary>What a command is for and takes, for a host that offers it by other means than a shell.</summary>
public sealed class CommandGuide
{
    internal CommandGuide(Command command, string path = "")
    {
        Name = command.Name;
        Path = path + command.Name;
        Examples = command is ToolCommand { Examples: var examples } ? examples : [];
        Description = command.Description ?? "";
        Subcommands = [.. command.Subcommands.Select(subcommand => new CommandGuide(subcommand, $"{Path} "))];
        Parameters =
        [
            .. command.Arguments.Select(argument => new ParameterGuide(argument.Name, argument.Description ?? "", false, false, argument.Arity.MaximumNumberOfValues > 1, argument)),
            .. command.Options.Where(option => option is not HelpOption and not VersionOption).Select(option => new ParameterGuide(
                option.Name, option.Description ?? "", true, option.ValueType == typeof(bool), option.Arity.MaximumNumberOfValues > 1, option)),
        ];
    }

    /// <summary>What a command is for, without the details that follow the first colon or full stop.</summary>
    internal static string Summary(Command command)
    {
        var description = command.Description ?? "";
        int[] marks = [description.IndexOf(": ", StringComparison.Ordinal), description.IndexOf(". ", StringComparison.Ordinal)];
        var ends = marks.Where(end => end > 0).ToList();
        return ends.Count == 0 ? description : $"{description[..ends.Min()]}.";
    }

    /// <summary>As it is typed: <c>max-pods</c>.</summary>
    public string Name { get; }

    /// <summary>Its name after those of the commands above it: <c>node steady</c>.</summary>
    internal string Path { get; }

    /// <summary>Command lines without the tool's name.</summary>
    internal IReadOnlyList<string> Examples { get; }

    /// <summary>A sentence or two.</summary>
    public string Description { get; }

    /// <summary>Arguments and options.</summary>
    public IReadOnlyList<ParameterGuide> Parameters { get; }

    /// <summary>The commands below it, one of which has to be named; usually empty.</summary>
    public IReadOnlyList<CommandGuide> Subcommands { get; }
}
