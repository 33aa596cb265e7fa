using System.Text.RegularExpressions;

namespace EksCalc.Exchange.Documents;

/// <summary>Tells what a value without quotes is.</summary>
/// <remarks>The core schema of YAML 1.2.2, chapter 10.3.2; JSON's own spellings are among them.</remarks>
internal static partial class PlainScalar
{
    public static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Empty,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ => Number().IsMatch(text) ? ScalarKind.Number : ScalarKind.Text,
    };

    /// <summary>
    /// Whether every YAML reader takes the text for text without quotes: it begins with a letter, has nothing that could be
    /// punctuation, and is no word such as <c>yes</c> that YAML 1.1 takes for a boolean; or it looks like <c>10.0.0.0/16</c>.
    /// </summary>
    public static bool IsSafe(string text) => SafeText().IsMatch(text) && !OtherWord().IsMatch(text);

    [GeneratedRegex(@"\A(?:(?>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)\z|0o[0-7]+\z|0x[0-9a-fA-F]+\z|[-+]?\.(?:inf|Inf|INF)\z|\.(?:nan|NaN|NAN)\z)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[A-Za-z](?:[A-Za-z0-9_./-]| (?=[A-Za-z0-9]))*\z|\A[0-9]+(?:\.[0-9]+)+/[0-9]+\z")]
    private static partial Regex SafeText();

    [GeneratedRegex(@"\A(?:null|true|false|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex OtherWord();
}
