using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksCalc.Cli.Output;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Cli.Commands;

/// <summary>
/// What two kernels show of the same notebook, cell by cell. Console text and results are compared, in a form that both give; how errors are worded,
/// styles, and outputs that show nothing are a kernel's own affair.
/// </summary>
internal static partial class NotebookComparison
{
    private const int MostLines = 12;
    private const int MostCharacters = 200;
    private const string Html = "text/html";

    private static readonly string[] Forms = [Html, "text/markdown", "application/json", "text/plain"];

    /// <summary>The code cells with other outputs; empty where there are none.</summary>
    /// <param name="own">The notebook as the kernel that is built in has run it.</param>
    /// <param name="other">The same notebook as another has run it.</param>
    public static IReadOnlyList<NotebookDifferenceJson> Of(Notebook own, Notebook other) =>
    [
        .. own.Cells.Zip(other.Cells)
            .Where(pair => pair.First.Kind == CellKind.Code)
            .Select((pair, index) => new NotebookDifferenceJson(index + 1, pair.First.Id, Difference(pair.First.Outputs, pair.Second.Outputs)))
            .Where(cell => cell.Lines.Count > 0),
    ];

    private static List<string> Difference(IEnumerable<JsonObject> own, IEnumerable<JsonObject> other)
    {
        var (before, after) = (own.Where(ShowsSomething).ToList(), other.Where(ShowsSomething).ToList());
        var shared = before.Zip(after, (first, second) => Forms.FirstOrDefault(form => Has(first, form) && Has(second, form))).ToList();
        var (lines, others) = (Lines(before, shared), Lines(after, shared));
        if (lines.SequenceEqual(others))
            return [];
        List<string> found = [.. lines.Except(others).Select(line => $"- {line}"), .. others.Except(lines).Select(line => $"+ {line}")];
        if (found.Count == 0)
            return ["the same lines in another order or number"];
        return [.. found.Take(MostLines).Select(line => line.Length > MostCharacters ? $"{line[..MostCharacters]}..." : line), .. found.Count > MostLines ? (string[])[$"and {found.Count - MostLines} more lines"] : []];
    }

    private static List<string> Lines(IEnumerable<JsonObject> outputs, List<string?> forms) =>
        [.. outputs.SelectMany((output, index) => Text(output, index < forms.Count ? forms[index] : null).Trim().ReplaceLineEndings("\n").Split('\n'))];

    private static string Text(JsonObject output, string? form)
    {
        if (output["text"] is { } text)
            return $"{output["name"]}: {TextOf(text)}";
        if (output["data"] is not JsonObject data)
            return "an error";
        form ??= Forms.FirstOrDefault(data.ContainsKey);
        var content = form is null ? string.Join(", ", data.Select(entry => entry.Key)) : TextOf(data[form]);
        return form == Html ? Style().Replace(content, "") : content;
    }

    // A script alone, as some kernels send for their own use.
    private static bool ShowsSomething(JsonObject output) =>
        output["data"] is not JsonObject { Count: 1 } data || data[Html] is not { } html || Unseen().Replace(TextOf(html), "").Trim().Length > 0;

    private static bool Has(JsonObject output, string form) => (output["data"] as JsonObject)?.ContainsKey(form) == true;

    private static string TextOf(JsonNode? node) => node is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<(script|style)\\b.*?</\\1>|<!--.*?-->|</?div[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Unseen();
}
