namespace EksCalc.Notebooks.Reports;

/// <summary>A paragraph of plain text.</summary>
internal sealed class ParagraphView(string text) : View
{
    public override string ToHtml() => $"<p>{Html.Encode(text)}</p>\n";

    public override string ToString() => text;
}
