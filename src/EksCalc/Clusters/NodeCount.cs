namespace EksCalc.Clusters;

/// <summary>How many nodes a group has.</summary>
/// <param name="Desired">As a rule, 0 or more.</param>
/// <param name="Most">When it has grown as far as it may; at least <paramref name="Desired"/>.</param>
public readonly record struct NodeCount(int Desired, int Most)
{
    /// <summary>The fewest that it may have, at most <see cref="Desired"/>; null, the default, where nobody says it. Plans do not use it.</summary>
    public int? Least { get; init; }

    /// <summary>A group that does not grow.</summary>
    public static NodeCount Fixed(int nodes) => new(nodes, nodes);
}
