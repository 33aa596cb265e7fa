using EksCalc.Kernel.Limits;
using EksCalc.Kernel.Sessions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Help;

/// <summary>Whether a text can be run as it stands.</summary>
internal enum CodeState
{
    /// <summary>Nobody could say in time.</summary>
    Unknown,

    /// <summary>It can.</summary>
    Complete,

    /// <summary>More lines are to come.</summary>
    Incomplete,

    /// <summary>No further line makes it C#.</summary>
    Invalid,
}

/// <summary>Tells the state of texts.</summary>
internal static class CodeStates
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static CodeState Of(string code, CancellationToken cancellation)
    {
        try
        {
            CodeNesting.Require(code);
            var states = CellPart.Split(code, out _).Where(part => part.IsCSharp).Select(part => OfCSharp(part.Text, cancellation)).ToList();
            return states.Count == 0 ? CodeState.Complete : states.Max();
        }
        catch (Exception invalid) when (invalid is CodeNesting.TooDeepException or CellPart.UnknownMagicException)
        {
            return CodeState.Invalid;
        }
    }

    /// <summary>The spaces that the next line begins with.</summary>
    public static string IndentAfter(string code)
    {
        var last = code.TrimEnd('\n').Split('\n')[^1];
        var indent = last[..(last.Length - last.TrimStart().Length)];
        return last.TrimEnd() is [.., '{' or '(' or '['] ? indent + "    " : indent;
    }

    private static CodeState OfCSharp(string code, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Script, cancellationToken: cancellation);
        if (!tree.GetDiagnostics(cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return CodeState.Complete;
        return SyntaxFactory.IsCompleteSubmission(tree) ? CodeState.Invalid : CodeState.Incomplete;
    }
}
