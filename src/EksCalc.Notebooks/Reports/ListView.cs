namespace EksCalc.Notebooks.Reports;

/// <summary>A list of plain texts.</summary>
internal sealed class ListView(IReadOnlyList<string> items) : View
{
    public override string ToHtml() => $"<ul>\n{string.Concat(items.Select(item => $"<li>{Html.Encode(item)}</li>\n"))}</ul>\n";

    public override string ToString() => Lines(item => item);

    public override string ToMarkdown() => Lines(Markdown.Escape);

    private string Lines(Func<string, string> form) => string.Join('\n', items.Select(item => "- " + form(item)));
}
