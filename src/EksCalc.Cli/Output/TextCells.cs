using System.Text;
using Spectre.Console;

namespace EksCalc.Cli.Output;

/// <summary>Text in the cells of a terminal, of which East Asian wide characters take two.</summary>
internal static class TextCells
{
    /// <summary>How many cells a line takes.</summary>
    public static int Width(string line) => Ascii.IsValid(line) ? line.Length : line.GetCellWidth(); // The library is loaded where it is needed.

    /// <summary>
    /// The lines of a text, of at most so many cells each: broken at spaces, or between wide characters where one word alone is wider.
    /// No other word is split: what has no room runs over.
    /// </summary>
    /// <param name="text">Its own line feeds stay.</param>
    /// <param name="width">Cells of a line.</param>
    /// <param name="hanging">Cells by which lines after the first of each line's are indented.</param>
    public static IReadOnlyList<string> Wrap(string text, int width, int hanging = 0)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (Width(line) <= width)
                lines.Add(line);
            else
                AddWrapped(lines, line, width, hanging);
        }

        return lines;
    }

    /// <summary>The cells of the longest part that cannot be broken.</summary>
    public static int LongestWord(string text) => text.Split('\n').SelectMany(Words).SelectMany(word => Parts(word.Word)).Select(Width).DefaultIfEmpty(0).Max();

    private static void AddWrapped(List<string> lines, string text, int width, int hanging)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        var (line, used, isEmpty) = (new StringBuilder(), 0, true);
        foreach (var (spaces, word) in Words(text))
        {
            var parts = Width(word) + indent + hanging > width ? Parts(word) : [word];
            foreach (var (index, part) in parts.Index())
            {
                var gap = index > 0 ? 0 : spaces;
                var cells = Width(part);
                if (!isEmpty && used + gap + cells > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                    (used, gap) = (0, indent + hanging);
                }

                line.Append(' ', gap).Append(part);
                (used, isEmpty) = (used + gap + cells, false);
            }
        }

        lines.Add(line.ToString());
    }

    // Words with the spaces before them. A number and its per cent sign are one word.
    private static IEnumerable<(int Spaces, string Word)> Words(string line)
    {
        for (var at = 0; at < line.Length;)
        {
            var start = at;
            while (start < line.Length && line[start] == ' ')
                start++;
            if (start == line.Length)
                yield break;
            var end = line.IndexOf(' ', start);
            if (end >= 0 && end + 1 < line.Length && line[end + 1] == '%')
                end = line.IndexOf(' ', end + 1);
            end = end < 0 ? line.Length : end;
            yield return (start - at, line[start..end]);
            at = end;
        }
    }

    // Between wide characters a line may be broken, but not before what has no width of its own, or closes.
    private static List<string> Parts(string word)
    {
        if (Ascii.IsValid(word))
            return [word];
        var parts = new List<string>();
        var wasWide = false;
        foreach (var rune in word.EnumerateRunes())
        {
            var text = rune.ToString();
            var isWide = Width(text) == 2;
            if (parts.Count > 0 && (!wasWide || !isWide || Rune.IsPunctuation(rune)))
                parts[^1] += text;
            else
                parts.Add(text);
            wasWide = isWide || (wasWide && Width(text) == 0);
        }

        return parts;
    }
}
