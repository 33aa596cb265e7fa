using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace EksCalc.Mutants;

/// <summary>What can be changed at one place of the source.</summary>
internal static class Mutations
{
    private static readonly Dictionary<Kind, Kind[]> Operators = new()
    {
        [Kind.AddExpression] = [Kind.SubtractExpression],
        [Kind.SubtractExpression] = [Kind.AddExpression],
        [Kind.MultiplyExpression] = [Kind.DivideExpression],
        [Kind.DivideExpression] = [Kind.MultiplyExpression],
        [Kind.ModuloExpression] = [Kind.MultiplyExpression],
        [Kind.LessThanExpression] = [Kind.LessThanOrEqualExpression, Kind.GreaterThanExpression],
        [Kind.LessThanOrEqualExpression] = [Kind.LessThanExpression, Kind.GreaterThanExpression],
        [Kind.GreaterThanExpression] = [Kind.GreaterThanOrEqualExpression, Kind.LessThanExpression],
        [Kind.GreaterThanOrEqualExpression] = [Kind.GreaterThanExpression, Kind.LessThanExpression],
        [Kind.EqualsExpression] = [Kind.NotEqualsExpression],
        [Kind.NotEqualsExpression] = [Kind.EqualsExpression],
        [Kind.LogicalAndExpression] = [Kind.LogicalOrExpression],
        [Kind.LogicalOrExpression] = [Kind.LogicalAndExpression],
        [Kind.BitwiseAndExpression] = [Kind.BitwiseOrExpression],
        [Kind.BitwiseOrExpression] = [Kind.BitwiseAndExpression],
        [Kind.ExclusiveOrExpression] = [Kind.BitwiseAndExpression],
        [Kind.LeftShiftExpression] = [Kind.RightShiftExpression],
        [Kind.RightShiftExpression] = [Kind.LeftShiftExpression],
        [Kind.AddAssignmentExpression] = [Kind.SubtractAssignmentExpression],
        [Kind.SubtractAssignmentExpression] = [Kind.AddAssignmentExpression],
        [Kind.AndAssignmentExpression] = [Kind.OrAssignmentExpression],
        [Kind.OrAssignmentExpression] = [Kind.AndAssignmentExpression],
        [Kind.PreIncrementExpression] = [Kind.PreDecrementExpression],
        [Kind.PreDecrementExpression] = [Kind.PreIncrementExpression],
        [Kind.PostIncrementExpression] = [Kind.PostDecrementExpression],
        [Kind.PostDecrementExpression] = [Kind.PostIncrementExpression],
    };

    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["MinBy"] = "MaxBy",
        ["MaxBy"] = "MinBy",
        ["First"] = "Last",
        ["FirstOrDefault"] = "LastOrDefault",
        ["Any"] = "All",
        ["All"] = "Any",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["Skip"] = "Take",
        ["Take"] = "Skip",
    };

    /// <summary>Other expressions in the place of one; those that do not compile are found by compiling.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)Kind.CoalesceExpression } either => [BinaryExpression(Kind.CoalesceExpression, either.Left, LiteralExpression(Kind.DefaultLiteralExpression)), either.Right],
        BinaryExpressionSyntax binary => Others(binary).Select(kind => BinaryExpression(kind, binary.Left, binary.Right)),
        AssignmentExpressionSyntax assignment => Others(assignment).Select(kind => AssignmentExpression(kind, assignment.Left, assignment.Right)),
        PrefixUnaryExpressionSyntax unary when unary.Kind() is Kind.BitwiseNotExpression or Kind.UnaryMinusExpression or Kind.LogicalNotExpression => [unary.Operand],
        PrefixUnaryExpressionSyntax unary => Others(unary).Select(kind => PrefixUnaryExpression(kind, unary.Operand)),
        PostfixUnaryExpressionSyntax unary => Others(unary).Select(kind => PostfixUnaryExpression(kind, unary.Operand)),
        LiteralExpressionSyntax { RawKind: (int)Kind.TrueLiteralExpression } => [LiteralExpression(Kind.FalseLiteralExpression)],
        LiteralExpressionSyntax { RawKind: (int)Kind.FalseLiteralExpression } => [LiteralExpression(Kind.TrueLiteralExpression)],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } member } call
            when Methods.TryGetValue(name.Identifier.Text, out var other) => [call.WithExpression(member.WithName(IdentifierName(other)))],
        _ => IsAsked(node) ? [PrefixUnaryExpression(Kind.LogicalNotExpression, ParenthesizedExpression(node))] : [],
    };

    /// <summary>Whether a statement can go: what computes nothing that the compiler needs.</summary>
    public static bool CanGo(StatementSyntax statement) => statement is ExpressionStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null };

    private static Kind[] Others(SyntaxNode node) => Operators.GetValueOrDefault(node.Kind(), []);

    /// <summary>A condition that has no operator of its own to be changed.</summary>
    private static bool IsAsked(ExpressionSyntax node) =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or IsPatternExpressionSyntax
        && node.Parent switch
        {
            IfStatementSyntax asks => asks.Condition == node,
            WhileStatementSyntax asks => asks.Condition == node,
            DoStatementSyntax asks => asks.Condition == node,
            ForStatementSyntax asks => asks.Condition == node,
            ConditionalExpressionSyntax asks => asks.Condition == node,
            BinaryExpressionSyntax asks => asks.IsKind(Kind.LogicalAndExpression) || asks.IsKind(Kind.LogicalOrExpression),
            WhenClauseSyntax => true,
            _ => false,
        };
}
