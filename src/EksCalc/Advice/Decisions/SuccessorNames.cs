using static System.FormattableString;

namespace EksCalc.Advice.Decisions;

/// <summary>Names for what takes another's place while that is still there, as node groups and clusters do: the name with a number behind it.</summary>
internal static class SuccessorNames
{
    /// <summary>Most characters of a node group's name (Amazon EKS API reference, CreateNodegroup).</summary>
    private const int LongestNodeGroup = 63;

    /// <summary>Most characters of a cluster's name (Amazon EKS API reference, CreateCluster).</summary>
    private const int LongestCluster = 100;

    /// <summary>A name for each of some node groups, unlike those of all that are there.</summary>
    /// <param name="names">The groups that others take the place of.</param>
    /// <param name="there">The names of all groups.</param>
    public static IReadOnlyDictionary<string, string> OfNodeGroups(IEnumerable<string> names, IEnumerable<string> there)
    {
        var taken = new HashSet<string>(there, StringComparer.OrdinalIgnoreCase);
        return names.ToDictionary(name => name, name => Of(name, taken, LongestNodeGroup));
    }

    /// <summary>A name for a cluster in another's place.</summary>
    /// <param name="name">The other's.</param>
    public static string OfCluster(string name) => Of(name, new HashSet<string>([name], StringComparer.OrdinalIgnoreCase), LongestCluster);

    private static string Of(string name, HashSet<string> taken, int longest)
    {
        for (var number = 2; ; number++)
        {
            var end = Invariant($"-{number}");
            var length = Math.Min(name.Length, longest - end.Length);
            if (char.IsHighSurrogate(name[length - 1]))
                length--;
            var successor = name[..length] + end;
            if (taken.Add(successor))
                return successor;
        }
    }
}
