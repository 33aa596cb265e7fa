namespace EksCalc.Clusters;

/// <summary>Something that stands against a mode.</summary>
/// <param name="Kind">How much it stands in the way.</param>
/// <param name="Text">What it is.</param>
/// <param name="Rules">The rules that it rests on.</param>
public sealed record Obstacle(ObstacleKind Kind, string Text, RuleSet Rules) : Statement(Text, Rules);
