using EksCalc.Input;

namespace EksCalc.Clusters.Checks;

/// <summary>Names that may not occur twice.</summary>
internal static class UniqueNames
{
    /// <summary>Notes each name of a list's items that an earlier item has.</summary>
    public static void Check(string list, IEnumerable<string?> names, Note note)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in names.Index())
        {
            if (name is not null && !first.TryAdd(name, index))
                note($"{list}[{index}].name", $"{ShownText.Quoted(name)} is the name of {list}[{first[name]}] already.");
        }
    }
}
