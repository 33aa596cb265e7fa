namespace EksCalc.Kernel.Notebooks;

/// <summary>One thing that is wrong with a notebook file.</summary>
/// <param name="Place">Where: the file's name, then a line and column or a JSON path such as <c>cells[3].source</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record NotebookProblem(string Place, string Message)
{
    /// <summary>The place, a colon and the message.</summary>
    public override string ToString() => $"{Place}: {Message}";
}
