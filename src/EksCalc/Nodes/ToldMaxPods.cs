namespace EksCalc.Nodes;

/// <summary>What a kubelet is told.</summary>
/// <param name="Pods">Max pods, 0 or more.</param>
/// <param name="By">Who says so, to stand before "tells".</param>
/// <param name="IsByCores">Whether it is <c>podsPerCore</c> that sets the limit.</param>
/// <param name="ExpressionProblem">Why an expression gives no number on the type, to stand after "the expression"; null where it gives one, or there is none.</param>
internal readonly record struct ToldMaxPods(int Pods, string By, bool IsByCores = false, string? ExpressionProblem = null)
{
    /// <summary>Whether there is an expression that gives no number on the type.</summary>
    public bool IsExpressionUnusable => ExpressionProblem is not null;

    /// <summary>Whether there is no such node: Karpenter makes none of a type on which the expression gives no number (R16).</summary>
    public bool IsOfNoNode => IsExpressionUnusable && Pods == 0;
}
