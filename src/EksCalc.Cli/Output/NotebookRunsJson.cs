namespace EksCalc.Cli.Output;

/// <summary><c>ekscalc notebook run</c>: how each fared, and the index of the site where one was written.</summary>
internal sealed record NotebookRunsJson(IReadOnlyList<NotebookRunJson> Notebooks, string? Site);

/// <summary>How one notebook fared.</summary>
internal sealed record NotebookRunJson(string Notebook, int CodeCells, bool Succeeded, NotebookFailureJson? Failure, string? Output, IReadOnlyList<NotebookDifferenceJson>? Differences);

/// <summary>A cell whose outputs are not those of the kernel that is built in: its number among the code cells, its id, and lines with - for that kernel's, + for the other's.</summary>
internal sealed record NotebookDifferenceJson(int Cell, string CellId, IReadOnlyList<string> Lines);

/// <summary>The cell that ended a run: its number among the code cells, its id, its line (from 1) and the error.</summary>
internal sealed record NotebookFailureJson(int Cell, string CellId, string Outcome, int? Line, string? SourceLine, string Error, string Message);
