using System.CommandLine;
using EksCalc.Cli.Commands;
using EksCalc.Notebooks;

namespace EksCalc.Cli;

/// <summary>The tool: parses the arguments, runs the command, turns errors into messages and exit codes.</summary>
public static class EksCalcTool
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where everything else goes.</param>
    /// <returns>0 done; 1 the answer is no; 2 bad usage or input; 3 internal error; 130 stopped by Ctrl-C.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var console = new ToolConsole(output, error);
        var parsed = Commands(console).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in UsageProblems(parsed))
                await error.WriteLineAsync($"ekscalc: {problem}").ConfigureAwait(false);
            await error.WriteLineAsync($"Try: ekscalc {CommandPath(parsed)}--help").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        try
        {
            var settings = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(settings).ConfigureAwait(false);
        }
        catch (InvalidInputException invalid)
        {
            foreach (var problem in invalid.Problems)
                await error.WriteLineAsync($"ekscalc: {problem}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PictureException)
        {
            await error.WriteLineAsync($"ekscalc: {failure.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("ekscalc: stopped.").ConfigureAwait(false);
            return ExitCode.Stopped;
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong is a defect here, and is said to be one.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync($"ekscalc: internal error. This is a defect of EksCalc; please report it with the command line and:{Environment.NewLine}{defect}").ConfigureAwait(false);
            return ExitCode.Internal;
        }
    }

    private static RootCommand Commands(ToolConsole console)
    {
        var root = new RootCommand("Sizes Amazon EKS networks: what nodes and pods take from VPC subnets, and why.")
        {
            LimitsCommand.Create(console),
            MaxPodsCommand.Create(console),
            NodeCommand.Create(console),
            NotebookCommand.Create(console),
            KernelCommand.Create(console),
            PlanCommand.Create(console),
            CheckCommand.Create(console),
            SweepCommand.Create(console),
            RecommendCommand.Create(console),
            WorkbookCommand.Create(console),
        };
        root.HelpName = "ekscalc";
        ExamplesHelp.AddTo(root);
        return root;
    }

    private static IEnumerable<string> UsageProblems(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
            return parsed.Errors.Select(error => error.Message);
        var names = command.Subcommands.Select(subcommand => subcommand.Name).ToList();
        return parsed.UnmatchedTokens is [var first, ..]
            ? [$"{first}: no such command{NearestNames.DidYouMean(first, names)}"]
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
