namespace EksCalc.Advice;

/// <summary>One node group's warm settings.</summary>
public sealed class GroupWarmSettings
{
    internal GroupWarmSettings(string group, int nodes, WarmSettingsComparison comparison) =>
        (Group, Nodes, Comparison) = (group, nodes, comparison);

    /// <summary>The group's name.</summary>
    public string Group { get; }

    /// <summary>Its nodes.</summary>
    public int Nodes { get; }

    /// <summary>What the settings cost on them.</summary>
    public WarmSettingsComparison Comparison { get; }
}
