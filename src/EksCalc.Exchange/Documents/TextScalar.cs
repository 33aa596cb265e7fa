using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace EksCalc.Exchange.Documents;

/// <summary>Text with a meaning.</summary>
/// <param name="expected">What is expected, e.g. <c>an IPv4 CIDR block such as 10.0.0.0/16</c>.</param>
/// <param name="read">Gives the value, or null and the problem.</param>
/// <param name="write">The spelling that reads back as the value.</param>
internal sealed class TextScalar<T>(string expected, TextScalar<T>.Reader read, Func<T, string> write) : ScalarType
    where T : notnull
{
    /// <summary>The value of a text, or false and what is wrong.</summary>
    public delegate bool Reader(string text, [MaybeNullWhen(false)] out T value, out string problem);

    /// <summary>Longest text that is taken, in UTF-16 units.</summary>
    public int MostLength { get; init; } = 1000;

    /// <summary>What else counts as text, by its spelling, without quotes.</summary>
    public IReadOnlyList<ScalarKind> AlsoTakes { get; init; } = [];

    /// <summary>Whether the text may be empty or blank.</summary>
    public bool MayBeBlank { get; init; }

    /// <summary>A regular expression of JSON Schema (ECMA 262) that every valid text matches; null where there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The names that the text may be, to suggest the nearest of; null where there are none to choose from.</summary>
    public IEnumerable<string>? ValidNames { get; init; }

    public override bool TryRead(Node node, out object? value, out Mistake mistake)
    {
        value = null;
        mistake = default;
        if (node is not ScalarNode scalar || (scalar.Kind != ScalarKind.Text && !AlsoTakes.Contains(scalar.Kind)))
        {
            var hint = node is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } ? "; put it in quotes if it is meant as text" : "";
            mistake = new Mistake($"{Capital(expected)} expected, {node.Shown} found{hint}.");
        }
        else if (scalar.Text.Length > MostLength)
            mistake = new Mistake($"{Capital(expected)} of at most {MostLength} characters expected, {scalar.Text.Length} found.");
        else if (!MayBeBlank && string.IsNullOrWhiteSpace(scalar.Text))
            mistake = new Mistake($"{Capital(expected)} expected, an empty text found.");
        else if (read(scalar.Text, out var result, out var problem))
            value = result;
        else
            mistake = new Mistake(problem, scalar.Text, ValidNames);
        return value is not null;
    }

    public override (string Spelling, bool IsText) Write(object value) => (write((T)value), true);

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (AlsoTakes.Count > 0)
            schema["type"] = new JsonArray(["string", .. AlsoTakes.Select(kind => JsonValue.Create(kind == ScalarKind.Number ? "number" : "boolean"))]);
        if (!MayBeBlank)
            schema["minLength"] = 1;
        schema["maxLength"] = MostLength;
        if (Pattern is not null)
            schema["pattern"] = Pattern;
        return schema;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
