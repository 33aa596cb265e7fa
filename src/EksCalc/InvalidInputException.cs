namespace EksCalc;

/// <summary>A user's input cannot be used. It carries every problem found, not only the first.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>An exception for all of <paramref name="problems"/>.</summary>
    /// <param name="problems">At least one problem, in the order in which a reader meets them.</param>
    public InvalidInputException(IReadOnlyList<InputProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>An exception for one problem.</summary>
    public InvalidInputException(string place, string message)
        : this([new InputProblem(place, message)])
    {
    }

    /// <summary>Every problem found, in the order in which a reader meets them.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
