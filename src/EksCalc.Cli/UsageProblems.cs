using System.CommandLine;
using System.CommandLine.Parsing;
using EksCalc.Cli.Commands;
using EksCalc.Input;

namespace EksCalc.Cli;

/// <summary>What is wrong with a command line, with the nearest name of what was mistyped.</summary>
internal static class UsageProblems
{
    /// <summary>Every problem; none where the command can run.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (parsed.Action is ExamplesHelp)
            return [];
        var strays = StrayOptions(parsed).ToList();
        if (strays.Count > 0)
            return [.. strays.Select(stray => $"{ShownText.Short(stray)}: no such option{Nearest(stray)}")];
        if (parsed.Errors.Count == 0)
            return [];
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            var tooMany = parsed.UnmatchedTokens.Select(token => $"{ShownText.Short(token)}: one word too many.").ToList();
            return [.. tooMany.Count > 0 ? tooMany : parsed.Errors.Select(error => ShownText.Bounded(error.Message))];
        }

        var names = command.Subcommands.Select(subcommand => subcommand.Name).ToList();
        return parsed.UnmatchedTokens is [var first, ..]
            ? [$"{ShownText.Short(first)}: no such command{NearestNames.DidYouMean(first, names)}"]
            : [$"a command is missing: {string.Join(", ", names)}."];

        // To a single letter every other is near.
        string Nearest(string stray) => stray.Length > 2 ? NearestNames.DidYouMean(stray, OptionNames(parsed)) : "";
    }

    /// <summary>The commands that a command line names, each with a space behind it.</summary>
    public static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result.Parent is CommandResult parent; result = parent)
            names.Push(result.Command.Name);
        return string.Concat(names.Select(name => name + " "));
    }

    /// <summary>
    /// Words that look like options and are none. The parser takes them for values where values may stand: of arguments (a dash and a letter) and
    /// of options (two dashes and a letter). What follows -- alone is meant as it is.
    /// </summary>
    private static IEnumerable<string> StrayOptions(ParseResult parsed)
    {
        var ofOptions = parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(option => option.Tokens).ToHashSet(ReferenceEqualityComparer.Instance);
        return parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument && LooksLikeOption(token.Value, dashes: ofOptions.Contains(token) ? 2 : 1))
            .Select(token => token.Value.Split('=')[0]);
    }

    private static bool LooksLikeOption(string word, int dashes)
    {
        var name = word.TrimStart('-');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && word.Length - name.Length is > 0 and <= 2 && word.Length - name.Length >= dashes;
    }

    private static IEnumerable<string> OptionNames(ParseResult parsed)
    {
        var own = parsed.CommandResult.Command.Options.AsEnumerable();
        for (var result = parsed.CommandResult.Parent as CommandResult; result is not null; result = result.Parent as CommandResult)
            own = own.Concat(result.Command.Options.Where(option => option.Recursive));
        return own.SelectMany(option => option.Aliases.Append(option.Name)).Where(name => name.StartsWith('-')).Distinct();
    }
}
