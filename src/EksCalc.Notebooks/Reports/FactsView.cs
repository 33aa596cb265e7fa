namespace EksCalc.Notebooks.Reports;

/// <summary>A list of facts, each behind its name.</summary>
/// <param name="facts">Names and values, plain text.</param>
internal sealed class FactsView(IReadOnlyList<(string Name, string Value)> facts) : View
{
    public override string ToHtml() =>
        $"<ul class=\"facts\">\n{string.Concat(facts.Select(fact => $"<li><strong>{Html.Encode(fact.Name)}:</strong> {Html.Encode(fact.Value)}</li>\n"))}</ul>\n";

    public override string ToString() => string.Join('\n', facts.Select(fact => $"- {fact.Name}: {fact.Value}"));

    public override string ToMarkdown() => string.Join('\n', facts.Select(fact => $"- **{Markdown.Escape(fact.Name)}:** {Markdown.Escape(fact.Value)}"));
}
