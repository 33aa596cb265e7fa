namespace EksCalc.Sweeps;

/// <summary>How much a measure changes when one parameter after the other goes from a low to a high value, all others staying as they are.</summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Base">The measure with nothing changed.</param>
/// <param name="Ranges">The parameters, the one with the largest span first.</param>
public sealed record Sensitivity(string Measure, double Base, IReadOnlyList<SensitivityRange> Ranges)
{
    /// <summary>The sensitivities of one measure.</summary>
    /// <typeparam name="TCase">What is swept.</typeparam>
    /// <param name="start">A sweep without parameters: what changes.</param>
    /// <param name="measure">The measure's name.</param>
    /// <param name="ranges">Parameters by name, each with its low and its high value, as on the command line.</param>
    /// <exception cref="InvalidInputException">No such measure, parameter or value, or a measure that is not a number.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is swept already.</exception>
    public static Sensitivity Of<TCase>(Sweep<TCase> start, string measure, params IEnumerable<(string Parameter, string Low, string High)> ranges)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(ranges);
        if (start.Points != 1)
            throw new ArgumentException("The sweep has parameters already.", nameof(start));
        var measured = start.Measuring(measure);
        var asItIs = Value(measured);
        return new Sensitivity(measure, asItIs, [.. ranges
            .Select(range => new SensitivityRange(
                range.Parameter, range.Low, range.High, Value(measured.Over(range.Parameter, range.Low)), Value(measured.Over(range.Parameter, range.High))))
            .OrderByDescending(range => range.Span(asItIs))]);

        double Value(Sweep<TCase> sweep) => sweep.Run().Measures[0].ValueAt(0) switch
        {
            int number => number,
            long number => number,
            double number => number,
            _ => throw new InvalidInputException(measure, "is not a number, so nothing can be said of how much it changes."),
        };
    }
}
