using System.Globalization;
using System.Text;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>Writes HCL, the language of Terraform.</summary>
/// <remarks>hashicorp/hcl hclsyntax/spec.md, "Template Expressions", and hclwrite's own escaping of quoted strings.</remarks>
internal static class HclText
{
    /// <summary>A string in quotes: nothing in it is a template.</summary>
    public static string Quoted(string text)
    {
        var written = new StringBuilder("\"");
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            var opensTemplate = rune.Value is '$' or '%' && i + 1 < runes.Length && runes[i + 1].Value == '{';
            written.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when opensTemplate => $"{rune}{rune}",
                _ when !IsPrinted(rune) => Escaped(rune),
                _ => $"{rune}",
            });
        }

        return written.Append('"').ToString();
    }

    /// <summary>An attribute's value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="indent">Spaces before its last line.</param>
    public static string Value(Node node, int indent) => node switch
    {
        ReferenceNode reference => reference.Target,
        ScalarNode { Kind: ScalarKind.Text } scalar => Quoted(scalar.Text),
        ScalarNode scalar => scalar.Text,
        ListNode { Items.Count: 0 } => "[]",
        ListNode list when list.Items.TrueForAll(item => item is not MapNode) => $"[{string.Join(", ", list.Items.Select(item => Value(item, indent)))}]",
        ListNode list => $"[\n{string.Concat(list.Items.Select(item => $"{Spaces(indent + 2)}{Value(item, indent + 2)},\n"))}{Spaces(indent)}]",
        MapNode { Entries.Count: 0 } => "{}",
        MapNode map => $"{{\n{Attributes(map, indent + 2, Quoted)}{Spaces(indent)}}}",
        _ => throw new InvalidOperationException($"{node.Shown} is never written."),
    };

    /// <summary>A block with its attributes; a mapping in it is an object.</summary>
    /// <param name="header">Its type and labels.</param>
    /// <param name="body">Its attributes, by names that are identifiers.</param>
    public static string Block(string header, MapNode body) =>
        $"{(body.Comment is null ? "" : $"# {body.Comment}\n")}{header} {{\n{Attributes(body, 2, name => name)}}}\n";

    // Lines in a row have their equals signs below each other, as terraform fmt has it; a comment or a value of several lines ends the row.
    private static string Attributes(MapNode map, int indent, Func<string, string> key)
    {
        var written = new StringBuilder();
        var row = new List<(string Key, string Value)>();
        foreach (var (name, entry) in map.Entries)
        {
            var value = Value(entry.Value, indent);
            var isLong = value.Contains('\n', StringComparison.Ordinal);
            if (isLong || entry.Value.Comment is not null)
                EndRow();
            if (entry.Value.Comment is { } comment)
                written.Append(CultureInfo.InvariantCulture, $"{Spaces(indent)}# {comment}\n");
            row.Add((key(name), value));
            if (isLong)
                EndRow();
        }

        EndRow();
        return written.ToString();

        void EndRow()
        {
            var width = row.Select(attribute => attribute.Key.Length).DefaultIfEmpty().Max();
            foreach (var attribute in row)
                written.Append(CultureInfo.InvariantCulture, $"{Spaces(indent)}{attribute.Key.PadRight(width)} = {attribute.Value}\n");
            row.Clear();
        }
    }

    private static string Spaces(int count) => new(' ', count);

    private static bool IsPrinted(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static string Escaped(Rune rune) => rune.Value > 0xFFFF
        ? string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}")
        : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
}
