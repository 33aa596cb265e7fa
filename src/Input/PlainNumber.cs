using System.Globalization;

namespace EksCalc.Input;

/// <summary>Reads whole numbers. The base class library takes NUL characters after the digits too, whatever the style.</summary>
internal static class PlainNumber
{
    /// <summary>Decimal digits and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int value) => TryParse(text, NumberStyles.None, out value);

    /// <summary>A number spelled in a style.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, out int value)
    {
        value = 0;
        return IsWhole(text) && int.TryParse(text, style, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A number spelled in a style.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, out long value)
    {
        value = 0;
        return IsWhole(text) && long.TryParse(text, style, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsWhole(ReadOnlySpan<char> text) => !text.EndsWith('\0');
}
