using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EksCalc.Cli.Commands;

/// <summary>The usual help, with the command's examples at the end.</summary>
internal sealed class ExamplesHelp(HelpAction usual, ToolConsole console) : SynchronousCommandLineAction
{
    /// <summary>Puts the examples behind the help of every command below <paramref name="root"/>.</summary>
    public static void AddTo(RootCommand root, ToolConsole console)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new ExamplesHelp((HelpAction)option.Action!, console);
    }

    /// <summary>Help is shown however much of the command line is missing.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.MaxWidth = console.Screen.Width;
        foreach (var subcommand in parseResult.CommandResult.Command.Subcommands)
            subcommand.Description = CommandGuide.Summary(subcommand); // In a list of commands; each one's own help says all.
        var exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ToolCommand { Examples: { Count: > 0 } examples })
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  ekscalc {example}");
            output.WriteLine();
        }

        if (parseResult.CommandResult.Command is RootCommand)
        {
            console.Say($"Exit codes: {string.Join("; ", ExitCode.Meanings.Select(code => $"{code.Code} {code.Meaning}"))}.", hanging: 2);
            console.Output.WriteLine();
        }

        return exitCode;
    }
}
