using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Scenarios;

/// <summary>A scenario as checks know it, by the paths of a file's only cluster, and where its values are in the file.</summary>
/// <param name="problems">The file's problems.</param>
/// <param name="cluster">Which of the file's clusters it is of; null where the file has one, by its own keys.</param>
/// <param name="noted">What was noted of other clusters of the file: what they share has each problem once.</param>
internal sealed class DocumentPart(DocumentProblems problems, int? cluster, HashSet<(string Path, string Message)> noted)
{
    /// <summary>Keys of a file with one cluster, which each of several has for itself.</summary>
    public static readonly string[] OwnKeys = ["cluster", "cni", "eniConfigs", "nodeGroups"];

    public bool IsLocated(string path) => problems.IsLocated(PlaceOf(path));

    public bool Has(string path) => problems.Has(PlaceOf(path));

    public void Add(string path, string message) => Add(path, new Mistake(message));

    public void Add(string path, Mistake mistake)
    {
        if (noted.Add((PlaceOf(path), mistake.Message)))
            problems.Add(PlaceOf(path), mistake);
    }

    /// <summary>Where a value stands in the file: its path there, line and column.</summary>
    public string Located(string path) => problems.Located(PlaceOf(path));

    private string PlaceOf(string path)
    {
        if (cluster is not { } index)
            return path;
        var item = Display.Item("clusters", index);
        var end = path.IndexOfAny(['.', '[']);
        var first = end < 0 ? path : path[..end];
        return !OwnKeys.Contains(first) ? path : first == OwnKeys[0] ? item + path[first.Length..] : $"{item}.{path}";
    }
}
