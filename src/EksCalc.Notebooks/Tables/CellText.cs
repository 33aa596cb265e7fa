using System.Collections;
using System.Globalization;

namespace EksCalc.Notebooks.Tables;

/// <summary>A value as it stands in a table's cell.</summary>
internal static class CellText
{
    private const string Whole = "N0";
    private const string Fraction = "#,##0.###";

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "yes" : "no",
        float or double or decimal or Half => ((IFormattable)value).ToString(Fraction, CultureInfo.InvariantCulture),
        Enum => value.ToString()!,
        IFormattable number when TableColumn.IsNumber(value.GetType()) => number.ToString(Whole, CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when !IsRecord(value) => string.Join(", ", items.Cast<object?>().Select(Of)),
        _ => value.ToString() ?? "",
    };

    // A record that can also be enumerated knows better how to write itself.
    private static bool IsRecord(object value) => value.GetType().GetMethod("<Clone>$") is not null;
}
