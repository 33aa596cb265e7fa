namespace EksCalc.Exchange.Documents;

/// <summary>Collects what is wrong with a document, each with path, line and column, to report all at once.</summary>
internal sealed class DocumentProblems(string fileName)
{
    /// <summary>So many are listed; of a file with more, only their number.</summary>
    public const int MostListed = 100;

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
    public void Add(string path, string message) => Add(path, new Mistake(message));

    /// <summary>A problem of a value whose place is known; where it is not there, of what should contain it.</summary>
    public void Add(string path, Mistake mistake) => Add(path, PositionOf(path), mistake);

    /// <summary>A path with line and column: of the value, or of what should contain it.</summary>
    public string Located(string path) => $"{path} ({PositionOf(path)})";

    /// <summary>A problem at a place.</summary>
    public void Add(string path, Position at, string message) => Add(path, at, new Mistake(message));

    /// <summary>A problem at a place.</summary>
    public void Add(string path, Position at, Mistake mistake)
    {
        found++;
        pathsWithProblems.Add(path);
        if (listed.Count < MostListed)
            listed.Add((at, new InputProblem($"{(path.Length == 0 ? fileName : path)} ({at})", mistake.Message)));
    }

    private Position PositionOf(string path)
    {
        while (!places.ContainsKey(path) && path.Length > 0)
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        return places.GetValueOrDefault(path, new Position(1, 1));
    }

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
}
