using EksCalc.Cli;
using EksCalc.Notebooks;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace EksCalc.Interactive.Magics;

/// <summary>The command line's commands as magics: <c>#!max-pods m5.large</c> is <c>ekscalc max-pods m5.large</c>, its tables views.</summary>
/// <remarks>
/// <c>#!ekscalc</c> lists them, and takes a whole command line. The host completes and checks the names of options; the command line reads the line
/// itself, as it does in a shell.
/// </remarks>
internal static class Magic
{
    private const string Tool = "#!ekscalc";
    private const string HelpOption = "--help";

    /// <summary>Adds all of them to a notebook's kernel, for cells of every language.</summary>
    public static void AddTo(Kernel root)
    {
        var guides = EksCalcTool.Guides();
        foreach (var guide in guides)
            root.AddDirective(Directive("#!" + guide.Name, guide.Description, [guide]), (command, context) => AnswerAsync([guide.Name, .. WordsOf(command)], command, context));
        root.AddDirective(
            Directive(Tool, "Lists EksCalc's magics, or runs a command line of the tool ekscalc.", guides),
            (command, context) => WordsOf(command) is { Count: > 0 } words ? AnswerAsync(words, command, context) : ListAsync(guides, context));
    }

    private static Task ListAsync(IEnumerable<CommandGuide> guides, KernelInvocationContext context)
    {
        Display(List(guides), context);
        return Task.CompletedTask;
    }

    private static void Display(View view, KernelInvocationContext context) => context.Display(view, "text/html", "text/plain");

    private static TableView List(IEnumerable<CommandGuide> guides) =>
        guides.Select(guide => new { Magic = "#!" + guide.Name, Says = guide.Description }).ToView(title: $"EksCalc's magics; each has {HelpOption}");

    private static async Task AnswerAsync(IReadOnlyList<string> words, KernelCommand command, KernelInvocationContext context)
    {
        var answer = await EksCalcTool.AskAsync(words, context.CancellationToken).ConfigureAwait(false);
        foreach (var view in answer.Views)
            Display(view, context);
        if (!answer.IsAnswer)
            context.Fail(command, message: answer.Notes);
        else if (answer.Notes.Length > 0)
            Display(new CodeView(answer.Notes), context);
    }

    // The host binds each option to one value at most; the line itself holds them all.
    private static IReadOnlyList<string> WordsOf(KernelCommand command)
    {
        var text = command.ToString()!;
        return [.. CommandLine.Words(text[text.IndexOf("#!", StringComparison.Ordinal)..]).Skip(1)];
    }

    private static KernelActionDirective Directive(string name, string description, IReadOnlyList<CommandGuide> guides)
    {
        var directive = new KernelActionDirective(name, description);
        var commands = guides.SelectMany(guide => guide.Subcommands.Prepend(guide)).ToList();
        var options = commands.SelectMany(command => command.Parameters).Where(parameter => parameter.IsOption).GroupBy(option => option.Name);
        foreach (var option in options)
            directive.Parameters.Add(Named(option.First(), [.. option]));
        directive.Parameters.Add(new KernelDirectiveParameter(HelpOption, "Show help and usage information.") { Flag = true });
        // What has no name is known by its place, for the host one unnamed parameter: subcommands, instance types, files.
        var words = guides.Count > 1 ? guides : guides[0].Subcommands;
        var places = commands.SelectMany(command => command.Parameters).Where(parameter => !parameter.IsOption).ToList();
        directive.Parameters.Add(new KernelDirectiveParameter("--", Tell(places)) { AllowImplicitName = true, MaxOccurrences = int.MaxValue }
            .AddCompletions(() => words.Select(word => word.Name).Concat(words.Count > 0 ? [] : Values(places))));
        return directive;
    }

    private static KernelDirectiveParameter Named(ParameterGuide option, IReadOnlyList<ParameterGuide> sameName) =>
        new KernelDirectiveParameter(option.Name, option.Description)
        {
            Flag = option.IsFlag,
            MaxOccurrences = sameName.Any(other => other.IsRepeatable) ? int.MaxValue : 1,
        }.AddCompletions(() => Values(sameName));

    private static string Tell(IEnumerable<ParameterGuide> places) => string.Join(" ", places.Select(place => place.Description).Distinct());

    private static IEnumerable<string> Values(IEnumerable<ParameterGuide> parameters) => parameters.SelectMany(parameter => parameter.Completions()).Distinct();
}
