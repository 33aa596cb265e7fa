using System.Globalization;
using System.Text;

namespace EksCalc.Input;

/// <summary>How messages show what people gave: short, on one line, without control characters.</summary>
internal static class ShownText
{
    private const int MostQuoted = 60;

    /// <summary>Half of the most characters of a message. What it explains stands at its end, so that a long one loses its middle.</summary>
    private const int HalfMessage = 500;

    /// <summary>The text in quotes, shortened.</summary>
    public static string Quoted(string text) => $"'{Short(text)}'";

    /// <summary>The text, shortened.</summary>
    public static string Short(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MostQuoted)
                return shown.Append("...").ToString();
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>A message that repeats what somebody gave, without its middle where it is too long to be read.</summary>
    public static string Bounded(string message) => message.Length <= 2 * HalfMessage ? message : $"{message[..HalfMessage]} ... {message[^HalfMessage..]}";
}
