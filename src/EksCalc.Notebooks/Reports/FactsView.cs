namespace EksCalc.Notebooks.Reports;

/// <summary>A list of facts, each behind its name.</summary>
/// <param name="facts">Names and values, plain text.</param>
/// <param name="files">Files beside the document, by their paths from it with slashes; the last fact, where there are any.</param>
internal sealed class FactsView(IReadOnlyList<(string Name, string Value)> facts, IReadOnlyList<string>? files = null) : View
{
    private const string OfFiles = "Files";

    private readonly IReadOnlyList<string> files = files ?? [];

    public override string ToHtml()
    {
        var lines = Lines(Html.Encode, file => $"<a href=\"{Html.Encode(Target(file))}\">{Html.Encode(file)}</a>");
        return $"<ul class=\"facts\">\n{string.Concat(lines.Select(fact => $"<li><strong>{fact.Name}:</strong> {fact.Value}</li>\n"))}</ul>\n";
    }

    public override string ToString() => string.Join('\n', Lines(text => text, file => file).Select(fact => $"- {fact.Name}: {fact.Value}"));

    public override string ToMarkdown() =>
        string.Join('\n', Lines(Markdown.Escape, file => $"[{Markdown.Escape(file)}]({Target(file)})").Select(fact => $"- **{fact.Name}:** {fact.Value}"));

    private IEnumerable<(string Name, string Value)> Lines(Func<string, string> text, Func<string, string> file)
    {
        foreach (var (name, value) in facts)
            yield return (text(name), text(value));
        if (files.Count > 0)
            yield return (OfFiles, string.Join(", ", files.Select(file)));
    }

    private static string Target(string file) => string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
}
