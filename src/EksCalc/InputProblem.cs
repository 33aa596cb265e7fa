using EksCalc.Input;

namespace EksCalc;

/// <summary>One thing wrong with what a user gave: where it is, and what to write instead.</summary>
/// <param name="Place">File and line, JSON path, or the name of the argument.</param>
/// <param name="Message">What was found and what was expected, with the nearest valid name where there is one.</param>
/// <remarks>A text of more than 1,000 characters loses its middle: what was given may be of any length.</remarks>
public sealed record InputProblem(string Place, string Message)
{
    /// <summary>File and line, JSON path, or the name of the argument.</summary>
    public string Place { get; init => field = ShownText.Bounded(value); } = ShownText.Bounded(Place);

    /// <summary>What was found and what was expected, with the nearest valid name where there is one.</summary>
    public string Message { get; init => field = ShownText.Bounded(value); } = ShownText.Bounded(Message);

    /// <summary><c>place: message</c></summary>
    public override string ToString() => $"{Place}: {Message}";
}
