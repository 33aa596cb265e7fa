using EksCalc.Input;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EksCalc.Exchange.Documents;

/// <summary>Makes a tree of values of YAML, and so of JSON, which is YAML too.</summary>
/// <remarks>
/// Only what data needs: one document, no anchors, aliases or tags, each key once. Nothing grows beyond the text's own
/// size, and depth and number of values are bounded.
/// </remarks>
internal sealed class TreeReader
{
    /// <summary>Deepest nesting of lists and mappings.</summary>
    public const int MostDepth = 32;

    /// <summary>Most values, keys included.</summary>
    public const int MostValues = 50_000;

    private readonly DocumentProblems problems;
    private readonly YamlEvents events;
    private int values;

    private TreeReader(string text, DocumentProblems problems)
    {
        this.problems = problems;
        events = new YamlEvents(text);
    }

    /// <summary>The document's root; null where it cannot be read, and then there is a problem.</summary>
    public static Node? Read(string text, DocumentProblems problems)
    {
        try
        {
            return new TreeReader(text, problems).Document();
        }
        catch (UnreadableTextException unreadable)
        {
            problems.Add("", unreadable.At, unreadable.Message);
            return null;
        }
    }

    private Node? Document()
    {
        events.Advance();
        if (events.Current is StreamEnd)
        {
            problems.Add("", new Position(1, 1), "The file is empty.");
            return null;
        }

        events.Advance();
        var root = Value("", depth: 0);
        events.Advance();
        if (events.Current is DocumentStart)
            problems.Add("", events.At, "A second document begins here; one document in a file expected.");
        return root;
    }

    /// <summary>The value that begins with the current event; afterwards the next event is current.</summary>
    private Node Value(string path, int depth)
    {
        var at = events.At;
        if (++values > MostValues)
            throw new UnreadableTextException(at, $"There are more than {MostValues} values, the most that are read.");
        if (depth > MostDepth)
            throw new UnreadableTextException(at, $"Lists and mappings are nested more than {MostDepth} deep.");
        if (events.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
            problems.Add(path, at, $"The anchor &{ShownText.Short(anchored.Anchor.Value)} is not supported; remove it.");
        var tag = events.Current is NodeEvent { Tag.IsEmpty: false } tagged ? tagged.Tag.Value : null;
        if (tag is not null)
            problems.Add(path, at, $"The tag {ShownText.Short(tag.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal))} is not supported; remove it.");
        Node value = events.Current switch
        {
            AnchorAlias alias => Alias(alias, path, at),
            // A tag says what the value is, which is then not for its spelling to say.
            Scalar when tag is not null => new UnusableNode(at),
            Scalar { Style: ScalarStyle.Plain } plain => new ScalarNode(at, plain.Value, PlainScalar.KindOf(plain.Value)),
            Scalar text => new ScalarNode(at, text.Value, ScalarKind.Text),
            SequenceStart => List(path, at, depth),
            MappingStart => Map(path, at, depth),
            // Of `? : 2`, a key that is a mapping with an empty key, YamlDotNet 18.1.0 gives a mapping with one value.
            _ => throw new UnreadableTextException(at, SyntaxMistake.Describe("")),
        };
        events.Advance();
        return value;
    }

    private UnusableNode Alias(AnchorAlias alias, string path, Position at)
    {
        problems.Add(path, at, $"The alias *{ShownText.Short(alias.Value.Value)} refers to another place; write the value itself.");
        return new UnusableNode(at);
    }

    private ListNode List(string path, Position at, int depth)
    {
        var list = new ListNode(at);
        events.Advance();
        while (events.Current is not SequenceEnd)
            list.Items.Add(Value(Display.Item(path, list.Items.Count), depth + 1));
        return list;
    }

    private MapNode Map(string path, Position at, int depth)
    {
        var map = new MapNode(at);
        events.Advance();
        while (events.Current is not MappingEnd)
        {
            var key = Value(path, depth + 1);
            var name = (key as ScalarNode)?.Text;
            var member = name is null ? path : Display.Member(path, name);
            var value = Value(member, depth + 1);
            if (key is ListNode or MapNode)
                problems.Add(path, key.At, $"A name expected as key, {key.Shown} found.");
            else if (name is not null && !map.Entries.TryAdd(name, new MapEntry(key.At, value)))
                problems.Add(member, key.At, $"This key is here already ({map.Entries[name].KeyAt}).");
        }

        return map;
    }
}
