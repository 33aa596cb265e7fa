using System.Globalization;
using System.Text;

namespace EksCalc.Input;

/// <summary>How messages show what people gave: short, on one line, without control characters.</summary>
internal static class ShownText
{
    private const int MostQuoted = 60;

    /// <summary>Half of the most characters of a message. What it explains stands at its end, so that a long one loses its middle.</summary>
    private const int HalfMessage = 500;

    /// <summary>Letters and marks that show nothing, beside the characters of the categories that never do.</summary>
    private const string Blank = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    /// <summary>The text in quotes, shortened.</summary>
    public static string Quoted(string text) => $"'{Short(text)}'";

    /// <summary>
    /// The text on one line, whatever names are in it: what a terminal would obey, what turns the direction of reading, and what nobody sees is
    /// spelled out. Every text with names in it goes through here where it is shown.
    /// </summary>
    public static string Line(string text) => Spelled(text, isLine: true);

    /// <summary>The same, but its line feeds and tabs stay.</summary>
    public static string Lines(string text) => Spelled(text, isLine: false);

    /// <summary>The text, shortened.</summary>
    public static string Short(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MostQuoted)
                return shown.Append("...").ToString();
            Append(shown, rune);
        }

        return shown.ToString();
    }

    /// <summary>A message that repeats what somebody gave, without its middle where it is too long to be read.</summary>
    public static string Bounded(string message) => message.Length <= 2 * HalfMessage ? message : $"{message[..HalfMessage]} ... {message[^HalfMessage..]}";

    private static string Spelled(string text, bool isLine)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.Contains('\u007f', StringComparison.Ordinal))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in (isLine ? text : text.ReplaceLineEndings("\n")).EnumerateRunes())
        {
            if (!isLine && rune.Value is '\n' or '\t')
                shown.Append(rune);
            else
                Append(shown, rune);
        }

        return shown.ToString();
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        if (IsHidden(rune))
            shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        else
            shown.Append(rune);
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.IsBmp && Blank.Contains((char)rune.Value, StringComparison.Ordinal));
}
