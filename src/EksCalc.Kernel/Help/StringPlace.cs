using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EksCalc.Kernel.Help;

/// <summary>The string in which the cursor is, and what it is for.</summary>
/// <param name="Type">The full name of the type whose member gets it.</param>
/// <param name="Member">The member: a method, <c>this[]</c> for an indexer, the type's own name for a constructor.</param>
/// <param name="Parameter">The parameter that it is given to.</param>
/// <param name="Key">For the value of an entry, the entry's key; otherwise null.</param>
/// <param name="Typed">The text before the cursor.</param>
internal sealed record StringPlace(string Type, string Member, string Parameter, string? Key, string Typed)
{
    /// <summary>The places that a string may stand for, the innermost first; null where the cursor is in no string.</summary>
    public static IReadOnlyList<StringPlace>? Find(Compilation compilation, string code, int cursor, CancellationToken cancellation)
    {
        var tree = compilation.SyntaxTrees.Last();
        if (cursor == 0 || tree.GetRoot(cancellation).FindToken(cursor - 1) is not { Parent: LiteralExpressionSyntax literal } token || !token.IsKind(SyntaxKind.StringLiteralToken))
            return null;
        var start = token.SpanStart + (token.Text.StartsWith('@') ? 2 : 1);
        var isClosed = token.Text.Length > start - token.SpanStart && token.Text.EndsWith('"') && !token.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (cursor < start || isClosed && cursor > token.Span.End - 1)
            return null;
        var model = compilation.GetSemanticModel(tree);
        return [.. Places(model, literal, code[start..cursor], cancellation)];
    }

    private static IEnumerable<StringPlace> Places(SemanticModel model, LiteralExpressionSyntax literal, string typed, CancellationToken cancellation)
    {
        var key = KeyOf(literal);
        for (SyntaxNode? node = literal; node is not (null or StatementSyntax); node = node.Parent)
        {
            var (owner, index, name) = node switch
            {
                ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list } argument => (call, list.Arguments.IndexOf(argument), argument.NameColon?.Name.Identifier.ValueText),
                ExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } entry } element => (entry, entry.Expressions.IndexOf(element), null),
                _ => ((SyntaxNode?)null, 0, null),
            };
            if (owner is null)
                continue;
            foreach (var symbol in Called(model, owner, cancellation))
            {
                var parameters = symbol is IMethodSymbol method ? method.Parameters : ((IPropertySymbol)symbol).Parameters;
                if ((name is not null ? parameters.FirstOrDefault(parameter => parameter.Name == name) : parameters.ElementAtOrDefault(index) ?? parameters.LastOrDefault(parameter => parameter.IsParams)) is { } parameter)
                    yield return new StringPlace(FullName(symbol.ContainingType), MemberName(symbol), parameter.Name, key, typed);
            }
        }
    }

    private static IEnumerable<ISymbol> Called(SemanticModel model, SyntaxNode call, CancellationToken cancellation)
    {
        if (call is ImplicitElementAccessSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: { } creation } } })
            return model.GetTypeInfo(creation, cancellation).Type is { } type ? type.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsIndexer) : [];
        var info = call is InitializerExpressionSyntax entry ? model.GetCollectionInitializerSymbolInfo(entry, cancellation) : model.GetSymbolInfo(call, cancellation);
        if (call is InitializerExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax collection } } && info is { Symbol: null, CandidateSymbols.IsEmpty: true })
            return model.GetTypeInfo(collection, cancellation).Type is { } made ? made.GetMembers("Add").OfType<IMethodSymbol>() : [];
        var found = info.Symbol is { } one ? [one] : info.CandidateSymbols;
        if (found.IsEmpty && call is InvocationExpressionSyntax { Expression: { } called })
            found = model.GetMemberGroup(called, cancellation);
        if (found.IsEmpty && call is ElementAccessExpressionSyntax { Expression: { } indexed } && model.GetTypeInfo(indexed, cancellation).Type is { } container)
            return container.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsIndexer);
        return found.Where(symbol => symbol is IMethodSymbol or IPropertySymbol { IsIndexer: true });
    }

    // ["KEY"] = "value", env["KEY"] = "value" and { "KEY", "value" }.
    private static string? KeyOf(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } } assignment when assignment.Right == literal => key.Token.ValueText,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } } assignment when assignment.Right == literal => key.Token.ValueText,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [LiteralExpressionSyntax key, ..] } when key != literal => key.Token.ValueText,
        _ => null,
    };

    private static string MemberName(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => symbol.ContainingType.Name,
        IPropertySymbol => "this[]",
        _ => symbol.Name,
    };

    private static string FullName(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } spaces ? $"{spaces.ToDisplayString()}.{type.Name}" : type.Name;
}
