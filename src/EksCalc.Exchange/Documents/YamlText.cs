using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EksCalc.Exchange.Documents;

/// <summary>Writes a tree as YAML for people: what is short stands on one line.</summary>
internal sealed class YamlText
{
    /// <summary>Lists and mappings up to this length stand on one line.</summary>
    private const int LongestLine = 100;

    private static readonly EmitterSettings Settings = new EmitterSettings(
        bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024).WithIndentedSequences();

    private readonly Emitter emitter;

    private YamlText(TextWriter text) => emitter = new Emitter(text, Settings);

    /// <summary>Several documents in a row.</summary>
    public static string Of(IEnumerable<MapNode> roots) => string.Join("---\n", roots.Select(Of));

    /// <summary>The document, ending with a line break. Comments are of one line.</summary>
    public static string Of(MapNode root)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var yaml = new YamlText(text);
        yaml.emitter.Emit(new StreamStart());
        yaml.emitter.Emit(new DocumentStart());
        yaml.Map(root, isFlow: false);
        yaml.emitter.Emit(new DocumentEnd(isImplicit: true));
        yaml.emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private void Value(Node node)
    {
        switch (node)
        {
            case ListNode list:
                var isShort = LengthOf(list) <= LongestLine;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isShort ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                {
                    Comment(item);
                    Value(item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case MapNode map:
                Map(map, LengthOf(map) <= LongestLine);
                break;
            case ScalarNode scalar:
                Single(scalar);
                break;
        }
    }

    private void Map(MapNode map, bool isFlow)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isFlow ? MappingStyle.Flow : MappingStyle.Block));
        foreach (var (key, entry) in map.Entries)
        {
            Comment(entry.Value);
            Single(new ScalarNode(default, key, ScalarKind.Text));
            Value(entry.Value);
        }

        emitter.Emit(new MappingEnd());
    }

    private void Comment(Node node)
    {
        if (node.Comment is not null)
            emitter.Emit(new Comment(node.Comment, isInline: false));
    }

    private void Single(ScalarNode scalar)
    {
        var isPlain = scalar.Kind != ScalarKind.Text || PlainScalar.IsSafe(scalar.Text);
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Text, isPlain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, isPlain, !isPlain));
    }

    /// <summary>About how long a value is on one line; a list of mappings never is, nor what has a comment.</summary>
    private static long LengthOf(Node node) => node switch
    {
        { Comment: not null } => LongestLine + 1,
        ScalarNode scalar => scalar.Text.Length + 2,
        ListNode list => list.Items.Sum(item => item is MapNode ? LongestLine + 1 : LengthOf(item) + 2),
        MapNode map => map.Entries.Sum(entry => entry.Key.Length + 4 + LengthOf(entry.Value.Value)),
        _ => 0,
    };
}
