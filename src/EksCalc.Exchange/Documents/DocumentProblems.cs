namespace EksCalc.Exchange.Documents;

/// <summary>Collects what is wrong with a document, each with path, line and column, to report all at once.</summary>
internal sealed class DocumentProblems(string fileName)
{
    /// <summary>So many are listed; of a file with more, only their number.</summary>
    public const int MostListed = 100;

    /// <summary>Longer names are not mistyped ones; looking for their neighbours would only take time.</summary>
    private const int LongestSuggestible = 64;

    private readonly List<(Position At, InputProblem Problem)> listed = [];
    private readonly Dictionary<string, Position> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> pathsWithProblems = new(StringComparer.Ordinal);
    private int found;

    /// <summary>Notes where a value stands, so that later checks can name its path alone.</summary>
    public void Locate(string path, Position at) => places.TryAdd(path, at);

    /// <summary>Whether the file has a value of that path, usable or not.</summary>
    public bool IsLocated(string path) => places.ContainsKey(path);

    /// <summary>Whether the value of that path itself, its parts left out, has a problem already.</summary>
    public bool Has(string path) => pathsWithProblems.Contains(path);

    /// <summary>A problem of a value whose place is known; where it is not there, of what should contain it.</summary>
    public void Add(string path, string message)
    {
        var known = path;
        while (!places.ContainsKey(known) && known.Length > 0)
            known = known[..Math.Max(0, known.LastIndexOfAny(['.', '[']))];
        Add(path, places.GetValueOrDefault(known, new Position(1, 1)), message);
    }

    /// <summary>A problem at a place.</summary>
    public void Add(string path, Position at, string message)
    {
        found++;
        pathsWithProblems.Add(path);
        if (listed.Count < MostListed)
            listed.Add((at, new InputProblem($"{(path.Length == 0 ? fileName : path)} ({at})", message)));
    }

    /// <summary>A name that is not among the valid ones.</summary>
    public void Unknown(string path, Position at, string what, string name, IEnumerable<string> validNames) =>
        Add(path, at, listed.Count < MostListed ? $"{what} {Display.Quoted(name)}{DidYouMean(name, validNames)}" : "");

    /// <summary>A name that is not among the valid ones, at a value whose place is known.</summary>
    public void Unknown(string path, string what, string name, IEnumerable<string> validNames) =>
        Add(path, listed.Count < MostListed ? $"{what} {Display.Quoted(name)}{DidYouMean(name, validNames)}" : "");

    /// <summary>Reports the problems if there are any, in the file's order.</summary>
    /// <exception cref="InvalidInputException">There are.</exception>
    public void ThrowIfAny()
    {
        if (found == 0)
            return;
        var inOrder = listed.OrderBy(problem => problem.At).Select(problem => problem.Problem);
        throw new InvalidInputException(found == listed.Count
            ? [.. inOrder]
            : [.. inOrder, new InputProblem(fileName, $"{found - listed.Count} more problems are not listed.")]);
    }

    private static string DidYouMean(string name, IEnumerable<string> validNames)
    {
        var suggestion = name.Length <= LongestSuggestible ? NearestNames.DidYouMean(name, validNames) : "";
        return suggestion.Length == 0 ? "." : suggestion;
    }
}
