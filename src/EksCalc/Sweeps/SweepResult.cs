namespace EksCalc.Sweeps;

/// <summary>What a sweep found, in columns: the parameters, then the measures; a row for each combination, the last parameter changing fastest.</summary>
/// <param name="Parameters">The swept parameters, the one that changes slowest first.</param>
/// <param name="Measures">What was found.</param>
/// <param name="Rows">Combinations.</param>
public sealed record SweepResult(IReadOnlyList<SweepColumn> Parameters, IReadOnlyList<SweepColumn> Measures, int Rows)
{
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
