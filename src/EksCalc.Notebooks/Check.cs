using static System.FormattableString;

namespace EksCalc.Notebooks;

/// <summary>Tells a reader of a notebook whether an exercise is solved.</summary>
public static class Check
{
    /// <summary>Says whether a reader's answer is right, without giving the right one away.</summary>
    /// <param name="answer">What the reader wrote.</param>
    /// <param name="right">The right answer, computed by the model.</param>
    public static View Answer<T>(T answer, T right) => new CheckView(
        EqualityComparer<T>.Default.Equals(answer, right), Invariant($"Right: {answer}."), NotYet(answer))
    {
        Right = Invariant($"{right}"),
    };

    /// <summary>Says whether a reader's number is near enough to the right one, without giving that away.</summary>
    /// <param name="answer">What the reader wrote.</param>
    /// <param name="right">The right answer, computed by the model.</param>
    /// <param name="tolerance">How far off an answer may be, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative or no number.</exception>
    public static View Answer(double answer, double right, double tolerance)
    {
        if (!(tolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "A tolerance is 0 or more.");
        return new CheckView(Math.Abs(answer - right) <= tolerance, Invariant($"Right: {answer}; exactly {right:0.###}."), NotYet(answer)) { Right = Invariant($"{right:0.###}"), Tolerance = tolerance };
    }

    private static string NotYet<T>(T answer) => Invariant($"Not yet: {answer} is not it. Change the answer and run the cell again.");

    /// <summary>Makes sure that a solution holds.</summary>
    /// <exception cref="InvalidOperationException">The two differ.</exception>
    public static View Equal<T>(T expected, T actual) => EqualityComparer<T>.Default.Equals(expected, actual)
        ? new CheckView(true, Invariant($"Holds: {actual}."), "")
        : throw new InvalidOperationException(Invariant($"Expected {expected}, but it is {actual}."));
}
