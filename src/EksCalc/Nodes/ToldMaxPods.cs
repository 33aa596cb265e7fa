namespace EksCalc.Nodes;

/// <summary>What a kubelet is told.</summary>
/// <param name="Pods">Max pods, 0 or more.</param>
/// <param name="By">Who says so, to stand before "tells".</param>
/// <param name="IsByCores">Whether it is <c>podsPerCore</c> that sets the limit.</param>
/// <param name="IsExpressionUnusable">Whether there is an expression that gives no number on the type.</param>
internal readonly record struct ToldMaxPods(int Pods, string By, bool IsByCores = false, bool IsExpressionUnusable = false)
{
    /// <summary>Whether there is no such node: Karpenter makes none of a type on which the expression gives no number (R16).</summary>
    public bool IsOfNoNode => IsExpressionUnusable && Pods == 0;
}
