namespace EksCalc;

/// <summary>Finds the valid names nearest to a mistyped one, for "did you mean".</summary>
internal static class NearestNames
{
    /// <summary>Names within this share of the mistyped name's length are near enough to suggest.</summary>
    private const double NearEnough = 0.34;

    /// <summary>Longer names are not mistyped ones; looking for their neighbours would only take time.</summary>
    private const int LongestName = 100;

    /// <summary>
    /// The names that fewest edits make of <paramref name="name"/>, those that start like it first; empty when none is near or
    /// <paramref name="name"/> has more than 100 characters.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="validNames">What could have been meant.</param>
    /// <param name="most">How many to give back at most.</param>
    public static IReadOnlyList<string> To(string name, IEnumerable<string> validNames, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(validNames);
        if (name.Length > LongestName)
            return [];
        var furthest = Math.Max(1, (int)Math.Round(name.Length * NearEnough));
        var near = validNames
            .Where(valid => Math.Abs(valid.Length - name.Length) <= furthest) // So many edits are needed at least.
            .Select(valid => (Name: valid, Distance: Distance(name, valid)))
            .Where(candidate => candidate.Distance <= furthest)
            .ToList();
        var nearest = near.Count == 0 ? 0 : near.Min(candidate => candidate.Distance);
        return [.. near
            .Where(candidate => candidate.Distance == nearest)
            .OrderByDescending(candidate => SharedStart(name, candidate.Name))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(most)
            .Select(candidate => candidate.Name)];
    }

    /// <summary>"; did you mean a, b or c?", or nothing when no valid name is near.</summary>
    public static string DidYouMean(string name, IEnumerable<string> validNames)
    {
        var near = To(name, validNames);
        return near.Count switch
        {
            0 => "",
            1 => $"; did you mean {near[0]}?",
            _ => $"; did you mean {string.Join(", ", near.Take(near.Count - 1))} or {near[^1]}?",
        };
    }

    /// <summary>The same to end a sentence with: a full stop when no valid name is near.</summary>
    public static string EndOfSentence(string name, IEnumerable<string> validNames) => DidYouMean(name, validNames) is { Length: > 0 } near ? near : ".";

    /// <summary>Edits (insert, delete, replace, swap of neighbours) from one name to the other, case ignored.</summary>
    private static int Distance(string from, string to)
    {
        var before = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
            last[column] = column;

        for (var line = 1; line <= from.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= to.Length; column++)
            {
                var same = Same(from[line - 1], to[column - 1]);
                var edits = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + (same ? 0 : 1));
                if (line > 1 && column > 1 && Same(from[line - 1], to[column - 2]) && Same(from[line - 2], to[column - 1]))
                    edits = Math.Min(edits, before[column - 2] + 1);
                row[column] = edits;
            }

            (before, last, row) = (last, row, before);
        }

        return last[to.Length];
    }

    private static int SharedStart(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && Same(one[length], other[length]))
            length++;
        return length;
    }

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
