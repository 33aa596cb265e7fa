namespace EksCalc;

/// <summary>What a finding tells to do, where a program can do it. Two that say the same are equal.</summary>
/// <param name="text">What to do, in one sentence.</param>
internal abstract class FindingRemedy(string text) : IEquatable<FindingRemedy>
{
    /// <summary>What to do, in one sentence.</summary>
    public string Text { get; } = text;

    public bool Equals(FindingRemedy? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as FindingRemedy);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
