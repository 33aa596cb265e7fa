using EksCalc.Input;

namespace EksCalc.Exchange.Documents;

/// <summary>A value of a YAML or JSON document, with the place where it begins.</summary>
internal abstract class Node(Position at)
{
    public Position At { get; } = at;

    /// <summary>What is written above it for a person, a line; null, the default, for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>How messages call it: <c>'text'</c>, <c>a list</c>.</summary>
    public abstract string Shown { get; }
}

/// <summary>A single value by its spelling.</summary>
internal sealed class ScalarNode(Position at, string text, ScalarKind kind) : Node(at)
{
    public string Text { get; } = text;

    public ScalarKind Kind { get; } = kind;

    public override string Shown => Kind switch
    {
        ScalarKind.Empty => "nothing",
        ScalarKind.Text => $"the text {ShownText.Quoted(Text)}",
        ScalarKind.Number => $"the number {ShownText.Short(Text)}",
        _ => Text,
    };
}

/// <summary>A list of values.</summary>
internal sealed class ListNode(Position at) : Node(at)
{
    public List<Node> Items { get; } = [];

    public override string Shown => "a list";
}

/// <summary>Keys with their values, each key once, in the file's order.</summary>
internal sealed class MapNode(Position at) : Node(at)
{
    public OrderedDictionary<string, MapEntry> Entries { get; } = new(StringComparer.Ordinal);

    public override string Shown => "a mapping";
}

/// <summary>Stands where an alias or a tag was, which is a problem already.</summary>
internal sealed class UnusableNode(Position at) : Node(at)
{
    public override string Shown => "an alias or a tag";
}

/// <summary>A key's place and its value.</summary>
internal readonly record struct MapEntry(Position KeyAt, Node Value);
