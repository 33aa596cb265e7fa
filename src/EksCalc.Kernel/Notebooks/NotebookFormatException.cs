namespace EksCalc.Kernel.Notebooks;

/// <summary>A file is not a notebook that can be read. Every problem found is listed, each with its place.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Creates the exception from what was found.</summary>
    /// <param name="problems">At least one problem, in the order of the file.</param>
    public NotebookFormatException(IReadOnlyList<NotebookProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>What is wrong, in the order of the file; never empty.</summary>
    public IReadOnlyList<NotebookProblem> Problems { get; }
}
