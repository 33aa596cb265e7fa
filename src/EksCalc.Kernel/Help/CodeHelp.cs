using System.Text.RegularExpressions;
using EksCalc.Kernel.Limits;
using EksCalc.Kernel.Sessions;

namespace EksCalc.Kernel.Help;

/// <summary>Help while a cell is written, from what its session knows. Between cells only.</summary>
internal sealed partial class CodeHelp(ScriptSession session, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Bounded bounded = new(Patience, mostAbandoned: 1);
    private readonly XmlDocs docs = new();
    private readonly CompletionSources sources = new();

    /// <summary>The name that a cell asks about (<c>Math.Max?</c> or <c>?Math.Max</c>); null when it does not ask.</summary>
    public static string? Question(string code) =>
        Asked().Match(code) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>Whether a text can be run as it stands.</summary>
    public CodeState StateOf(string code, CancellationToken cancellation) =>
        bounded.Run(() => CodeStates.Of(code, cancellation), CodeState.Unknown, cancellation);

    /// <summary>What can stand at a place in code.</summary>
    public Completions Complete(string code, int cursor, CancellationToken cancellation)
    {
        var none = new Completions(cursor, cursor, []);
        return ReferencePaths.Find(code, cursor, folder) ?? bounded.Run(() => Find(code, cursor, cancellation), none, cancellation) ?? none;
    }

    /// <summary>What is known of the name at a place in code; null when nothing is.</summary>
    public Description? Describe(string code, int cursor, CancellationToken cancellation) => bounded.Run(
        () =>
        {
            CodeNesting.Require(code);
            return CodeInspection.Describe(session.Compiler.Analyze(WithoutMagics(code)), cursor, docs, cancellation);
        },
        null,
        cancellation);

    private Completions? Find(string code, int cursor, CancellationToken cancellation)
    {
        CodeNesting.Require(code);
        var text = WithoutMagics(code);
        var compilation = session.Compiler.Analyze(text);
        var places = StringPlace.Find(compilation, text, cursor, cancellation);
        return places switch
        {
            null => new CodeCompletion(compilation, text, cursor).Find(cancellation),
            [] => null, // A string of which nobody knows anything.
            [var innermost, ..] => new Completions(cursor - innermost.Typed.Length, cursor, sources.Find(session.Compiler.LoadedAssemblies, places, folder)),
        };
    }

    // A magic is no C#; blanks keep the places of what follows.
    private static string WithoutMagics(string code) => Magic().Replace(code, match => new string(' ', match.Length));

    [GeneratedRegex(@"^\s*(?:\?(?<name>[\w.]+)|(?<name>[\w.]+)\?)\s*$")]
    private static partial Regex Asked();

    [GeneratedRegex("^#!.*$", RegexOptions.Multiline)]
    private static partial Regex Magic();
}
