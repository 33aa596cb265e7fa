using System.Text.Json.Serialization;

namespace EksCalc.Exchange.Results;

/// <summary>A result's rows by its columns: cells for tables, members for JSON.</summary>
[JsonConverter(typeof(ResultRowsConverter))]
internal sealed class ResultRows
{
    private ResultRows(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<object?>> cells, IReadOnlyList<ResultMembers> members) =>
        (Headings, Cells, Members) = (headings, cells, members);

    /// <summary>The headings of the columns that tables have.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Cells { get; }

    /// <summary>The objects of JSON.</summary>
    public IReadOnlyList<ResultMembers> Members { get; }

    public static ResultRows Of<T>(IReadOnlyList<ResultColumn<T>> columns, IEnumerable<T> rows)
    {
        var all = rows.ToList();
        var shown = columns.Where(column => column.Heading is not null).ToList();
        return new ResultRows(
            [.. shown.Select(column => column.Heading!)],
            [.. all.SelectMany(row => CellsOf(shown, row))],
            [.. all.Select(row => ResultMembers.Of(columns, row))]);
    }

    /// <summary>The same rows with other cells in tables.</summary>
    public ResultRows WithCells(ResultRows other) => new(other.Headings, other.Cells, Members);

    /// <summary>The same with a first column in tables that counts the rows from 1.</summary>
    public ResultRows Numbered(string heading) =>
        new([heading, .. Headings], [.. Cells.Select((row, index) => (IReadOnlyList<object?>)[index + 1, .. row])], Members);

    // A list that is spread makes as many rows as it has items.
    private static IEnumerable<IReadOnlyList<object?>> CellsOf<T>(List<ResultColumn<T>> columns, T row)
    {
        var values = columns.ConvertAll(column => (column.Shown ?? column.Value)(row));
        var spread = columns.FindIndex(column => column.IsSpread);
        return spread < 0
            ? [[.. values.Select(Cell)]]
            : ((IEnumerable<string>)values[spread]!).Select((item, line) => (IReadOnlyList<object?>)
                [.. values.Select((value, column) => column == spread ? item : line == 0 ? Cell(value) : "")]);
    }

    private static object? Cell(object? value) => value switch
    {
        bool flag => flag ? "yes" : "no",
        IEnumerable<string> texts => string.Join("; ", texts),
        _ => value,
    };
}
