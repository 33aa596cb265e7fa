using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using EksCalc.Cli.Commands;

namespace EksCalc.Cli;

/// <summary>The manual page of the tool, in the language of man (roff), made from the commands themselves.</summary>
internal static class ManualPage
{
    public static string Of(RootCommand root)
    {
        var page = new StringBuilder();
        Line($".TH {root.HelpName!.ToUpperInvariant()} 1 \"\" \"EksCalc\" \"User Commands\"");
        Line($".SH NAME\n{root.HelpName} \\- {Text(root.Description!.TrimEnd('.'))}");
        Line($".SH SYNOPSIS\n.B {root.HelpName}\n.I command\n[\\fIargument\\fR]... [\\fIoption\\fR]...");
        Line(".SH OPTIONS");
        Options(root);
        Line(".SH COMMANDS");
        Commands(root, root.HelpName);
        Line(".SH EXIT STATUS");
        foreach (var (code, meaning) in ExitCode.Meanings)
            Line($".TP\n.B {code}\n{Text(meaning)}");
        Line(".SH ENVIRONMENT");
        foreach (var (name, meaning) in Variables)
            Line($".TP\n.B {Text(name)}\n{Text(meaning)}");
        return page.ToString();

        void Line(string text) => page.Append(text).Append('\n');

        void Commands(Command parent, string path)
        {
            foreach (var command in parent.Subcommands.Where(command => !command.Hidden))
            {
                var name = $"{path} {command.Name}";
                if (command.Subcommands.Count > 0)
                {
                    Commands(command, name);
                    continue;
                }

                var arguments = command.Arguments.Select(argument =>
                    $" \\fI{Text(argument.HelpName ?? argument.Name)}\\fR{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}");
                Line($".SS \"{Text(name)}\"");
                Line($"\\fB{Text(name)}\\fR{string.Concat(arguments)} [\\fIoption\\fR]...");
                Line($".PP\n{Text(command.Description!)}");
                foreach (var argument in command.Arguments)
                    Line($".TP\n.I {Text(argument.HelpName ?? argument.Name)}\n{Text(argument.Description ?? "")}");
                Options(command);
                if (command is ToolCommand { Examples: { Count: > 0 } examples })
                    Line($".PP\nExamples:\n.PP\n.nf\n{string.Join('\n', examples.Select(example => $"  {Text($"{root.HelpName} {example}")}"))}\n.fi");
            }
        }

        void Options(Command command)
        {
            foreach (var option in command.Options.Where(option => !option.Hidden && (command == root || option is not HelpOption)))
            {
                var names = option.Aliases.Where(alias => alias.StartsWith('-') && alias != "-?").Append(option.Name);
                var value = option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? "" : $" \\fI{Text(option.HelpName ?? "VALUE")}\\fR";
                Line($".TP\n{string.Join(", ", names.Select(name => $"\\fB{Text(name)}\\fR"))}{value}\n{Text(option.Description ?? "")}");
            }
        }
    }

    private static (string Name, string Meaning)[] Variables { get; } =
    [
        ("COLUMNS", "How many columns a line has. Default: those of the terminal, or 120 in a pipe or a file."),
        ("NO_COLOR", "Where it is set and not empty, nothing is coloured; nor with TERM=dumb."),
        ("EKSCALC_CHROMIUM", "The path of Chromium or Chrome, which draws charts as pictures."),
    ];

    // A backslash, a dash, and a dot or quote at a line's beginning mean something in roff.
    private static string Text(string text)
    {
        var escaped = text.ReplaceLineEndings(" ").Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal)
            .Replace("\"", "\\(dq", StringComparison.Ordinal).Replace("'", "\\(aq", StringComparison.Ordinal);
        return escaped.StartsWith('.') ? $"\\&{escaped}" : escaped;
    }
}
