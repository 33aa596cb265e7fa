using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EksCalc.Kernel.Sessions;

/// <summary>
/// A cell's text with statements put into its loops and functions. No line is added and every expression stays on its
/// line, so that the lines of errors are the cell's own.
/// </summary>
internal sealed class GuardedCode
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly string code;
    private readonly string onTurn;
    private readonly string onEntry;
    private readonly List<(int Start, int Length, string Text)> edits = [];

    /// <param name="code">The cell's text.</param>
    /// <param name="onTurn">A statement for every turn of a loop.</param>
    /// <param name="onEntry">A statement for the beginning of every function.</param>
    public GuardedCode(string code, string onTurn, string onEntry)
    {
        this.code = code;
        this.onTurn = onTurn;
        this.onEntry = onEntry;
        foreach (var node in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantNodes())
            Guard(node);
    }

    /// <summary>The text.</summary>
    public override string ToString()
    {
        var guarded = new StringBuilder();
        var copied = 0;
        foreach (var (start, length, text) in edits.OrderBy(edit => edit.Start))
        {
            guarded.Append(code, copied, start - copied).Append(text);
            copied = start + length;
        }

        return guarded.Append(code, copied, code.Length - copied).ToString();
    }

    private void Guard(SyntaxNode node)
    {
        switch (node)
        {
            case WhileStatementSyntax loop: GuardLoop(loop.Statement); break;
            case DoStatementSyntax loop: GuardLoop(loop.Statement); break;
            case ForStatementSyntax loop: GuardLoop(loop.Statement); break;
            case CommonForEachStatementSyntax loop: GuardLoop(loop.Statement); break;
            case LocalFunctionStatementSyntax function:
                GuardFunction(function.Body, function.ExpressionBody, function.SemicolonToken, HasValue(function.ReturnType), function.Modifiers);
                break;
            case MethodDeclarationSyntax method:
                GuardFunction(method.Body, method.ExpressionBody, method.SemicolonToken, HasValue(method.ReturnType), method.Modifiers);
                break;
            case ConstructorDeclarationSyntax constructor:
                GuardFunction(constructor.Body, constructor.ExpressionBody, constructor.SemicolonToken, hasValue: false, constructor.Modifiers);
                break;
            case BaseMethodDeclarationSyntax and not DestructorDeclarationSyntax and var method: // Operators.
                GuardFunction(method.Body, method.ExpressionBody, method.SemicolonToken, hasValue: true, method.Modifiers);
                break;
            case AccessorDeclarationSyntax accessor:
                GuardFunction(accessor.Body, accessor.ExpressionBody, accessor.SemicolonToken, accessor.IsKind(SyntaxKind.GetAccessorDeclaration), default);
                break;
            case PropertyDeclarationSyntax { ExpressionBody: { } value } property:
                GuardExpression(value, property.SemicolonToken, hasValue: true, "{get{", "}}");
                break;
            case IndexerDeclarationSyntax { ExpressionBody: { } value } indexer:
                GuardExpression(value, indexer.SemicolonToken, hasValue: true, "{get{", "}}");
                break;
            case AnonymousFunctionExpressionSyntax { Block: { } block }:
                Replace(block.OpenBraceToken.Span.End, 0, onEntry);
                break;
        }
    }

    private void GuardLoop(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Replace(block.OpenBraceToken.Span.End, 0, onTurn);
            return;
        }

        Replace(body.SpanStart, 0, "{" + onTurn);
        Replace(body.Span.End, 0, "}");
    }

    private void GuardFunction(BlockSyntax? block, ArrowExpressionClauseSyntax? value, SyntaxToken semicolon, bool hasValue, SyntaxTokenList modifiers)
    {
        if (block is not null)
            Replace(block.OpenBraceToken.Span.End, 0, onEntry);
        else if (value is not null && !modifiers.Any(SyntaxKind.AsyncKeyword)) // Only the compiler knows whether that has a value.
            GuardExpression(value, semicolon, hasValue, "{", "}");
    }

    /// <summary>Makes <c>=> x;</c> a block with <c>return x;</c> or <c>x;</c>.</summary>
    private void GuardExpression(ArrowExpressionClauseSyntax value, SyntaxToken semicolon, bool hasValue, string open, string close)
    {
        Replace(value.ArrowToken.SpanStart, value.ArrowToken.Span.Length, open + onEntry);
        if (hasValue && value.Expression is not ThrowExpressionSyntax)
            Replace(value.Expression.SpanStart, 0, "return ");
        Replace(semicolon.SpanStart, semicolon.Span.Length, ";" + close);
    }

    private void Replace(int start, int length, string text) => edits.Add((start, length, text));

    private static bool HasValue(TypeSyntax returnType) =>
        returnType is not PredefinedTypeSyntax type || !type.Keyword.IsKind(SyntaxKind.VoidKeyword);
}
