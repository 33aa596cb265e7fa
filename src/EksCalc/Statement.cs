namespace EksCalc;

/// <summary>A sentence or a part of one, and the rules that it rests on.</summary>
/// <param name="Text">The words, without the rules.</param>
/// <param name="Rules">The rules.</param>
public record Statement(string Text, RuleSet Rules)
{
    /// <summary>The words, then the rules in parentheses: <c>no subnet is large enough (R01)</c>.</summary>
    public sealed override string ToString() => Rules.Count == 0 ? Text : $"{Text} ({Rules})";
}
