using System.CommandLine;
using EksCalc.Input;

namespace EksCalc.Cli.Commands;

/// <summary><c>ekscalc completion</c>: the script by which a shell asks this tool what can be typed.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static ToolCommand Create(ToolConsole console)
    {
        var shell = new Argument<string>("SHELL") { Description = $"{string.Join(", ", Shells.SkipLast(1))} or {Shells[^1]}.", HelpName = "SHELL" };
        shell.CompletionSources.Add(Shells);
        var command = new ToolCommand(
            "completion",
            "Prints a script for a shell: with it the Tab key completes commands, options, instance types, modes, the CNI's variables and files. "
            + "The script's first lines say where it goes.",
            "completion bash",
            "completion zsh",
            "completion fish",
            "completion pwsh")
        { shell };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell)!;
            if (!Shells.Contains(name))
                throw new InvalidInputException(ShownText.Short(name), $"there is no script for this shell, but for {string.Join(", ", Shells)}{NearestNames.DidYouMean(name, Shells)}");
            console.Output.Write(EmbeddedText.Read($"ekscalc.{name}"));
            return ExitCode.Done;
        });
        return command;
    }
}
