using System.Collections.Immutable;
using static System.FormattableString;

namespace EksCalc.Sweeps;

/// <summary>
/// A grid of up to four parameters over a node or a cluster (more where they have one value only): every combination of their values is
/// evaluated, on all cores. It comes
/// from <see cref="Sweep"/>; each method gives a sweep with more in it.
/// </summary>
/// <typeparam name="TCase">What is swept: a <see cref="NodeCase"/> or a cluster scenario.</typeparam>
public sealed class Sweep<TCase>
{
    private readonly SweepModel<TCase> model;

    internal Sweep(SweepModel<TCase> model, TCase start) => (this.model, Start) = (model, start);

    private Sweep(Sweep<TCase> other)
        : this(other.model, other.Start) => (Axes, Wanted) = (other.Axes, other.Wanted);

    /// <summary>Every parameter that can be swept.</summary>
    public IReadOnlyList<SweepParameter<TCase>> Parameters => model.Parameters;

    /// <summary>Every measure that the result can have; without <see cref="Measuring"/> it has the usual ones, of a cluster all.</summary>
    public IReadOnlyList<string> Measures => model.Measures;

    /// <summary>Combinations: 1 without any parameter, at most 100 million.</summary>
    public int Points => new SweepGrid<TCase>(Axes).Points;

    /// <summary>What is not swept.</summary>
    internal TCase Start { get; }

    private ImmutableList<SweepAxis<TCase>> Axes { get; init; } = [];

    private HashSet<string>? Wanted { get; init; }

    /// <summary>Over the whole numbers of a range.</summary>
    /// <param name="parameter">What changes.</param>
    /// <param name="first">The first value.</param>
    /// <param name="last">The last value; the range may end before it where <paramref name="step"/> does not meet it.</param>
    /// <param name="step">From one value to the next, 1 or more.</param>
    /// <exception cref="InvalidInputException">A value is not the parameter's, or the sweep becomes too large.</exception>
    public Sweep<TCase> Over(SweepParameter<TCase> parameter, int first, int last, int step = 1)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        return Over(Parameter(parameter.Name), NumberDomain.Between(parameter.Name, first, last, step));
    }

    /// <summary>Over names.</summary>
    /// <param name="parameter">What changes.</param>
    /// <param name="names">Its values, e.g. instance types.</param>
    /// <exception cref="InvalidInputException">A value is not the parameter's, or the sweep becomes too large.</exception>
    public Sweep<TCase> Over(SweepParameter<TCase> parameter, params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Over(Parameter(parameter.Name), [.. names.Select(SweepValue.Of)]);
    }

    /// <summary>Over what a text says, as on the command line.</summary>
    /// <param name="parameter">The parameter's name, e.g. <c>cni.WARM_IP_TARGET</c>.</param>
    /// <param name="values">Its values, e.g. <c>0..40</c>; see <see cref="SweepParameter{TCase}.Read"/>.</param>
    /// <exception cref="InvalidInputException">No such parameter or value, or the sweep becomes too large; the message suggests the nearest names.</exception>
    public Sweep<TCase> Over(string parameter, string values)
    {
        var found = Parameter(parameter);
        return Over(found, found.Read(values));
    }

    /// <summary>Keeps only some measures, so that a large result takes less memory.</summary>
    /// <param name="measures">Their names.</param>
    /// <exception cref="InvalidInputException">No such measure; the message suggests the nearest names.</exception>
    public Sweep<TCase> Measuring(params IEnumerable<string> measures)
    {
        var wanted = measures.ToHashSet();
        foreach (var unknown in wanted.Except(Measures).Order(StringComparer.Ordinal))
            throw new InvalidInputException(unknown, $"no such measure{Suggested(unknown, Measures)}");
        return new Sweep<TCase>(this) { Wanted = wanted };
    }

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">As in <see cref="SweepParameter{TCase}.Name"/>.</param>
    /// <exception cref="InvalidInputException">There is none; the message suggests the nearest names.</exception>
    public SweepParameter<TCase> Parameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Parameters.FirstOrDefault(parameter => parameter.Name == name)
            ?? throw new InvalidInputException(name, $"no such parameter{Suggested(name, Parameters.Select(parameter => parameter.Name))}");
    }

    /// <summary>Evaluates every combination.</summary>
    /// <param name="progress">Told the share that is done, 0 to 1, from several threads.</param>
    /// <param name="cancellationToken">Ends the sweep early.</param>
    /// <exception cref="OperationCanceledException">The sweep was ended early.</exception>
    /// <exception cref="InvalidInputException">A combination cannot be: the message says which and why.</exception>
    public SweepResult Run(IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var grid = new SweepGrid<TCase>(Axes);
        var measures = model.Evaluate(Start, grid, Wanted ?? [.. model.UsualMeasures], progress, cancellationToken);
        return new SweepResult(grid.Columns, measures, grid.Points);
    }

    private static string Suggested(string name, IEnumerable<string> names)
    {
        var all = names.ToList();
        var near = NearestNames.DidYouMean(name, all);
        return near.Length > 0 ? near : $": there are {string.Join(", ", all.Take(12))}{(all.Count > 12 ? " and others" : "")}.";
    }

    private Sweep<TCase> Over(SweepParameter<TCase> parameter, IReadOnlyList<SweepValue> values)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        foreach (var value in values)
            parameter.Check(value);
        if (values.Count == 0)
            throw new InvalidInputException(parameter.Name, "a sweep needs at least one value.");
        if (Axes.Exists(axis => axis.Parameter.Name == parameter.Name))
            throw new InvalidInputException(parameter.Name, "is swept twice.");
        // A parameter with one value is set, not swept.
        if (values.Count > 1 && Axes.Count(axis => axis.Values.Count > 1) == SweepGrid.MostAxes)
            throw new InvalidInputException(parameter.Name, $"is one too many: a sweep changes at most {SweepGrid.MostAxes} parameters.");
        var points = Axes.Aggregate((long)values.Count, (product, axis) => product * axis.Values.Count);
        if (points > SweepGrid.MostPoints)
            throw new InvalidInputException(parameter.Name, Invariant($"makes {points:N0} combinations; a sweep has at most {SweepGrid.MostPoints:N0}. Take fewer values, or a step: 0..1000:10."));
        return new Sweep<TCase>(this) { Axes = Axes.Add(new SweepAxis<TCase>(parameter, values)) };
    }
}
