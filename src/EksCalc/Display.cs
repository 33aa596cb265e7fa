using System.Text;
using System.Text.RegularExpressions;

namespace EksCalc;

/// <summary>How messages show what stands in a file: short, on one line, without control characters.</summary>
internal static partial class Display
{
    private const int MostCharacters = 60;

    public static string Quoted(string text) => $"'{Short(text)}'";

    public static string Short(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MostCharacters)
                return shown.Append("...").ToString();
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator)
                shown.Append($"\\u{rune.Value:x4}");
            else
                shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>The path of a member: <c>vpc.cidrs</c>, <c>tags['kubernetes.io/role/cni']</c>.</summary>
    public static string Member(string path, string key) =>
        !SimpleKey().IsMatch(key) ? $"{path}[{Quoted(key)}]" : path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The path of an item: <c>subnets[2]</c>.</summary>
    public static string Item(string path, int index) => $"{path}[{index}]";

    [GeneratedRegex(@"\A[A-Za-z0-9_$-]{1,60}\z")]
    private static partial Regex SimpleKey();
}
