using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>Writes a tree as JSON.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Dense = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Readable = Dense with { Indented = true, NewLine = "\n" };

    /// <summary>The document on lines of its own.</summary>
    public static string Of(Node root) => Written(root, Readable, _ => throw new InvalidOperationException("JSON has no references.")) + "\n";

    /// <summary>The document on one line.</summary>
    public static string OneLine(Node root) => Of(root, text => text, _ => throw new InvalidOperationException("JSON has no references."));

    /// <summary>The document on one line, references in a language of their own.</summary>
    /// <param name="root">The document.</param>
    /// <param name="text">What becomes of JSON text.</param>
    /// <param name="reference">What becomes of a reference.</param>
    public static string Of(Node root, Func<string, string> text, Func<ReferenceNode, string> reference)
    {
        var mark = "reference";
        while (Texts(root).Any(found => found.Contains(mark, StringComparison.Ordinal)))
            mark += "_";
        var references = new List<ReferenceNode>();
        var json = Written(root, Dense, node =>
        {
            references.Add(node);
            return string.Create(CultureInfo.InvariantCulture, $"{mark}{references.Count - 1}");
        });
        var written = new StringBuilder();
        var from = 0;
        for (var (index, quoted) = (0, $"\"{mark}"); index < references.Count; index++)
        {
            var to = json.IndexOf(quoted, from, StringComparison.Ordinal) + 1;
            written.Append(text(json[from..to])).Append(reference(references[index]));
            from = json.IndexOf('"', to);
        }

        return written.Append(text(json[from..])).ToString();
    }

    private static string Written(Node root, JsonWriterOptions options, Func<ReferenceNode, string> reference)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
            Write(root, writer, reference);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Node node, Utf8JsonWriter writer, Func<ReferenceNode, string> reference)
    {
        switch (node)
        {
            case MapNode map:
                writer.WriteStartObject();
                foreach (var (key, entry) in map.Entries)
                {
                    writer.WritePropertyName(key);
                    Write(entry.Value, writer, reference);
                }

                writer.WriteEndObject();
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(item, writer, reference);
                writer.WriteEndArray();
                break;
            case ScalarNode { Kind: ScalarKind.Text } scalar:
                writer.WriteStringValue(scalar.Text);
                break;
            case ScalarNode scalar:
                writer.WriteRawValue(scalar.Text);
                break;
            case ReferenceNode target:
                writer.WriteStringValue(reference(target));
                break;
        }
    }

    private static IEnumerable<string> Texts(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Texts(entry.Value.Value).Prepend(entry.Key)),
        ListNode list => list.Items.SelectMany(Texts),
        ScalarNode scalar => [scalar.Text],
        _ => [],
    };
}
