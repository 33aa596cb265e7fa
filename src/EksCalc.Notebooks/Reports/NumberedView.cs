using static System.FormattableString;

namespace EksCalc.Notebooks.Reports;

/// <summary>Items one after the other, counted from 1: what would be a table of many wide columns.</summary>
/// <param name="items">The items.</param>
internal sealed class NumberedView(IReadOnlyList<NumberedItem> items) : View
{
    public override string ToHtml() => $"<ol class=\"numbered\">\n{string.Concat(items.Select(ItemHtml))}</ol>\n";

    public override string ToString() => Lines(text => text, text => text, facts => facts.ToString());

    public override string ToMarkdown() => Lines(text => $"**{Markdown.Escape(text)}**", Markdown.Escape, facts => facts.ToMarkdown());

    private static string ItemHtml(NumberedItem item)
    {
        var text = item.Text.Length == 0 ? "" : new ParagraphView(item.Text).ToHtml();
        return $"<li><p><strong>{Html.Encode(item.Head)}</strong></p>\n{text}{FactsOf(item)?.ToHtml()}</li>\n";
    }

    private string Lines(Func<string, string> head, Func<string, string> text, Func<FactsView, string> facts)
    {
        return string.Join("\n", items.SelectMany(Block));

        IEnumerable<string> Block(NumberedItem item, int index)
        {
            var number = Invariant($"{index + 1}. ");
            var indent = new string(' ', number.Length);
            yield return number + head(item.Head);
            if (item.Text.Length > 0)
                yield return $"\n{indent}{text(item.Text)}";
            if (FactsOf(item) is { } all)
                yield return $"\n{indent}{facts(all).Replace("\n", $"\n{indent}", StringComparison.Ordinal)}";
            yield return "";
        }
    }

    private static FactsView? FactsOf(NumberedItem item)
    {
        var facts = item.Facts.Where(fact => fact.Value.Length > 0).ToList();
        return facts.Count + item.Files.Count > 0 ? new FactsView(facts, item.Files) : null;
    }
}
