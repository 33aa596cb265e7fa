using System.Text.Json.Serialization;
using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Cli.Output;

/// <summary>A result's rows by its columns: cells for tables, members for JSON.</summary>
[JsonConverter(typeof(ResultRowsConverter))]
internal sealed class ResultRows
{
    private ResultRows(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<object?>> cells, IReadOnlyList<IReadOnlyList<(string Name, object? Value)>> members) =>
        (Headings, Cells, Members) = (headings, cells, members);

    /// <summary>The headings of the columns that tables have.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Cells { get; }

    /// <summary>The objects of JSON.</summary>
    public IReadOnlyList<IReadOnlyList<(string Name, object? Value)>> Members { get; }

    public static ResultRows Of<T>(IReadOnlyList<ResultColumn<T>> columns, IEnumerable<T> rows)
    {
        var all = rows.ToList();
        var shown = columns.Where(column => column.Heading is not null).ToList();
        return new ResultRows(
            [.. shown.Select(column => column.Heading!)],
            [.. all.Select(row => (IReadOnlyList<object?>)[.. shown.Select(column => Cell((column.Shown ?? column.Value)(row)))])],
            [.. all.Select(row => (IReadOnlyList<(string, object?)>)[.. columns.Select(column => (column.Name, column.Value(row)))])]);
    }

    /// <summary>The members of a value that is itself an object; null of one that is not.</summary>
    public static IReadOnlyList<(string Name, object? Value)>? MembersOf(object? value) =>
        value is AddressUse use ? Of(PlanColumns.Addresses, [use]).Members[0] : null;

    private static object? Cell(object? value) => value switch
    {
        bool flag => flag ? "yes" : "no",
        IEnumerable<string> texts => string.Join("; ", texts),
        _ => value,
    };
}
