namespace EksCalc.Notebooks.Reports;

/// <summary>Lines that stand as they are.</summary>
internal sealed class CodeView(string lines) : View
{
    private readonly string lines = lines.ReplaceLineEndings("\n").TrimEnd('\n');

    public override string ToHtml() => $"<pre><code>{Html.Encode(lines)}</code></pre>\n";

    public override string ToString() => lines;

    /// <summary>Indented: whatever stands in the lines, none of them can end the block.</summary>
    public override string ToMarkdown() => string.Join('\n', lines.Split('\n').Select(line => line.Length > 0 ? "    " + line : ""));
}
