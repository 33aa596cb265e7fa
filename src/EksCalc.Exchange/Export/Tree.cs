using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Export;

/// <summary>Builds documents.</summary>
internal static class Tree
{
    /// <summary>A mapping; entries without a value are left out.</summary>
    public static MapNode Map(params IEnumerable<(string Key, Node? Value)> entries) => Map(null, entries);

    /// <summary>A mapping below a comment.</summary>
    public static MapNode Map(string? comment, IEnumerable<(string Key, Node? Value)> entries)
    {
        var map = new MapNode(default) { Comment = comment };
        foreach (var (key, value) in entries)
        {
            if (value is not null)
                map.Entries.Add(key, new MapEntry(default, value));
        }

        return map;
    }

    /// <summary>Texts by their keys; null without any.</summary>
    public static MapNode? Texts(IEnumerable<KeyValuePair<string, string>> texts, string? comment = null)
    {
        var map = Map(comment, texts.Select(text => (text.Key, (Node?)Text(text.Value))));
        return map.Entries.Count > 0 ? map : null;
    }

    public static ListNode List(params IEnumerable<Node> items)
    {
        var list = new ListNode(default);
        list.Items.AddRange(items);
        return list;
    }

    public static ListNode Texts(IEnumerable<string> items) => List(items.Select(item => Text(item)));

    public static ScalarNode Text(string text, string? comment = null) => new(default, text, ScalarKind.Text) { Comment = comment };

    public static ScalarNode Number(long number, string? comment = null) =>
        new(default, FormattableString.Invariant($"{number}"), ScalarKind.Number) { Comment = comment };

    public static ScalarNode Flag(bool flag) => new(default, flag ? "true" : "false", ScalarKind.Boolean);

    /// <summary>Null.</summary>
    public static ScalarNode Nothing => new(default, "null", ScalarKind.Empty);

    /// <summary>What has to be filled in: every tool refuses it where it needs a value.</summary>
    public static ScalarNode Missing(string comment) => new(default, "null", ScalarKind.Empty) { Comment = $"FILL IN: {comment}" };
}
