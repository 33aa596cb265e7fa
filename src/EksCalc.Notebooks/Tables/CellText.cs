using System.Collections;
using System.Globalization;

namespace EksCalc.Notebooks.Tables;

/// <summary>A value as it stands in a table's cell.</summary>
internal static class CellText
{
    private const string Whole = "N0";
    private const int MostDecimals = 3;

    /// <summary>Decimals that a number needs, at most three; 0 for whole numbers and other values.</summary>
    public static int Decimals(object? value) => value is float or double or decimal or Half
        ? ((IFormattable)value).ToString("0.###", CultureInfo.InvariantCulture) is var text && text.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? text.Length - point - 1 : 0
        : 0;

    /// <summary>The value alone.</summary>
    public static string Of(object? value) => Of(value, Decimals(value));

    /// <summary>The value in a column.</summary>
    /// <param name="value">The value.</param>
    /// <param name="decimals">Decimals that all fractions of the column have.</param>
    public static string Of(object? value, int decimals) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "yes" : "no",
        float or double or decimal or Half => ((IFormattable)value).ToString("N" + Math.Min(decimals, MostDecimals).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        Enum => value.ToString() is var name && name!.Length > 1 && char.IsDigit(name[1]) ? name : Headings.Words(name!),
        IFormattable number when TableColumn.IsNumber(value.GetType()) => number.ToString(Whole, CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when !IsRecord(value) => string.Join(", ", items.Cast<object?>().Select(item => Of(item))),
        _ => value.ToString() ?? "",
    };

    // A record that can also be enumerated knows better how to write itself.
    private static bool IsRecord(object value) => value.GetType().GetMethod("<Clone>$") is not null;
}
