namespace EksCalc.Notebooks.Figures;

/// <summary>Text in a figure, where plotly.js reads a small set of HTML tags and entities.</summary>
internal static class PlotText
{
    /// <summary>What ends a line in plotly.js.</summary>
    public const string LineBreak = "<br>";

    /// <summary>Text that plotly.js shows as it stands.</summary>
    public static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The text in lines of at most <paramref name="width"/> characters; words longer than that are cut.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="width">Characters a line.</param>
    /// <param name="mostLines">Lines kept; what is left out shows as an ellipsis.</param>
    public static IReadOnlyList<string> Wrap(string text, int width, int mostLines = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(width).Select(part => new string(part))))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line += line.Length > 0 ? " " + word : word;
        }

        lines.Add(line);
        if (lines.Count <= mostLines)
            return lines;
        return [.. lines.Take(mostLines - 1), lines[mostLines - 1][..Math.Min(lines[mostLines - 1].Length, width - 1)] + "…"];
    }

    /// <summary>Lines as one encoded text.</summary>
    public static string Join(IEnumerable<string> lines) => string.Join(LineBreak, lines.Select(Encode));
}
