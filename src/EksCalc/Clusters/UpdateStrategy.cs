namespace EksCalc.Clusters;

/// <summary>How a group's nodes are replaced.</summary>
public enum UpdateStrategy
{
    /// <summary>Replacements first, as many at a time as the kind of group allows (R16, R32).</summary>
    Default,

    /// <summary>Nodes end first, and the group never has more than before: for managed node groups (R32).</summary>
    Minimal,

    /// <summary>All nodes again, beside the old ones.</summary>
    BlueGreen,
}
