using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Input;

namespace EksCalc.Kernel.Notebooks;

/// <summary>Checks that JSON is an nbformat 4 notebook, and collects every problem with its place.</summary>
internal sealed partial class NotebookChecks(string file)
{
    private readonly List<NotebookProblem> problems = [];
    private readonly Dictionary<string, int> cellsById = new(StringComparer.Ordinal);

    public static void Require(JsonNode? root, string file)
    {
        var checks = new NotebookChecks(file);
        checks.CheckRoot(root);
        if (checks.problems.Count > 0)
            throw new NotebookFormatException(checks.problems);
    }

    private void CheckRoot(JsonNode? node)
    {
        if (node is not JsonObject root)
        {
            problems.Add(new(file, $"not a notebook: expected a JSON object, found {Describe(node)}"));
            return;
        }

        if (!root.ContainsKey("nbformat") && !root.ContainsKey("cells"))
        {
            problems.Add(new(file, "not a notebook: it has neither \"nbformat\" nor \"cells\""));
            return;
        }

        if (WholeNumber(root["nbformat"]) is not { } format)
            Expect("nbformat", "the number 4", root["nbformat"]);
        else if (format != 4)
        {
            var hint = format < 4 ? "; open and save it in Jupyter, or run: jupyter nbconvert --to notebook --nbformat 4" : "";
            problems.Add(new($"{file}: nbformat", $"expected 4, found {format}{hint}"));
            return;
        }

        if (root.ContainsKey("nbformat_minor") && WholeNumber(root["nbformat_minor"]) is null)
            Expect("nbformat_minor", "a whole number", root["nbformat_minor"]);
        ExpectObject(root, "metadata", "metadata");
        if (root["cells"] is not JsonArray cells)
        {
            Expect("cells", "a list of cells", root["cells"]);
            return;
        }

        for (var i = 0; i < cells.Count; i++)
            CheckCell(cells[i], i);
    }

    private void CheckCell(JsonNode? node, int index)
    {
        var place = $"cells[{index}]";
        if (node is not JsonObject cell)
        {
            Expect(place, "an object", node);
            return;
        }

        var kind = TextOf(cell["cell_type"]);
        if (kind is not ("code" or "markdown" or "raw"))
            Expect($"{place}.cell_type", "\"code\", \"markdown\" or \"raw\"", cell["cell_type"]);
        if (!MultilineText.Is(cell["source"]))
            Expect($"{place}.source", "a string or a list of strings", cell["source"]);
        ExpectObject(cell, "metadata", $"{place}.metadata");
        CheckId(cell, place, index);
        if (kind != "code")
            return;

        if (cell["execution_count"] is { } count && WholeNumber(count) is null)
            Expect($"{place}.execution_count", "a whole number or null", count);
        if (!cell.ContainsKey("outputs"))
            return;
        if (cell["outputs"] is not JsonArray outputs)
            Expect($"{place}.outputs", "a list of outputs", cell["outputs"]);
        else
            for (var i = 0; i < outputs.Count; i++)
                CheckOutput(outputs[i], $"{place}.outputs[{i}]");
    }

    private void CheckId(JsonObject cell, string place, int index)
    {
        if (!cell.ContainsKey("id"))
            return;
        if (TextOf(cell["id"]) is not { } id || !CellId().IsMatch(id))
            Expect($"{place}.id", "1 to 64 letters, digits, hyphens or underscores", cell["id"]);
        else if (!cellsById.TryAdd(id, index))
            problems.Add(new($"{file}: {place}.id", $"\"{id}\" is also the id of cells[{cellsById[id]}]"));
    }

    private void CheckOutput(JsonNode? node, string place)
    {
        if (node is not JsonObject output)
        {
            Expect(place, "an object", node);
            return;
        }

        switch (TextOf(output["output_type"]))
        {
            case "stream":
                if (!MultilineText.Is(output["text"]))
                    Expect($"{place}.text", "a string or a list of strings", output["text"]);
                break;
            case "display_data" or "execute_result":
                if (output["data"] is not JsonObject)
                    Expect($"{place}.data", "an object", output["data"]);
                break;
            case null:
                Expect($"{place}.output_type", "a string", output["output_type"]);
                break;
        }
    }

    private void ExpectObject(JsonObject parent, string name, string place)
    {
        if (parent.ContainsKey(name) && parent[name] is not JsonObject)
            Expect(place, "an object", parent[name]);
    }

    private void Expect(string place, string expected, JsonNode? found) =>
        problems.Add(new($"{file}: {place}", $"expected {expected}, found {Describe(found)}"));

    private static string Describe(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonObject => "an object",
        JsonArray => "a list",
        _ => ShownText.Short(MultilineText.RawText(node)),
    };

    private static string? TextOf(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? MultilineText.StringOf(node) : null;

    private static int? WholeNumber(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}\\z")]
    private static partial Regex CellId();
}
