namespace EksCalc.Exchange.Documents;

/// <summary>Says in plain words where a text stops being YAML, and what usually is the cause.</summary>
internal static class SyntaxMistake
{
    /// <summary>Parts of the parser's messages (YamlDotNet 18.1.0, which has them from libyaml) and what they mean to the writer of a file.</summary>
    private static readonly (string Part, string Meaning)[] Meanings =
    [
        (" tab ", "A line is indented with a tab: use spaces."),
        ("found invalid mapping", "This colon makes a second key of what goes before it: put text with a colon in quotes, and begin the keys of one mapping in the same column."),
        ("unknown escape character", "In double quotes a backslash begins an escape, and there is no such one: write \\\\ for a backslash, or use single quotes."),
        ("hexadecimal number", "In double quotes \\x, \\u and \\U are followed by 2, 4 and 8 hexadecimal digits."),
        ("invalid Unicode", "The escape stands for no Unicode character."),
        ("quoted scalar", "The quote that begins here is not closed, or its text goes on too far to the left."),
        ("cannot start any token", "A value without quotes cannot begin with this character."),
        ("expected ',' or ']'", "The list in [ ] is not closed, or a comma is missing."),
        ("expected ',' or '}'", "The mapping in { } is not closed, or a comma is missing."),
        ("block mapping", "A key expected, in the same column as the others of its mapping."),
        ("block collection", "An item expected, its dash in the same column as the others of its list."),
        ("node content", "A value expected."),
        ("':'", "A colon expected after the key."),
    ];

    /// <summary>The message for a place that cannot be read.</summary>
    /// <param name="parserMessage">What the parser says; empty where it does not.</param>
    public static string Describe(string parserMessage)
    {
        var meaning = Meanings.FirstOrDefault(meaning => parserMessage.Contains(meaning.Part, StringComparison.Ordinal)).Meaning;
        return $"From here on this is neither YAML nor JSON. {meaning ?? "Check quotes, brackets and indentation."}";
    }
}
