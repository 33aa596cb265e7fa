namespace EksCalc.Sweeps;

/// <summary>What a sweep found, in columns: the parameters, then the measures; a row for each combination, the last parameter changing fastest.</summary>
public sealed class SweepResult
{
    internal SweepResult(IReadOnlyList<SweepColumn> parameters, IReadOnlyList<SweepColumn> measures, int rows) =>
        (Parameters, Measures, Rows) = (parameters, measures, rows);

    /// <summary>The swept parameters, the one that changes slowest first.</summary>
    public IReadOnlyList<SweepColumn> Parameters { get; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<SweepColumn> Measures { get; }

    /// <summary>Combinations.</summary>
    public int Rows { get; }

    /// <summary>All columns.</summary>
    public IEnumerable<SweepColumn> Columns => Parameters.Concat(Measures);

    /// <summary>The model and the data it was made with.</summary>
    public ModelVersion Version { get; init; } = ModelVersion.Current;

    /// <summary>The column of a name.</summary>
    /// <param name="name">A parameter's or a measure's.</param>
    /// <exception cref="InvalidInputException">There is none; the message suggests the nearest names.</exception>
    public SweepColumn Column(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Columns.FirstOrDefault(column => column.Name == name)
            ?? throw new InvalidInputException(name, $"the sweep has no such column{NearestNames.DidYouMean(name, Columns.Select(column => column.Name))}");
    }

    /// <summary>The column of a name, with its type.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="name">A parameter's or a measure's.</param>
    /// <exception cref="InvalidInputException">There is none, or it holds something else.</exception>
    public SweepColumn<T> Column<T>(string name) => Column(name) is var column && column is SweepColumn<T> typed
        ? typed
        : throw new InvalidInputException(name, $"the column holds {column.ElementType.Name}, not {typeof(T).Name}.");
}
