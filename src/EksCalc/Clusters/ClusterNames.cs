namespace EksCalc.Clusters;

/// <summary>What the clusters of a VPC are called.</summary>
internal static class ClusterNames
{
    /// <summary>A name for each: its own, its scenario's, or the place that it came from; numbered where an earlier one has it.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ClusterSource> sources)
    {
        var taken = new HashSet<string>();
        return [.. sources.Select(source => Free(source, taken))];
    }

    private static string Free(ClusterSource source, HashSet<string> taken)
    {
        var scenario = source.Scenario;
        var name = !string.IsNullOrWhiteSpace(scenario.ClusterName) ? scenario.ClusterName
            : !string.IsNullOrWhiteSpace(scenario.Name) ? scenario.Name
            : source.Prefix.TrimEnd('.', ':', ' ');
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = FormattableString.Invariant($"{name} ({number})");
        return free;
    }
}
