namespace EksCalc.Sweeps;

/// <summary>What a sweep evaluates for each combination.</summary>
/// <typeparam name="TCase">What is swept.</typeparam>
internal abstract class SweepModel<TCase>
{
    /// <summary>Names of the measures, in the order of the result's columns.</summary>
    public abstract IReadOnlyList<string> Measures { get; }

    /// <summary>Those of them that a result has where none is asked for.</summary>
    public virtual IReadOnlyList<string> UsualMeasures => Measures;

    /// <summary>Every parameter, for suggestions and for help.</summary>
    public abstract IReadOnlyList<SweepParameter<TCase>> Parameters { get; }

    /// <summary>Evaluates all combinations.</summary>
    /// <param name="start">What is not swept.</param>
    /// <param name="grid">The combinations.</param>
    /// <param name="wanted">Names of the measures to keep.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends the sweep early.</param>
    /// <returns>The wanted measures.</returns>
    public abstract IReadOnlyList<SweepColumn> Evaluate(
        TCase start, SweepGrid<TCase> grid, IReadOnlySet<string> wanted, IProgress<double>? progress, CancellationToken cancellationToken);
}
