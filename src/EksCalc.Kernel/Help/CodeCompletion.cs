using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EksCalc.Kernel.Help;

/// <summary>What can stand at a place in code: members, what the session knows, keywords.</summary>
/// <remarks>
/// The compiler's own tables answer; the editor services of Roslyn know more forms, but bring a workspace that takes as much
/// memory and time to start as the session itself.
/// </remarks>
internal sealed class CodeCompletion(Compilation compilation, string code, int cursor)
{
    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Where(word => !word.StartsWith("__", StringComparison.Ordinal)),
        "async", "await", "dynamic", "from", "let", "nameof", "orderby", "record", "select", "var", "when", "where", "with", "yield",
    ];

    private readonly SyntaxTree tree = compilation.SyntaxTrees.Last();

    public Completions Find(CancellationToken cancellation)
    {
        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
            start--;
        var end = cursor;
        while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end]))
            end++;
        var prefix = code[start..cursor];
        var model = compilation.GetSemanticModel(tree);
        var before = start == 0 ? default : tree.GetRoot(cancellation).FindToken(start - 1);

        var symbols = before.IsKind(SyntaxKind.DotToken)
            ? Members(model, before, cancellation).Where(member => member is INamespaceSymbol || before.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not { Alias: null, StaticKeyword.RawKind: 0 })
            : [.. InitializerMembers(model, before, cancellation), .. Visible(model, start, prefix)];
        var words = before.IsKind(SyntaxKind.DotToken) ? [] : Keywords.Select(word => new CompletionItem(word, "keyword"));
        var items = symbols
            .Where(symbol => symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && SymbolWords.IsShown(symbol))
            .Select(symbol => (Symbol: symbol, Rank: Rank(symbol)))
            .OrderBy(found => found.Rank).ThenBy(found => found.Symbol.Name, StringComparer.OrdinalIgnoreCase)
            .Select(found => new CompletionItem(found.Symbol.Name, SymbolWords.Kind(found.Symbol), SymbolWords.Signature(found.Symbol)))
            .Concat(words.Where(word => prefix.Length > 0 && word.Text.StartsWith(prefix, StringComparison.Ordinal)))
            .DistinctBy(item => item.Text)
            .ToList();
        return new Completions(start, end, items);
    }

    // What the session declared comes before what its libraries have.
    private static int Rank(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol => 0,
        { ContainingType.IsScriptClass: true } => 1,
        INamespaceOrTypeSymbol => 3,
        _ => 2,
    };

    private static IEnumerable<ISymbol> Visible(SemanticModel model, int place, string prefix)
    {
        var symbols = model.LookupSymbols(place);
        // Without a letter, thousands of types would hide the few names that are meant.
        return prefix.Length > 0 ? symbols : symbols.Where(symbol => symbol is not INamespaceOrTypeSymbol && symbol.ContainingType?.SpecialType != SpecialType.System_Object);
    }

    private static IEnumerable<ISymbol> InitializerMembers(SemanticModel model, SyntaxToken before, CancellationToken cancellation) =>
        before.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken
        && before.Parent is InitializerExpressionSyntax { Parent: { } creation }
        && model.GetTypeInfo(creation, cancellation).Type is { } type
            ? model.LookupSymbols(before.SpanStart, type).Where(symbol => symbol is IPropertySymbol { IsStatic: false, IsIndexer: false, SetMethod: not null } or IFieldSymbol { IsStatic: false, IsReadOnly: false })
            : [];

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxToken dot, CancellationToken cancellation)
    {
        var left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
            _ => null,
        };
        if (left is null)
            return [];
        var place = dot.SpanStart;
        var symbol = model.GetSymbolInfo(left, cancellation).Symbol;
        var type = model.GetTypeInfo(left, cancellation).Type;
        if (symbol is null && type is null or IErrorTypeSymbol && left is TypeSyntax)
        {
            // "x." before another line is read as the beginning of a type's name.
            var expression = SyntaxFactory.ParseExpression(left.ToString());
            symbol = model.GetSpeculativeSymbolInfo(place, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
            type = model.GetSpeculativeTypeInfo(place, expression, SpeculativeBindingOption.BindAsExpression).Type;
        }

        if (symbol is INamespaceSymbol spaces)
            return model.LookupNamespacesAndTypes(place, spaces);
        if (symbol is INamedTypeSymbol named)
            return model.LookupSymbols(place, named).Where(member => member is { IsStatic: true, ContainingType.SpecialType: not SpecialType.System_Object } or INamedTypeSymbol);
        return type is null or IErrorTypeSymbol
            ? []
            : model.LookupSymbols(place, Unwrapped(dot, type), includeReducedExtensionMethods: true).Where(member => !member.IsStatic && member is not INamedTypeSymbol);
    }

    // a?.b of a nullable value is a member of the value.
    private static ITypeSymbol Unwrapped(SyntaxToken dot, ITypeSymbol type) =>
        dot.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
}
