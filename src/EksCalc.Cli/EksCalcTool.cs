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
        return await RunOnAsync(arguments, new ToolConsole(output, error, Screen.Of(output), Screen.IsTerminal(error) ? Screen.Of(error) : null)
        {
            Input = Screen.IsTerminal(error) && !Console.IsInputRedirected ? () => Console.In : null,
        }).ConfigureAwait(false);
    }

    /// <summary>Runs one command line.</summary>
    internal static async Task<int> RunOnAsync(IReadOnlyList<string> arguments, ToolConsole console) =>
        await InvokeAsync(
            Root([.. Questions(console), .. Others(console)], console), arguments, console, new InvocationConfiguration(), CancellationToken.None).ConfigureAwait(false);

    /// <summary>The commands that answer a question: all but those that run notebooks.</summary>
    public static IReadOnlyList<CommandGuide> Guides() => [.. Questions(new AnswerConsole()).Select(command => new CommandGuide(command))];

    /// <summary>Every command, those below others after them.</summary>
    internal static IEnumerable<CommandGuide> Commands()
    {
        var console = new AnswerConsole();
        return Questions(console).Concat(Others(console)).Select(command => new CommandGuide(command)).SelectMany(guide => guide.Subcommands.Prepend(guide));
    }

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
        if (UsageProblems.Of(parsed) is { Count: > 0 } problems)
        {
            foreach (var problem in problems)
                Say(problem);
            await error.WriteLineAsync($"Try: ekscalc {UsageProblems.CommandPath(parsed)}--help").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        try
        {
            OwnInput.Refuse(parsed);
            (settings.Output, settings.Error, settings.EnableDefaultExceptionHandler) = (console.Output, error, false);
            return await parsed.InvokeAsync(settings, cancellation).ConfigureAwait(false);
        }
        catch (InvalidInputException invalid)
        {
            foreach (var problem in invalid.Problems)
                Say($"{problem}");
            return ExitCode.BadInput;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PictureException)
        {
            Say(ShownText.Bounded(failure.Message));
            return ExitCode.BadInput;
        }
        catch (OutOfMemoryException)
        {
            Say("there is not enough memory for this; ask for less at once.");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            Say("stopped.");
            return ExitCode.Stopped;
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong is a defect here, and is said to be one.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            Say("internal error. This is a defect of EksCalc; please report it with the command line and:");
            foreach (var line in $"{defect}".ReplaceLineEndings("\n").Split('\n'))
                console.Note(line, Tone.Bad);
            return ExitCode.Internal;
        }

        void Say(string text) => console.Note($"ekscalc: {text}", Tone.Bad);
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
        ReportCommand.Create(console),
        ExportCommand.Create(console),
        WorkbookCommand.Create(console),
        ExplainCommand.Create(console),
    ];

    private static IEnumerable<Command> Others(ToolConsole console) =>
    [
        ExploreCommand.Create(console),
        NotebookCommand.Create(console),
        KernelCommand.Create(console),
        InitCommand.Create(console),
        SchemaCommand.Create(console),
        CompletionCommand.Create(console),
        HelpCommand.Create(console),
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
}
