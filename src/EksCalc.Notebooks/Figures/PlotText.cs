using EksCalc.Input;

namespace EksCalc.Notebooks.Figures;

/// <summary>Text in a figure, where plotly.js reads a small set of HTML tags and entities.</summary>
internal static class PlotText
{
    /// <summary>What ends a line in plotly.js.</summary>
    public const string LineBreak = "<br>";

    /// <summary>Text that plotly.js shows as it stands. In a picture no control character may be: it is XML.</summary>
    public static string Encode(string text) => ShownText.Line(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>
    /// About how wide text is, in units of the font's size. It goes by the widest of the usual fonts, so that what has
    /// room here has room anywhere.
    /// </summary>
    public static double Ems(string text) => text.Sum(character => character switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '/' or '(' or ')' or 'i' or 'l' or 'j' or 'I' => 0.34,
        'f' or 'r' or 't' => 0.41,
        '_' => 0.5,
        'W' or 'M' or 'm' or 'w' or '%' or '@' or '=' => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        < '\u2000' => 0.63,
        _ => 1,
    });

    /// <summary>The text in lines no wider than <paramref name="ems"/>; a word wider than that is cut.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="ems">The most, as of <see cref="Ems"/>.</param>
    /// <param name="mostLines">Lines kept; what is left out shows as an ellipsis.</param>
    public static IReadOnlyList<string> Wrap(string text, double ems, int mostLines = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, ems)))
        {
            if (line.Length > 0 && Ems(line + " " + word) > ems)
            {
                lines.Add(line);
                line = "";
            }

            line += line.Length > 0 ? " " + word : word;
        }

        lines.Add(line);
        return lines.Count <= mostLines ? lines : [.. lines.Take(mostLines - 1), Cut(lines[mostLines - 1], ems - 1).First() + "…"];
    }

    /// <summary>Lines as one encoded text.</summary>
    public static string Join(IEnumerable<string> lines) => string.Join(LineBreak, lines.Select(Encode));

    private static IEnumerable<string> Cut(string word, double ems)
    {
        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            // Never between the two halves of one character.
            if (end < word.Length && (Ems(word[start..(end + 1)]) <= ems || char.IsLowSurrogate(word[end])))
                continue;
            yield return word[start..end];
            start = end;
        }
    }
}
