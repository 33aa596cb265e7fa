using System.Text.Json.Nodes;

namespace EksCalc.Testing;

/// <summary>
/// What of a cell's outputs must be the same each time it is run, whether charts are kept as scripts or as pictures: text,
/// tables, and the digest of what a chart was drawn from. A picture's own bytes depend on the machine's browser and fonts.
/// </summary>
public static class LastingOutputs
{
    private const int MostLines = 12;

    /// <summary>The lines that two runs of a cell, its outputs before and after, do not share, those of the first with -, those of the second with +; empty where there are none.</summary>
    public static IReadOnlyList<string> Difference(IEnumerable<JsonObject> before, IEnumerable<JsonObject> after)
    {
        var (old, now) = (Lines(before), Lines(after));
        if (old.SequenceEqual(now))
            return [];
        var (lost, added) = (old.Except(now).ToList(), now.Except(old).ToList());
        return lost.Count + added.Count == 0
            ? ["the same lines in another order or number"]
            : [.. Shown(lost, '-'), .. Shown(added, '+')];
    }

    private static IEnumerable<string> Shown(List<string> lines, char mark) => lines
        .Take(MostLines).Select(line => $"{mark} {line}")
        .Concat(lines.Count > MostLines ? [$"{mark} and {lines.Count - MostLines} more lines"] : []);

    private static List<string> Lines(IEnumerable<JsonObject> outputs) => [.. outputs.SelectMany(Lines)];

    private static IEnumerable<string> Lines(JsonObject output)
    {
        var data = output["data"] as JsonObject ?? [];
        var html = Text(data["text/html"]);
        string[] texts =
        [
            Text(output["text"]),
            output["ename"] is null ? "" : $"{output["ename"]}: {output["evalue"]}",
            Text(data["text/plain"]),
            HasChart(html) ? "" : html,
        ];
        return texts.Where(text => text.Length > 0).SelectMany(text => ModelHash.LeftOut(text).TrimEnd('\n').Split('\n'))
            .Concat((output["metadata"]?["digest"] as JsonArray ?? []).Select(line => $"drawn from {line}"));
    }

    // A chart's words are in the text, what it was drawn from in the digest. A picture is kept once; where it comes again, its title stands.
    private static bool HasChart(string html) =>
        html.Contains("<script", StringComparison.OrdinalIgnoreCase)
        || html.Contains("src=\"data:image/png;base64,", StringComparison.Ordinal)
        || html.Contains("<em data-pictured=", StringComparison.Ordinal);

    /// <summary>A text of a notebook, which nbformat keeps as one string or as a list of lines.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
        null => "",
        _ => (string)node!,
    };
}
