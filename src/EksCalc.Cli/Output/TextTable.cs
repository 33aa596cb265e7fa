using System.Text;

namespace EksCalc.Cli.Output;

/// <summary>
/// A table for a person, fitted to a width: as it is where it has room; else with headings and sentences over several lines; else without
/// the columns that are empty and with sentences below their rows; else turned, so that each row becomes a column. No name, number or word is split.
/// </summary>
internal sealed class TextTable
{
    private const int Gap = 2;
    private const int Indent = 4;

    private readonly List<TextColumn> columns;
    private readonly int rowCount;
    private readonly Screen screen;

    private TextTable(Result result, Screen screen)
    {
        columns = [.. result.Columns.Select((_, column) => new TextColumn(result, column))];
        rowCount = result.Rows.Count;
        this.screen = screen;
    }

    public static void Write(Result result, Screen screen, TextWriter output)
    {
        foreach (var line in new TextTable(result, screen).Lines())
            output.WriteLine(line);
    }

    private IEnumerable<string> Lines()
    {
        if (Widths(columns) is { } all)
            return Upright(columns, all, []);
        var beside = columns.Where((column, index) => index == 0 || column.HasTexts).ToList();
        var filled = beside.ToList();
        var below = new List<TextColumn>();
        while (true)
        {
            if (Widths(beside) is { } widths)
                return Upright(beside, widths, [.. filled.Where(below.Contains)]);
            if (beside.Skip(1).Where(column => column.IsProse).MaxBy(column => column.Natural) is not { } widest)
                return Turned(filled);
            beside.Remove(widest);
            below.Add(widest);
        }
    }

    /// <summary>The columns' widths beside each other; null where there is no room. Those that need least get what they need first.</summary>
    private int[]? Widths(List<TextColumn> beside)
    {
        var room = screen.Width - (Gap * (beside.Count - 1));
        if (beside.Sum(column => column.Natural) <= room)
            return [.. beside.Select(column => column.Natural)];
        var widths = beside.Select(column => column.Least).ToArray();
        room -= widths.Sum();
        if (room < 0)
            return null;
        foreach (var (served, index) in Enumerable.Range(0, widths.Length).OrderBy(index => beside[index].Natural - widths[index]).Index())
        {
            var given = Math.Min(beside[index].Natural - widths[index], room / (widths.Length - served));
            widths[index] += given;
            room -= given;
        }

        return widths;
    }

    private IEnumerable<string> Upright(List<TextColumn> beside, int[] widths, IReadOnlyList<TextColumn> below)
    {
        var headings = beside.Select((column, index) => TextCells.Wrap(column.Heading, widths[index])).ToList();
        var height = headings.Max(lines => lines.Count);
        for (var line = 0; line < height; line++)
            yield return Line(beside.Select((column, index) => (At(headings[index], line - height + headings[index].Count), widths[index], column.IsNumeric, Tone.Heading)));
        yield return Rule(widths);
        for (var row = 0; row < rowCount; row++)
        {
            var cells = beside.Select((column, index) => TextCells.Wrap(column.Texts[row], widths[index])).ToList();
            var isBlank = cells.TrueForAll(lines => lines is [""]);
            for (var line = 0; line < cells.Max(lines => lines.Count) && !isBlank; line++)
            {
                yield return Line(beside.Select((column, index) =>
                    (At(cells[index], line), widths[index], column.IsNumeric, column.ToneOf(column.Texts[row]))));
            }

            foreach (var column in below.Where(column => column.Texts[row].Length > 0))
            {
                // The further lines of a row that goes on have no name, and their sentences no heading again.
                var text = isBlank ? column.Texts[row] : $"{column.Heading}: {column.Texts[row]}";
                foreach (var line in TextCells.Wrap(text, screen.Width - Indent, isBlank ? 0 : Gap))
                    yield return new string(' ', Indent) + line;
            }
        }
    }

    private IEnumerable<string> Turned(List<TextColumn> filled)
    {
        var labels = filled.Max(column => TextCells.Width(column.Heading));
        var most = Math.Max(1, screen.Width - labels - Gap);
        for (var from = 0; from < rowCount;)
        {
            if (from > 0)
                yield return "";
            List<int> widths = [Math.Min(most, WidthOf(from))];
            var room = most - widths[0];
            for (var row = from + 1; row < rowCount && WidthOf(row) + Gap <= room; row++)
            {
                widths.Add(WidthOf(row));
                room -= WidthOf(row) + Gap;
            }

            foreach (var (index, column) in filled.Index())
            {
                var cells = widths.Select((width, row) => TextCells.Wrap(column.Texts[from + row], width)).ToList();
                for (var line = 0; line < cells.Max(lines => lines.Count); line++)
                {
                    yield return Line(
                    [
                        (line == 0 ? column.Heading : "", labels, false, Tone.Heading),
                        .. widths.Select((width, row) => (At(cells[row], line), width, widths.Count > 1, index == 0 ? Tone.Heading : column.ToneOf(column.Texts[from + row]))),
                    ]);
                }

                if (index == 0)
                    yield return Rule([labels, .. widths]);
            }

            from += widths.Count;
        }

        int WidthOf(int row) => filled.Max(column => column.Texts[row].Split('\n').Max(TextCells.Width));
    }

    private string Line(IEnumerable<(string Text, int Width, bool IsRight, Tone Tone)> cells)
    {
        var line = new StringBuilder();
        var owed = 0; // Spaces that are written once something follows.
        foreach (var (text, width, isRight, tone) in cells)
        {
            var padding = Math.Max(0, width - TextCells.Width(text));
            owed += isRight ? padding : 0;
            if (text.Length > 0)
            {
                line.Append(' ', owed).Append(screen.Paint(text, tone));
                owed = 0;
            }

            owed += Gap + (isRight ? 0 : padding);
        }

        return line.ToString();
    }

    private static string Rule(IEnumerable<int> widths) => string.Join(new string(' ', Gap), widths.Select(width => new string('-', width)));

    private static string At(IReadOnlyList<string> lines, int index) => index >= 0 && index < lines.Count ? lines[index] : "";
}
