namespace EksCalc.Advice;

/// <summary>One node group's warm settings.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Comparison">What the settings cost on them.</param>
public sealed record GroupWarmSettings(string Group, int Nodes, WarmSettingsComparison Comparison);
