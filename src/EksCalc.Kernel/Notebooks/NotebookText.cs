using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksCalc.Kernel.Notebooks;

/// <summary>
/// Writes JSON as Jupyter does: indent 1, line feeds, characters outside ASCII as they are, a line feed at the end.
/// System.Text.Json's own writer cannot: each of its encoders escapes characters beyond the basic plane, such as emoji.
/// </summary>
internal static class NotebookText
{
    public static string Write(JsonNode root)
    {
        var text = new StringBuilder();
        WriteNode(text, root, indent: 0);
        return text.Append('\n').ToString();
    }

    private static void WriteNode(StringBuilder text, JsonNode? node, int indent)
    {
        switch (node)
        {
            case JsonObject members:
                WriteItems(text, '{', '}', indent, members, (member, inner) =>
                {
                    WriteString(text, member.Key);
                    text.Append(": ");
                    WriteNode(text, member.Value, inner);
                });
                break;
            case JsonArray items:
                WriteItems(text, '[', ']', indent, items, (item, inner) => WriteNode(text, item, inner));
                break;
            case JsonValue value when StringOf(value) is { } content:
                WriteString(text, content);
                break;
            default:
                text.Append(MultilineText.RawText(node));
                break;
        }
    }

    private static void WriteItems<T>(
        StringBuilder text, char open, char close, int indent, IEnumerable<T> items, Action<T, int> write)
    {
        text.Append(open);
        var any = false;
        foreach (var item in items)
        {
            text.Append(any ? ",\n" : "\n").Append(' ', indent + 1);
            write(item, indent + 1);
            any = true;
        }

        if (any)
            text.Append('\n').Append(' ', indent);
        text.Append(close);
    }

    private static string? StringOf(JsonValue value)
    {
        if (value.GetValueKind() != JsonValueKind.String)
            return null;
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair ("\ud800") has no string; its raw text is kept instead.
        }
    }

    private static void WriteString(StringBuilder text, string content)
    {
        text.Append('"');
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                case var _ when char.IsSurrogate(c) && !IsHalfOfPair(content, i):
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }

    private static bool IsHalfOfPair(string content, int i) => char.IsHighSurrogate(content[i])
        ? i + 1 < content.Length && char.IsLowSurrogate(content[i + 1])
        : i > 0 && char.IsHighSurrogate(content[i - 1]);
}
