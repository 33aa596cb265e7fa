using static System.FormattableString;

namespace EksCalc.Notebooks;

/// <summary>Tells a reader of a notebook whether an exercise is solved.</summary>
public static class Check
{
    /// <summary>Says whether a reader's answer is right, without giving the right one away.</summary>
    /// <param name="answer">What the reader wrote.</param>
    /// <param name="right">The right answer, computed by the model.</param>
    public static View Answer<T>(T answer, T right) => new CheckView(
        EqualityComparer<T>.Default.Equals(answer, right), Invariant($"Right: {answer}."), Invariant($"Not yet: {answer} is not it. Change the answer and run the cell again."));

    /// <summary>Makes sure that a solution holds.</summary>
    /// <exception cref="InvalidOperationException">The two differ.</exception>
    public static View Equal<T>(T expected, T actual) => EqualityComparer<T>.Default.Equals(expected, actual)
        ? new CheckView(true, Invariant($"Holds: {actual}."), "")
        : throw new InvalidOperationException(Invariant($"Expected {expected}, but it is {actual}."));
}
