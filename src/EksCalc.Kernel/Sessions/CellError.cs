namespace EksCalc.Kernel.Sessions;

/// <summary>Why a cell failed, in the cell's own lines.</summary>
/// <param name="Name">The exception's full type name, or <c>CompilationError</c>, <c>TimeLimit</c> and the like.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Traceback">The error as lines for a person to read; places are cells and files of the notebook's folder.</param>
/// <param name="Line">The line of the cell, counted from 1; null when the error has no place in the cell.</param>
/// <param name="SourceLine">That line's text, trimmed; null when there is no line.</param>
public sealed record CellError(
    string Name, string Message, IReadOnlyList<string> Traceback, int? Line = null, string? SourceLine = null);
