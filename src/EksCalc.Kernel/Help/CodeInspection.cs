using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EksCalc.Kernel.Help;

/// <summary>What is known of the name at a place in code.</summary>
internal static class CodeInspection
{
    private const int MostOverloads = 5;

    public static Description? Describe(Compilation compilation, int cursor, XmlDocs docs, CancellationToken cancellation)
    {
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        if (NameAt(tree.GetRoot(cancellation), cursor) is not { } token)
            return null;
        var symbols = SymbolsOf(model, token, cancellation);
        if (symbols.Count == 0)
            return null;

        var signatures = symbols.Take(MostOverloads).Select(SymbolWords.Signature).ToList();
        if (symbols.Count > MostOverloads)
            signatures.Add($"and {symbols.Count - MostOverloads} more overloads");
        var words = docs.Find(compilation, symbols[0]) is { } element ? DocText.Of(element) : "";
        var declaration = string.Join('\n', signatures);
        return new Description(signatures[0], words.Length == 0 ? declaration : $"{declaration}\n\n{words}");
    }

    // The name under the cursor, the one before it, or the one that is called here.
    private static SyntaxToken? NameAt(SyntaxNode root, int cursor)
    {
        foreach (var place in (int[])[cursor, cursor - 1])
        {
            if (place >= 0 && place < root.FullSpan.End && root.FindToken(place) is var token && token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(place))
                return token;
            if (place >= 0 && place < root.FullSpan.End && root.FindToken(place) is { Parent: PredefinedTypeSyntax } word && word.Span.Contains(place))
                return word;
        }

        var call = cursor == 0 ? null : root.FindToken(cursor - 1).Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>().FirstOrDefault(list => list.OpenParenToken.Span.End <= cursor)?.Parent;
        return call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier,
            InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier,
            ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name.Identifier,
            _ => null,
        };
    }

    private static List<ISymbol> SymbolsOf(SemanticModel model, SyntaxToken token, CancellationToken cancellation)
    {
        var node = token.Parent!;
        if (model.GetDeclaredSymbol(node, cancellation) is { } declared)
            return [declared];
        // "new T(" means the constructor, though the name is the type's; for a reader the type says more.
        var info = model.GetSymbolInfo(node, cancellation);
        List<ISymbol> found = info.Symbol is { } one ? [one] : [.. info.CandidateSymbols];
        if (found.Count == 0)
            found = [.. model.GetMemberGroup(node, cancellation)];
        if (found.Count == 0 && node is ExpressionSyntax)
            found = [.. model.GetSpeculativeSymbolInfo(token.SpanStart, SyntaxFactory.ParseExpression(node.ToString()), SpeculativeBindingOption.BindAsExpression) is { Symbol: { } symbol } ? [symbol] : Array.Empty<ISymbol>()];
        if (found.Count == 0)
            found = [.. model.LookupSymbols(token.SpanStart, name: token.ValueText)];
        return [.. found.Select(symbol => symbol is IAliasSymbol alias ? alias.Target : symbol).Distinct(SymbolEqualityComparer.Default)];
    }
}
