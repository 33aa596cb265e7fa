using EksCalc.Input;

namespace EksCalc.Notebooks;

/// <summary>Lines that stand as they are, in a font of one width.</summary>
/// <param name="lines">Plain text, such as a file's content.</param>
public sealed class CodeView(string lines) : View
{
    private const int ShortestFence = 3;

    private readonly string[] lines = lines.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <inheritdoc/>
    public override string ToHtml() => $"<pre><code>{string.Join('\n', lines.Select(Html.Encode))}</code></pre>\n";

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', lines);

    /// <summary>Between fences longer than any that the lines begin with.</summary>
    public override string ToMarkdown()
    {
        var fence = new string('`', lines.Select(line => line.TrimStart().TakeWhile(sign => sign == '`').Count() + 1).Append(ShortestFence).Max());
        return $"{fence}\n{ShownText.Lines(ToString())}\n{fence}";
    }
}
