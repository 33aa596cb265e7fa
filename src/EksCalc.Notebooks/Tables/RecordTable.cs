using System.Reflection;

namespace EksCalc.Notebooks.Tables;

/// <summary>A table of objects: their public properties are the columns, in the order of declaration.</summary>
internal static class RecordTable
{
    public static TableView Of<T>(IReadOnlyList<T> rows, int mostRows, string? title)
    {
        var columns = Columns(RowType(rows));
        return new TableView(
            [.. columns.Select(column => new TableColumn(column.Heading, TableColumn.IsNumber(column.Type)))],
            rows.Count,
            index => [.. columns.Select(column => rows[(int)index] is { } row ? column.Get(row) : null)],
            mostRows,
            title);
    }

    // A list declared of a base type or of object shows what its first row has.
    private static Type RowType<T>(IReadOnlyList<T> rows) =>
        typeof(T).IsSealed ? typeof(T) : rows.FirstOrDefault(row => row is not null)?.GetType() ?? typeof(T);

    private static List<Column> Columns(Type type)
    {
        var nullable = Nullable.GetUnderlyingType(type) ?? type;
        if (nullable.IsPrimitive || nullable.IsEnum || nullable == typeof(string) || TableColumn.IsNumber(nullable))
            return [new Column("Value", nullable, row => row)];

        var properties = nullable.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetMethod!.IsPublic && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .Select(property => new Column(Headings.Words(property.Name), property.PropertyType, property.GetValue));
        // A value tuple has fields.
        var fields = nullable.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => new Column(Headings.Words(field.Name), field.FieldType, field.GetValue));
        List<Column> columns = [.. properties, .. fields];
        return columns.Count > 0 ? columns : [new Column("Value", nullable, row => row)];
    }

    private sealed record Column(string Heading, Type Type, Func<object, object?> Get);
}
