namespace EksCalc.Nodes;

/// <summary>A part of an expression, ready to be evaluated.</summary>
/// <typeparam name="T">What it gives: a whole number or a truth value.</typeparam>
internal delegate T ExpressionTerm<out T>(in ExpressionValues values);
