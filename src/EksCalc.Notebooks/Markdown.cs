using System.Text.RegularExpressions;
using EksCalc.Input;

namespace EksCalc.Notebooks;

/// <summary>Text for Markdown, as GitHub reads it.</summary>
public static partial class Markdown
{
    /// <summary>Plain text, on one line, that shows as it is wherever a line of Markdown can stand, a table's cell included.</summary>
    public static string Escape(string text) => Special().Replace(ShownText.Lines(text).ReplaceLineEndings(" ").Trim(), @"\$0");

    // An underscore within a word, as in WARM_IP_TARGET, is none of Markdown's. The last two are what makes a list, a heading or a rule at a line's start.
    [GeneratedRegex(@"[\\`*\[\]<>&|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^[-+#](?=[-+#\s]|$)|(?<=^[0-9]+)[.)](?=\s|$)")]
    private static partial Regex Special();
}
