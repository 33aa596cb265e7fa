using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Notebooks;

/// <summary>
/// One cell: a thin view of its JSON, which stays the truth, so that fields this library does not know survive.
/// </summary>
public sealed class NotebookCell
{
    internal NotebookCell(JsonObject json) => Json = json;

    /// <summary>The cell's own JSON; changes to it are changes of the notebook.</summary>
    public JsonObject Json { get; }

    /// <summary>The cell's id, unique in its notebook: 1 to 64 letters, digits, hyphens or underscores.</summary>
    public string Id => (string)Json["id"]!;

    /// <summary>Whether the cell is code, Markdown or raw text.</summary>
    public CellKind Kind => (string)Json["cell_type"]! switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    /// <summary>The cell's text, lines joined. Setting it stores a list of lines, as Jupyter does.</summary>
    public string Source
    {
        get => MultilineText.Join(Json["source"]);
        set => Json["source"] = MultilineText.Split(value);
    }

    /// <summary>The cell's metadata.</summary>
    public JsonObject Metadata => Json["metadata"]!.AsObject();

    /// <summary>The outputs of a code cell as nbformat objects; empty for other kinds.</summary>
    public IReadOnlyList<JsonObject> Outputs =>
        Json["outputs"] is JsonArray outputs ? [.. outputs.Select(output => output!.AsObject())] : [];

    /// <summary>The count shown beside a code cell, or null when it has not been run.</summary>
    public int? ExecutionCount => (int?)Json["execution_count"];

    /// <summary>Replaces what an earlier run left: outputs, count and the timing that some editors record.</summary>
    /// <param name="outputs">nbformat output objects, without a parent.</param>
    /// <param name="executionCount">The new count, or null for a cell that was not run.</param>
    internal void SetOutputs(IEnumerable<JsonObject> outputs, int? executionCount)
    {
        Json["outputs"] = new JsonArray([.. outputs]);
        Json["execution_count"] = executionCount;
        Metadata.Remove("execution");
    }
}
