using System.Text.Json.Nodes;
using EksCalc.Kernel.Notebooks;

namespace EksCalc.Kernel.Messaging;

/// <summary>Reads the content of messages, whatever it is.</summary>
internal static class MessageContent
{
    public static string Text(JsonObject content, string name, string fallback = "") =>
        content[name] is { } node && node.GetValueKind() == System.Text.Json.JsonValueKind.String ? MultilineText.StringOf(node) : fallback;

    public static bool Flag(JsonObject content, string name, bool fallback) =>
        content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : fallback;

    public static int? Number(JsonObject content, string name) =>
        content[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    /// <summary>The place of the cursor in code. Messages count Unicode's characters, .NET counts halves of some.</summary>
    public static int Cursor(JsonObject content, string code)
    {
        if (Number(content, "cursor_pos") is not { } characters)
            return code.Length;
        var at = 0;
        for (; characters > 0 && at < code.Length; characters--)
            at += at + 1 < code.Length && char.IsSurrogatePair(code[at], code[at + 1]) ? 2 : 1;
        return at;
    }

    /// <summary>The count of Unicode's characters before a place.</summary>
    public static int Characters(string code, int at) => at - code.AsSpan(0, at).Count(char.IsLowSurrogate);

    private static int Count(this ReadOnlySpan<char> text, Func<char, bool> counts)
    {
        var count = 0;
        foreach (var c in text)
            count += counts(c) ? 1 : 0;
        return count;
    }
}
