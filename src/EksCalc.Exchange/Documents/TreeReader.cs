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
    public const int MostValues = 200_000;

    private readonly DocumentProblems problems;
    private readonly Parser events;
    private int values;

    private TreeReader(string text, DocumentProblems problems)
    {
        this.problems = problems;
        events = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The document's root; null where it cannot be read, and then there is a problem.</summary>
    public static Node? Read(string text, DocumentProblems problems)
    {
        var reader = new TreeReader(text, problems);
        try
        {
            return reader.Document();
        }
        catch (YamlException exception)
        {
            problems.Add("", At(exception.Start), $"Neither YAML nor JSON from here on: {exception.Message}");
            return null;
        }
        catch (TreeLimitException limit)
        {
            problems.Add(limit.Path, limit.At, limit.Message);
            return null;
        }
    }

    private Node? Document()
    {
        events.Consume<StreamStart>();
        if (events.Current is StreamEnd)
        {
            problems.Add("", new Position(1, 1), "The file is empty.");
            return null;
        }

        events.Consume<DocumentStart>();
        var root = Value("", depth: 0);
        events.Consume<DocumentEnd>();
        if (events.Current is DocumentStart another)
            problems.Add("", At(another.Start), "A second document begins here; one document in a file expected.");
        return root;
    }

    private Node Value(string path, int depth)
    {
        var current = events.Current!;
        var at = At(current.Start);
        if (++values > MostValues)
            throw new TreeLimitException(path, at, $"More than {MostValues} values; this is not a scenario.");
        if (depth > MostDepth)
            throw new TreeLimitException(path, at, $"Lists and mappings are nested more than {MostDepth} deep.");
        if (current is AnchorAlias alias)
        {
            problems.Add(path, at, $"The alias *{Display.Short(alias.Value.Value)} refers to another place; write the value itself.");
            events.MoveNext();
            return new UnusableNode(at);
        }

        if (current is NodeEvent node)
            RefuseAnchorsAndTags(node, path, at);
        return current switch
        {
            Scalar => Single(events.Consume<Scalar>(), at),
            SequenceStart => List(path, at, depth),
            _ => Map(path, at, depth),
        };
    }

    private ListNode List(string path, Position at, int depth)
    {
        events.Consume<SequenceStart>();
        var list = new ListNode(at);
        while (events.Current is not SequenceEnd)
            list.Items.Add(Value(Display.Item(path, list.Items.Count), depth + 1));
        events.Consume<SequenceEnd>();
        return list;
    }

    private MapNode Map(string path, Position at, int depth)
    {
        events.Consume<MappingStart>();
        var map = new MapNode(at);
        while (events.Current is not MappingEnd)
        {
            var key = Value(path, depth + 1);
            var name = (key as ScalarNode)?.Text;
            var value = Value(name is null ? path : Display.Member(path, name), depth + 1);
            if (name is null)
                problems.Add(path, key.At, $"A name expected as key, {key.Shown} found.");
            else if (map.Entries.TryGetValue(name, out var first))
                problems.Add(Display.Member(path, name), key.At, $"This key is here already ({first.KeyAt}).");
            else
                map.Entries.Add(name, new MapEntry(key.At, value));
        }

        events.Consume<MappingEnd>();
        return map;
    }

    private void RefuseAnchorsAndTags(NodeEvent node, string path, Position at)
    {
        if (!node.Anchor.IsEmpty)
            problems.Add(path, at, $"The anchor &{Display.Short(node.Anchor.Value)} is not supported; remove it.");
        if (!node.Tag.IsEmpty)
            problems.Add(path, at, $"The tag {Display.Short(node.Tag.Value)} is not supported; remove it.");
    }

    private static ScalarNode Single(Scalar scalar, Position at) =>
        new(at, scalar.Value, scalar.Style == ScalarStyle.Plain ? PlainScalar.KindOf(scalar.Value) : ScalarKind.Text);

    private static Position At(Mark mark) => new(mark.Line, mark.Column);

    /// <summary>Ends the reading of a document that is too deep or too large.</summary>
    private sealed class TreeLimitException(string path, Position at, string message) : Exception(message)
    {
        public string Path { get; } = path;

        public Position At { get; } = at;
    }
}
