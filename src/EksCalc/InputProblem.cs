namespace EksCalc;

/// <summary>One thing wrong with what a user gave: where it is, and what to write instead.</summary>
/// <param name="Place">File and line, JSON path, or the name of the argument.</param>
/// <param name="Message">What was found and what was expected, with the nearest valid name where there is one.</param>
public sealed record InputProblem(string Place, string Message)
{
    /// <summary><c>place: message</c></summary>
    public override string ToString() => $"{Place}: {Message}";
}
