using System.CommandLine;
using EksCalc.Cli.Commands;
using EksCalc.Cli.Output;
using EksCalc.Input;
using EksCalc.Notebooks;

namespace EksCalc.Cli;

/// <summary>The tool: parses the arguments, runs the command, turns errors into messages and exit codes.</summary>
public static class EksCalcTool
{
    /// <summary>Words are what they say: a file named after @ would be read without a bound.</summary>
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null };

    private const string NoColor = "--no-color";

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where everything else goes.</param>
    /// <returns>0 done; 1 the answer is no; 2 bad usage or input; 3 internal error; 130 stopped by Ctrl-C.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        return await RunOnAsync(arguments, new ToolConsole(output, error, Screen.Of(output), Screen.IsTerminal(error) ? Screen.Of(error) : null)).ConfigureAwait(false);
    }

    /// <summary>Runs one command line.</summary>
    internal static async Task<int> RunOnAsync(IReadOnlyList<string> arguments, ToolConsole console) =>
        await InvokeAsync(Root([.. Questions(console), NotebookCommand.Create(console), KernelCommand.Create(console)], console), arguments, console, new InvocationConfiguration(), CancellationToken.None).ConfigureAwait(false);

    /// <summary>The commands that answer a question: all but those that run notebooks.</summary>
    public static IReadOnlyList<CommandGuide> Guides() => [.. Questions(new AnswerConsole()).Select(command => new CommandGuide(command))];

    /// <summary>Runs one command line of a command that answers a question, and gives the answer as views.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ToolAnswer> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        var console = new AnswerConsole();
        // Signals are the host's to handle.
        var settings = new InvocationConfiguration { ProcessTerminationTimeout = null };
        return console.Answer(await InvokeAsync(Root(Questions(console), console), arguments, console, settings, cancellation).ConfigureAwait(false));
    }

    private static async Task<int> InvokeAsync(
        RootCommand commands, IReadOnlyList<string> arguments, ToolConsole console, InvocationConfiguration settings, CancellationToken cancellation)
    {
        var error = console.Error;
        var parsed = commands.Parse(arguments, Plain);
        if (parsed.GetValue<bool>(NoColor))
            console.UseNoColors();
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in UsageProblems(parsed))
                await Say(problem).ConfigureAwait(false);
            await error.WriteLineAsync($"Try: ekscalc {CommandPath(parsed)}--help").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        try
        {
            (settings.Output, settings.Error, settings.EnableDefaultExceptionHandler) = (console.Output, error, false);
            return await parsed.InvokeAsync(settings, cancellation).ConfigureAwait(false);
        }
        catch (InvalidInputException invalid)
        {
            foreach (var problem in invalid.Problems)
                await Say($"{problem}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PictureException)
        {
            await Say(ShownText.Bounded(failure.Message)).ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (OutOfMemoryException)
        {
            await Say("there is not enough memory for this; ask for less at once.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await Say("stopped.").ConfigureAwait(false);
            return ExitCode.Stopped;
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong is a defect here, and is said to be one.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            await Say($"internal error. This is a defect of EksCalc; please report it with the command line and:{Environment.NewLine}{defect}").ConfigureAwait(false);
            return ExitCode.Internal;
        }

        Task Say(string text)
        {
            console.Note($"ekscalc: {text}", Tone.Bad);
            return Task.CompletedTask;
        }
    }

    private static IEnumerable<Command> Questions(ToolConsole console) =>
    [
        LimitsCommand.Create(console),
        MaxPodsCommand.Create(console),
        NodeCommand.Create(console),
        PlanCommand.Create(console),
        CheckCommand.Create(console),
        SweepCommand.Create(console),
        RecommendCommand.Create(console),
        ExportCommand.Create(console),
        WorkbookCommand.Create(console),
        ExplainCommand.Create(console),
    ];

    private static RootCommand Root(IEnumerable<Command> commands, ToolConsole console)
    {
        var root = new RootCommand("Sizes Amazon EKS networks: what nodes and pods take from VPC subnets, and why.") { HelpName = "ekscalc" };
        foreach (var command in commands)
            root.Add(command);
        root.Add(new Option<bool>(NoColor) { Description = "Print without colours, as with NO_COLOR set.", Recursive = true });
        ExamplesHelp.AddTo(root, console);
        return root;
    }

    private static IEnumerable<string> UsageProblems(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
            return parsed.Errors.Select(error => ShownText.Bounded(error.Message));
        var names = command.Subcommands.Select(subcommand => subcommand.Name).ToList();
        return parsed.UnmatchedTokens is [var first, ..]
            ? [$"{ShownText.Short(first)}: no such command{NearestNames.DidYouMean(first, names)}"]
            : [$"a command is missing: {string.Join(", ", names)}."];
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
            names.Push(result.Command.Name);
        return string.Concat(names.Select(name => name + " "));
    }
}
