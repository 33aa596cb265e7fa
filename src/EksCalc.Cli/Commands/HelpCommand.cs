using System.CommandLine;
using EksCalc.Input;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc help</c>: the help of a command, or of all as a manual page.</summary>
internal static class HelpCommand
{
    public static ToolCommand Create(ToolConsole console)
    {
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "The command that is asked about, e.g. node steady.",
            HelpName = "COMMAND",
            Arity = ArgumentArity.ZeroOrMore,
        };
        words.CompletionSources.Add(context => context.ParseResult.RootCommandResult.Command.Subcommands.Select(command => command.Name));
        var man = new Option<bool>("--man") { Description = "Print the manual page, for man." };
        var command = new ToolCommand(
            "help",
            "Shows what --help shows: of a command, or of all as a manual page.",
            "help node steady",
            "help --man > ekscalc.1")
        { words, man };
        command.SetAction(parsed =>
        {
            var root = (RootCommand)parsed.RootCommandResult.Command;
            if (parsed.GetValue(man))
            {
                console.Output.Write(ManualPage.Of(root));
                return ExitCode.Done;
            }

            var path = parsed.GetValue(words) ?? [];
            ThrowIfUnknown(root, path);
            return root.Parse([.. path, "--help"], parsed.Configuration).Invoke(parsed.InvocationConfiguration);
        });
        return command;
    }

    private static void ThrowIfUnknown(Command from, string[] path)
    {
        foreach (var word in path)
        {
            from = from.Subcommands.FirstOrDefault(command => command.Name == word)
                ?? throw new InvalidInputException(ShownText.Short(word), $"no such command{NearestNames.DidYouMean(word, from.Subcommands.Select(command => command.Name))}");
        }
    }
}
