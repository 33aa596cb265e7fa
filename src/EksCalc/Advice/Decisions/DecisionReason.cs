namespace EksCalc.Advice.Decisions;

/// <summary>Why a design was chosen, or another was not.</summary>
/// <param name="Criterion">What it is about.</param>
/// <param name="IsFor">Whether it speaks for the design; if not, against it.</param>
/// <param name="Text">The words, without the rules.</param>
/// <param name="Rules">The rules that it rests on.</param>
public sealed record DecisionReason(DesignCriterion Criterion, bool IsFor, string Text, RuleSet Rules) : Statement(Text, Rules);
