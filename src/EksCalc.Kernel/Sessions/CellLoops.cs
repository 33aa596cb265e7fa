using System.ComponentModel;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EksCalc.Kernel.Sessions;

/// <summary>
/// Makes endless loops of cells stoppable: each loop that a cell writes calls <see cref="Check"/> on every turn. Aborting
/// the thread instead (ControlledExecution) ends the whole process now and then, when it hits the runtime's own code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellLoops
{
    private static volatile int stoppedSession;

    /// <summary>Called by the loops of cells.</summary>
    /// <param name="session">The session that the loop belongs to.</param>
    /// <exception cref="OperationCanceledException">The session's cell is to stop.</exception>
    public static void Check(int session)
    {
        if (session == stoppedSession)
            throw new OperationCanceledException("the cell was stopped");
    }

    /// <summary>Stops the loops of a session, wherever they run.</summary>
    internal static void Stop(int session) => stoppedSession = session;

    /// <summary>Lets the loops of a session run again.</summary>
    internal static void Allow(int session) => Interlocked.CompareExchange(ref stoppedSession, 0, session);

    /// <summary>The code with the calls put in. No line is added, so that line numbers stay the cell's own.</summary>
    internal static string Guard(string code, int session)
    {
        var call = $"global::{typeof(CellLoops).FullName}.{nameof(Check)}({session});";
        var root = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script)).GetRoot();
        var insertions = root.DescendantNodes().Select(BodyOf).OfType<StatementSyntax>()
            .SelectMany<StatementSyntax, (int Position, string Text)>(body => body is BlockSyntax block
                ? [(block.OpenBraceToken.Span.End, call)]
                : [(body.SpanStart, "{" + call), (body.Span.End, "}")])
            .OrderBy(insertion => insertion.Position)
            .ToList();

        var guarded = new StringBuilder();
        var copied = 0;
        foreach (var (position, text) in insertions)
        {
            guarded.Append(code, copied, position - copied).Append(text);
            copied = position;
        }

        return guarded.Append(code, copied, code.Length - copied).ToString();
    }

    private static StatementSyntax? BodyOf(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        _ => null,
    };
}
