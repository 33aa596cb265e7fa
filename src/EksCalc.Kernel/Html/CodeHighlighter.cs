using System.Net;
using System.Text;
using EksCalc.Kernel.Limits;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace EksCalc.Kernel.Html;

/// <summary>Colours C# by what the compiler's own parser takes each word for.</summary>
internal static class CodeHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    // Where the parser has to guess what brackets mean, its time doubles with each level.
    private const int DeepestColoured = 16;
    private const int LongestColoured = 1024 * 1024;

    private static readonly Bounded Bounds = new(TimeSpan.FromSeconds(5), mostAbandoned: 4);

    /// <summary>The code as HTML; its text content is the code, unchanged. Without colours, where to find them takes too long.</summary>
    public static string ToHtml(string code) =>
        code.Length > LongestColoured || CodeNesting.DepthOf(code) > DeepestColoured
            ? WebUtility.HtmlEncode(code)
            : Bounds.Run<string?>(() => Coloured(code), fallback: null) ?? WebUtility.HtmlEncode(code);

    private static string Coloured(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            Append(html, token.LeadingTrivia);
            Append(html, ClassOf(token), token.Text);
            Append(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
            Append(html, ClassOf(trivia), trivia.ToFullString());
    }

    private static void Append(StringBuilder html, string? name, string text)
    {
        var encoded = WebUtility.HtmlEncode(text);
        if (name is null || text.Length == 0)
            html.Append(encoded);
        else
            html.Append("<span class=\"").Append(name).Append("\">").Append(encoded).Append("</span>");
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken when token.Text is "var" => "k",
        var kind when SyntaxFacts.IsKeywordKind(kind) => "k",
        _ => null,
    };

    private static string? ClassOf(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
        _ when trivia.IsDirective => "d",
        _ => null,
    };
}
