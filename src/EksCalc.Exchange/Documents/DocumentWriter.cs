using System.Collections;

namespace EksCalc.Exchange.Documents;

/// <summary>Makes a tree of records; what is as in a new record is left out.</summary>
internal sealed class DocumentWriter(DocumentFormat format)
{
    /// <summary>The tree of a whole document.</summary>
    public MapNode Tree(object record)
    {
        var map = new MapNode(default);
        var unset = Activator.CreateInstance(record.GetType())!;
        foreach (var key in format.KeysOf(record.GetType()))
        {
            var value = key.Property.GetValue(record);
            var isNothing = value is null or ICollection { Count: 0 } || value.Equals(key.Property.GetValue(unset));
            if (!isNothing || key.IsRequired)
                map.Entries.Add(key.Name, new MapEntry(default, Value(key.Property.PropertyType, key, value!)));
        }

        return map;
    }

    private Node Value(Type type, DocumentKey key, object value)
    {
        if (format.ScalarOf(type, key.Range) is { } scalar)
            return Single(scalar, value);
        if (DocumentFormat.ItemOf(type) is { } item)
            return List(item, (IEnumerable)value);
        return DocumentFormat.EntryOf(type) is { } entry ? Entries(entry, (IDictionary)value) : Tree(value);
    }

    private ListNode List(Type item, IEnumerable values)
    {
        var list = new ListNode(default);
        foreach (var value in values)
            list.Items.Add(format.ScalarOf(item) is { } scalar ? Single(scalar, value) : InShort(item, Tree(value)));
        return list;
    }

    // A mapping with that key alone is written as its value.
    private Node InShort(Type item, MapNode map) =>
        format.ShortFormOf(item) is { } key && map.Entries is { Count: 1 } && map.Entries.TryGetValue(key.Name, out var only) ? only.Value : map;

    private MapNode Entries(Type entry, IDictionary values)
    {
        var map = new MapNode(default);
        foreach (DictionaryEntry pair in values)
            map.Entries.Add((string)pair.Key, new MapEntry(default, Single(format.ScalarOf(entry)!, pair.Value!)));
        return map;
    }

    private static ScalarNode Single(ScalarType type, object value)
    {
        var (spelling, isText) = type.Write(value);
        return new ScalarNode(default, spelling, isText ? ScalarKind.Text : PlainScalar.KindOf(spelling));
    }
}
