namespace EksCalc;

/// <summary>A column of a result: what JSON, tables, CSV, Markdown and data frames show of each of its rows.</summary>
/// <param name="Name">Its stable name, in camel case.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Value">A row's value.</param>
/// <param name="Heading">Its heading in tables, CSV and Markdown; null where these leave it out.</param>
internal sealed record ResultColumn<TRow>(string Name, Type Type, Func<TRow, object?> Value, string? Heading)
{
    /// <summary>What tables show where that is not the value itself; null where it is.</summary>
    public Func<TRow, object?>? Shown { get; init; }

    /// <summary>Whether its value is a list of which a table's rows show one item each, the row's other columns with the first.</summary>
    public bool IsSpread { get; init; }

    /// <summary>A column.</summary>
    public static ResultColumn<TRow> Of<T>(string name, string? heading, Func<TRow, T> value, Func<TRow, object?>? shown = null) =>
        new(name, typeof(T), row => value(row), heading) { Shown = shown };

    /// <summary>The same column of rows that have such a row as their part.</summary>
    public ResultColumn<TWhole> In<TWhole>(Func<TWhole, TRow> part) =>
        new(Name, Type, whole => Value(part(whole)), Heading) { Shown = Shown is null ? null : whole => Shown(part(whole)), IsSpread = IsSpread };
}
