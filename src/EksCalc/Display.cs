using System.Text.RegularExpressions;
using EksCalc.Input;

namespace EksCalc;

/// <summary>Paths and lists as every text writes them.</summary>
internal static partial class Display
{
    /// <summary>The path of a member: <c>vpc.cidrs</c>, <c>tags['kubernetes.io/role/cni']</c>.</summary>
    public static string Member(string path, string key) =>
        !SimpleKey().IsMatch(key) ? $"{path}[{ShownText.Quoted(key)}]" : path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The path of an item: <c>subnets[2]</c>.</summary>
    public static string Item(string path, int index) => $"{path}[{index}]";

    [GeneratedRegex(@"\A[A-Za-z0-9_$-]{1,60}\z")]
    private static partial Regex SimpleKey();

    /// <summary>Texts for a sentence: <c>a, b and c</c>.</summary>
    public static string Listed(IReadOnlyList<string> texts) =>
        texts.Count < 2 ? string.Concat(texts) : $"{string.Join(", ", texts.Take(texts.Count - 1))} and {texts[^1]}";
}
