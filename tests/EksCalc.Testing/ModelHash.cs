using System.Text.RegularExpressions;

namespace EksCalc.Testing;

/// <summary>The hash behind the version in results, another one with every change of the model.</summary>
public static partial class ModelHash
{
    /// <summary>A text without it, to be compared with one that is kept.</summary>
    public static string LeftOut(string text) => Hash().Replace(text, "");

    [GeneratedRegex(@"(?<=\b[0-9]+\.[0-9]+\.[0-9]+)(\+|\\u002[Bb]|&#x2[Bb];)[0-9a-f]{8}\b")]
    private static partial Regex Hash();
}
