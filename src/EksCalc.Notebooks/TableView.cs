using System.Globalization;
using System.Text;
using EksCalc.Notebooks.Tables;
using static System.FormattableString;

namespace EksCalc.Notebooks;

/// <summary>A table: numbers to the right with thousands separators, headings in words, the first rows of many.</summary>
public sealed class TableView : View
{
    /// <summary>Rows shown where the caller does not say.</summary>
    public const int DefaultMostRows = 50;

    private const int ShortCell = 16;

    // Stronger than the styles that hosts give to every table. Where styles are taken out, a plain table is left.
    private const string Style = """
        <style>
        figure.ekscalc { margin: 0 } figure.ekscalc > div { overflow-x: auto }
        figure.ekscalc figcaption { font-weight: bold; padding: 4px 10px }
        table.ekscalc { border-collapse: collapse; font-variant-numeric: tabular-nums }
        table.ekscalc tr th, table.ekscalc tr td { text-align: left; vertical-align: top; padding: 2px 10px; border-bottom: 1px solid rgba(128,128,128,0.3) }
        table.ekscalc tr th { vertical-align: bottom }
        table.ekscalc tr .number { text-align: right } table.ekscalc td.number { white-space: nowrap }
        </style>

        """;

    private readonly IReadOnlyList<TableColumn> columns;
    private readonly List<IReadOnlyList<string>> cells = [];
    private readonly string? title;

    internal TableView(IReadOnlyList<TableColumn> columns, long rowCount, Func<long, IReadOnlyList<object?>> row, int mostRows, string? title)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostRows);
        this.columns = columns;
        this.title = title;
        RowCount = rowCount;
        var values = new List<IReadOnlyList<object?>>();
        for (var index = 0L; index < Math.Min(rowCount, mostRows); index++)
            values.Add(row(index));
        var decimals = columns.Select((_, column) => values.Max(cell => (int?)CellText.Decimals(cell[column])) ?? 0).ToList();
        cells.AddRange(values.Select(cell => (IReadOnlyList<string>)[.. cell.Select((value, column) => CellText.Of(value, decimals[column]))]));
    }

    /// <summary>A table whose rows are lists of values; a column of numbers alone stands to the right.</summary>
    /// <param name="headings">A heading a column, shown as it is.</param>
    /// <param name="rows">A value a column each.</param>
    /// <param name="mostRows">Rows shown, 0 or more; the table says how many it leaves out.</param>
    /// <param name="title">Text above the table; null for none.</param>
    /// <exception cref="ArgumentException">A row has more or fewer values than there are headings.</exception>
    public static TableView Of(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<object?>> rows, int mostRows = DefaultMostRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.FirstOrDefault(row => row.Count != headings.Count) is { } odd)
            throw new ArgumentException($"A row has {odd.Count} values; there are {headings.Count} headings.", nameof(rows));
        return new TableView([.. headings.Select((heading, column) => new TableColumn(heading, IsNumeric(column)))], rows.Count, index => rows[(int)index], mostRows, title);

        bool IsNumeric(int column)
        {
            var values = rows.Select(row => row[column]).OfType<object>().ToList();
            return values.Count > 0 && values.TrueForAll(value => TableColumn.IsNumber(value.GetType()));
        }
    }

    /// <summary>All rows, shown or not.</summary>
    public long RowCount { get; }

    private long Hidden => RowCount - cells.Count;

    private string More => Invariant($"… and {Hidden:N0} more");

    /// <summary>An HTML table in the page's own font and colours, every cell encoded.</summary>
    public override string ToHtml() => ToHtml(ofPage: false);

    /// <summary>The table.</summary>
    /// <param name="ofPage">Whether it stands in a page with a style for cells that are not to be broken: those of columns in which all are short.</param>
    internal string ToHtml(bool ofPage)
    {
        var shortColumns = columns.Select((_, index) => ofPage && cells.TrueForAll(row => row[index].Length <= ShortCell)).ToList();
        var html = new StringBuilder(Style).Append("<figure class=\"ekscalc\">\n");
        if (title is not null)
            html.Append(CultureInfo.InvariantCulture, $"<figcaption>{Html.Encode(title)}</figcaption>\n");
        html.Append("<div><table class=\"ekscalc\">\n<thead><tr>");
        foreach (var column in columns)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(column)}>{Html.Encode(column.Heading)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in cells)
        {
            html.Append("<tr>");
            foreach (var (column, cell, isShort) in columns.Zip(row, shortColumns))
                html.Append(CultureInfo.InvariantCulture, $"<td{Class(column, isShort)}>{Html.Encode(cell)}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n");
        if (Hidden > 0)
            html.Append(CultureInfo.InvariantCulture, $"<tfoot><tr><td colspan=\"{columns.Count}\">{More}</td></tr></tfoot>\n");
        return html.Append("</table></div>\n</figure>\n").ToString();
    }

    /// <summary>The title, then a table of Markdown.</summary>
    public override string ToMarkdown()
    {
        List<string> lines = title is null ? [] : [$"**{Markdown.Escape(title)}**", ""];
        lines.Add(Row(columns.Select(column => column.Heading)));
        lines.Add($"|{string.Concat(columns.Select(column => column.IsNumeric ? "---:|" : "---|"))}");
        lines.AddRange(cells.Select(Row));
        if (Hidden > 0)
            lines.AddRange(["", More]);
        return string.Join('\n', lines);

        static string Row(IEnumerable<string> texts) => $"|{string.Concat(texts.Select(text => $" {Markdown.Escape(text)} |"))}";
    }

    /// <summary>The table in columns of equal width, two spaces apart.</summary>
    public override string ToString()
    {
        // A line break within a cell would break the columns.
        var rows = cells.Select(row => row.Select(cell => cell.ReplaceLineEndings(" ")).ToList()).ToList();
        var widths = columns.Select((column, index) => rows.Select(row => row[index].Length).Append(column.Heading.Length).Max()).ToList();
        var lines = new List<string>();
        if (title is not null)
            lines.Add(title);
        lines.Add(Line(columns.Select(column => column.Heading)));
        lines.Add(Line(widths.Select(width => new string('-', width))));
        lines.AddRange(rows.Select(Line));
        if (Hidden > 0)
            lines.Add(More);
        return string.Join('\n', lines);

        string Line(IEnumerable<string> texts) => string.Join("  ", texts.Select(
            (text, index) => columns[index].IsNumeric ? text.PadLeft(widths[index]) : text.PadRight(widths[index]))).TrimEnd();
    }

    private static string Class(TableColumn column, bool isShort = false) => (column.IsNumeric, isShort) switch
    {
        (true, _) => " class=\"number\"",
        (_, true) => " class=\"short\"",
        _ => "",
    };
}
