namespace EksCalc.Notebooks.Reports;

/// <summary>The one sentence that a reader is to take away.</summary>
/// <param name="text">Plain text.</param>
/// <param name="isGood">Whether it is good news.</param>
internal sealed class CalloutView(string text, bool isGood) : View
{
    // In a notebook no style sheet stands by.
    public override string ToHtml() =>
        $"<p class=\"callout\" style=\"border-left:5px solid {(isGood ? Palette.EniPrimary : Palette.Shortage)};padding:.4em .9em\"><strong>{Html.Encode(text)}</strong></p>\n";

    public override string ToString() => text;

    public override string ToMarkdown() => $"> **{Markdown.Escape(text)}**";
}
