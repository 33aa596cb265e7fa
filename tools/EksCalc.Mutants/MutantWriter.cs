using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace EksCalc.Mutants;

/// <summary>
/// Writes every mutant of a file into its source, each behind a switch: <c>MutantSwitch.Is(7) ? a - b : a + b</c>. A change of what declares
/// variables, or cannot stand in such an expression, is made in a copy of the whole body: <c>if (MutantSwitch.Is(7)) { ... } else { ... }</c>.
/// </summary>
/// <param name="mutants">Takes the mutants.</param>
/// <param name="without">Ids that do not compile.</param>
/// <param name="next">The first id.</param>
internal sealed class MutantWriter(List<Mutant> mutants, IReadOnlySet<int> without, int next) : CSharpSyntaxRewriter
{
    /// <summary>What a mutant stands in has an annotation of this kind with its id.</summary>
    public const string Annotation = "mutant";

    /// <summary>The same for one that takes a statement out, a jump or another, so that what is wrong with it may show elsewhere in the member.</summary>
    public const string Jump = "jump", Removal = "removal";

    private readonly List<(int Id, SyntaxNode Place, SyntaxNode Replacement)> wholeBody = [];

    /// <summary>The id of the next mutant. A mutant keeps its id, whether others compile or not.</summary>
    public int Next { get; private set; } = next;

    public override SyntaxNode? Visit(SyntaxNode? node) => node switch
    {
        null => null,
        _ when StaysAsItIs(node) => node,
        StatementSyntax statement when Mutations.CanGo(statement) => Changed(statement),
        ExpressionSyntax expression and not TypeSyntax when expression.Parent is not ExpressionStatementSyntax => Changed(expression),
        IdentifierNameSyntax name => Changed(name),
        _ => WithBodies(node, base.Visit(node)!),
    };

    private static bool StaysAsItIs(SyntaxNode node) => node switch
    {
        AttributeListSyntax or EnumMemberDeclarationSyntax or SwitchLabelSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or InterpolatedStringExpressionSyntax => true,
        ConstantPatternSyntax or RelationalPatternSyntax => true,
        BaseFieldDeclarationSyntax field => field.Modifiers.Any(Kind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        EqualsValueClauseSyntax value => value.Parent is ParameterSyntax,
        MethodDeclarationSyntax method => method.Identifier.Text == nameof(ToString),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        LiteralExpressionSyntax literal => literal.Parent is WhileStatementSyntax,
        _ => false,
    };

    private ExpressionSyntax Changed(ExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.Visit(node);
        foreach (var replacement in Mutations.Of(node))
        {
            if (Add(node, replacement) is not { } id)
                continue;
            if (NeedsWholeBody(node))
                wholeBody.Add((id, node, replacement));
            else
                visited = Mark(ParenthesizedExpression(ConditionalExpression(Switch(id), Mark(replacement, id), visited)), id);
        }

        return visited;
    }

    private StatementSyntax Changed(StatementSyntax node)
    {
        var visited = (StatementSyntax)base.Visit(node)!;
        var needsWholeBody = NeedsWholeBody(node);
        if (node is ExpressionStatementSyntax { Expression: var expression })
        {
            foreach (var replacement in Mutations.Of(expression))
            {
                if (Add(expression, replacement) is not { } id)
                    continue;
                if (needsWholeBody)
                    wholeBody.Add((id, expression, replacement));
                else
                    visited = Either(id, ExpressionStatement(replacement), visited);
            }
        }

        if (needsWholeBody || Add(node, null) is not { } removal)
            return visited;
        var kind = node is ExpressionStatementSyntax ? Removal : Jump;
        return Either(removal, Block(), visited).WithAdditionalAnnotations(new SyntaxAnnotation(kind, Text(removal)));
    }

    /// <summary>A member gets the changed copies of its body.</summary>
    private SyntaxNode WithBodies(SyntaxNode node, SyntaxNode visited)
    {
        if (wholeBody.Count == 0)
            return visited;
        switch (node, visited)
        {
            case (BaseMethodDeclarationSyntax method, BaseMethodDeclarationSyntax written):
                var returns = method is MethodDeclarationSyntax { ReturnType: var type } && !IsVoid(type, method.Modifiers) || method is OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax;
                return written.WithBody(Bodies(BlockOf(method.Body, method.ExpressionBody, returns), BlockOf(written.Body, written.ExpressionBody, returns)))
                    .WithExpressionBody(null).WithSemicolonToken(default);
            case (AccessorDeclarationSyntax accessor, AccessorDeclarationSyntax written):
                var gives = accessor.IsKind(Kind.GetAccessorDeclaration);
                return written.WithBody(Bodies(BlockOf(accessor.Body, accessor.ExpressionBody, gives), BlockOf(written.Body, written.ExpressionBody, gives)))
                    .WithExpressionBody(null).WithSemicolonToken(default);
            case (PropertyDeclarationSyntax { ExpressionBody: { } body }, PropertyDeclarationSyntax written):
                var get = AccessorDeclaration(Kind.GetAccessorDeclaration, Bodies(BlockOf(null, body, true), BlockOf(null, written.ExpressionBody, true)));
                return written.WithAccessorList(AccessorList(SingletonList(get))).WithExpressionBody(null).WithSemicolonToken(default);
            case (MemberDeclarationSyntax, _):
                // Not a body: a field's first value.
                wholeBody.ForEach(change => mutants.RemoveAll(mutant => mutant.Id == change.Id));
                wholeBody.Clear();
                return visited;
            default:
                return visited;
        }
    }

    private BlockSyntax Bodies(BlockSyntax original, BlockSyntax visited)
    {
        StatementSyntax bodies = visited;
        foreach (var (id, place, replacement) in wholeBody)
            bodies = Either(id, CopyWith(original, place, replacement), bodies);
        wholeBody.Clear();
        return Block(bodies);
    }

    /// <summary>The block may be made of an expression, so places are found by where they are.</summary>
    private static BlockSyntax CopyWith(BlockSyntax original, SyntaxNode place, SyntaxNode replacement)
    {
        var found = original.GetAnnotatedNodes(PlaceOf(place)).FirstOrDefault() ?? place;
        return original.ReplaceNode(found, replacement);
    }

    private static string PlaceOf(SyntaxNode place) => $"at {place.SpanStart}-{place.Span.End} {place.RawKind}";

    private BlockSyntax BlockOf(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, bool returns)
    {
        if (body is not null)
            return body;
        var expression = arrow!.Expression;
        // A copy is another tree: what is to be replaced in it is marked.
        var places = wholeBody.Select(change => change.Place).Where(place => place.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>() is not null && expression.Contains(place));
        expression = expression.ReplaceNodes(places, (place, copy) => copy.WithAdditionalAnnotations(new SyntaxAnnotation(PlaceOf(place))));
        return Block(returns ? ReturnStatement(expression) : ExpressionStatement(expression));
    }

    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)Kind.VoidKeyword } || (modifiers.Any(Kind.AsyncKeyword) && type is IdentifierNameSyntax);

    private int? Add(SyntaxNode node, SyntaxNode? replacement)
    {
        var id = Next++;
        if (without.Contains(id))
            return null;
        var line = node.GetLocation().GetLineSpan();
        var isStatic = node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault() is { } member
            && member.Modifiers.Any(Kind.StaticKeyword) && member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null } or ConstructorDeclarationSyntax { ParameterList.Parameters.Count: 0 };
        mutants.Add(new Mutant(id, Path.GetFileName(line.Path), line.StartLinePosition.Line + 1, node.ToString(), replacement?.NormalizeWhitespace().ToString() ?? "", isStatic));
        return id;
    }

    private static bool NeedsWholeBody(SyntaxNode node) =>
        node.Parent is ForStatementSyntax { Incrementors: var ends } && ends.Contains(node)
        || node.DescendantNodesAndSelf(within => within is not LambdaExpressionSyntax).Any(within => within is SingleVariableDesignationSyntax
            || (within is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax && !node.Contains(within.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>())));

    private static IfStatementSyntax Either(int id, StatementSyntax changed, StatementSyntax otherwise) =>
        Mark(IfStatement(Switch(id), Mark(changed is BlockSyntax ? changed : Block(changed), id), ElseClause(otherwise is BlockSyntax ? otherwise : Block(otherwise))), id);

    private static InvocationExpressionSyntax Switch(int id) =>
        InvocationExpression(
            MemberAccessExpression(Kind.SimpleMemberAccessExpression, AliasQualifiedName(IdentifierName(Token(Kind.GlobalKeyword)), IdentifierName("MutantSwitch")), IdentifierName("Is")),
            ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(Kind.NumericLiteralExpression, Literal(id))))));

    private static T Mark<T>(T node, int id)
        where T : SyntaxNode => node.WithAdditionalAnnotations(new SyntaxAnnotation(Annotation, Text(id)));

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
