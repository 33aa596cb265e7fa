using Microsoft.CodeAnalysis.CSharp;

namespace EksCalc.Kernel.Limits;

/// <summary>
/// Bounds how deep the brackets of a cell are nested. The compiler goes down with them, on a stack that ends; beyond a few
/// hundred it takes the process along.
/// </summary>
internal static class CodeNesting
{
    /// <summary>No code that a person writes comes near.</summary>
    public const int Most = 256;

    /// <summary>Refuses what is nested too deep.</summary>
    /// <exception cref="TooDeepException">It is.</exception>
    public static void Require(string code)
    {
        if (code.Count(c => c is '(' or '[' or '{') > Most && Deepest(code) is var (depth, place) && depth > Most)
            throw new TooDeepException(depth, code.AsSpan(0, place).Count('\n') + 1);
    }

    /// <summary>How deep the brackets are nested.</summary>
    public static int DepthOf(string code) => Deepest(code).Depth;

    private static (int Depth, int Place) Deepest(string code)
    {
        var (depth, deepest, place) = (0, 0, 0);
        // Words alone, without a parser: it takes time in proportion to the length, and no stack.
        foreach (var token in SyntaxFactory.ParseTokens(code))
        {
            if (token.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken && ++depth > deepest)
                (deepest, place) = (depth, token.SpanStart);
            else if (token.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken && depth > 0)
                depth--;
        }

        return (deepest, place);
    }

    /// <summary>Brackets are nested too deep.</summary>
    public sealed class TooDeepException(int depth, int line)
        : Exception(System.FormattableString.Invariant($"brackets are nested {depth} deep; the compiler takes {Most}"))
    {
        public int Line => line;
    }
}
