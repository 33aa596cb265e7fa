using System.Collections;
using EksCalc.Input;

namespace EksCalc.Exchange.Documents;

/// <summary>Fills records from a tree. What cannot be used becomes a problem, and its property stays as it is.</summary>
internal sealed class DocumentBinder(DocumentFormat format, DocumentProblems problems)
{
    /// <summary>The record of a whole document.</summary>
    public T Bind<T>(Node root)
        where T : class => (T)Record(typeof(T), root, "");

    private object Record(Type type, Node node, string path)
    {
        problems.Locate(path, node.At);
        var record = Activator.CreateInstance(type)!;
        if (format.ShortFormOf(type, node is ListNode) is { } shortForm && node is ScalarNode or ListNode)
        {
            if (Value(shortForm.Property.PropertyType, shortForm, node, path) is { } alone)
                shortForm.Property.SetValue(record, alone);
            return record;
        }

        if (!Is<MapNode>(node, path, "A mapping with keys", out var map))
            return record;
        var keys = format.KeysOf(type);
        foreach (var key in keys)
        {
            var place = Display.Member(path, key.Name);
            if (!map.Entries.TryGetValue(key.Name, out var entry))
            {
                if (key.IsRequired)
                    problems.Add(place, node.At, $"Missing. {key.Description}");
                continue;
            }

            if (Value(key.Property.PropertyType, key, entry.Value, place) is { } value)
                key.Property.SetValue(record, value);
        }

        foreach (var (name, entry) in map.Entries.Where(entry => keys.All(key => key.Name != entry.Key)))
            problems.Add(Display.Member(path, name), entry.KeyAt, new Mistake($"There is no key {ShownText.Quoted(name)}", name, keys.Select(key => key.Name)));
        return record;
    }

    /// <summary>The value, or null where there is a problem.</summary>
    private object? Value(Type type, DocumentKey key, Node node, string path)
    {
        if (format.ScalarOf(type, key.Range) is { } scalar)
            return Single(scalar, node, path);
        if (DocumentFormat.ItemOf(type) is { } item)
            return List(item, key, node, path);
        return DocumentFormat.EntryOf(type) is { } entry ? Entries(entry, key, node, path) : Record(type, node, path);
    }

    private object? Single(ScalarType type, Node node, string path)
    {
        problems.Locate(path, node.At);
        if (node is UnusableNode)
            return null;
        if (type.TryRead(node, out var value, out var mistake))
            return value;
        problems.Add(path, node.At, mistake);
        return null;
    }

    /// <summary>A list with an item for each of the file's, null for those that cannot be used.</summary>
    private IList? List(Type item, DocumentKey key, Node node, string path)
    {
        problems.Locate(path, node.At);
        if (!Is<ListNode>(node, path, "A list", out var list))
            return null;
        CheckCount(key, list.Items.Count, path);
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        var seen = new Dictionary<object, int>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var place = Display.Item(path, i);
            var shortForm = list.Items[i] is ScalarNode ? format.ShortFormOf(item, isList: false) : null;
            if ((format.ScalarOf(item) ?? (shortForm is null ? null : format.ScalarOf(shortForm.Property.PropertyType))) is not { } scalar)
            {
                items.Add(Record(item, list.Items[i], place));
                continue;
            }

            var value = Single(scalar, list.Items[i], place);
            items.Add(shortForm is null ? value : RecordOf(item, shortForm, value));
            if (value is not null && !seen.TryAdd(value, i))
                problems.Add(place, $"{ShownText.Quoted(scalar.Write(value).Spelling)} is {Display.Item(path, seen[value])} already.");
        }

        return items;
    }

    private static object RecordOf(Type type, DocumentKey key, object? value)
    {
        var record = Activator.CreateInstance(type)!;
        key.Property.SetValue(record, value);
        return record;
    }

    private IDictionary? Entries(Type entry, DocumentKey key, Node node, string path)
    {
        problems.Locate(path, node.At);
        if (!Is<MapNode>(node, path, "A mapping of names to values", out var map))
            return null;
        CheckCount(key, map.Entries.Count, path);
        var entries = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), entry))!;
        foreach (var (name, item) in map.Entries)
        {
            var place = Display.Member(path, name);
            if (string.IsNullOrWhiteSpace(name))
                problems.Add(place, item.KeyAt, "A name expected as key, an empty text found.");
            else if (name.Length > DocumentFormat.LongestEntryName)
                problems.Add(place, item.KeyAt, $"A name of at most {DocumentFormat.LongestEntryName} characters expected, {name.Length} found.");
            else if ((format.ScalarOf(entry, key.Range) is { } scalar ? Single(scalar, item.Value, place) : Record(entry, item.Value, place)) is { } value)
                entries.Add(name, value);
        }

        return entries;
    }

    private void CheckCount(DocumentKey key, int count, string path)
    {
        if (count < key.FewestItems)
            problems.Add(path, $"At least {key.FewestItems} expected, {count} found.");
        if (count > key.MostItems)
            problems.Add(path, $"At most {key.MostItems} expected, {count} found.");
    }

    private bool Is<T>(Node node, string path, string expected, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? wanted)
        where T : Node
    {
        wanted = node as T;
        if (wanted is null && node is not UnusableNode)
            problems.Add(path, node.At, $"{expected} expected, {node.Shown} found.");
        return wanted is not null;
    }
}
