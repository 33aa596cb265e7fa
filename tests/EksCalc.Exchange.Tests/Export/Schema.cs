namespace EksCalc.Exchange.Tests.Export;

/// <summary>
/// What a published schema says of an object's fields, for those that an export writes: <c>path: type</c>, required ones marked with <c>!</c>;
/// <c>[]</c> stands for each item, <c>*</c> for each key. A field that is not listed does not exist.
/// </summary>
internal sealed class Schema
{
    private readonly Dictionary<string, string> typeOf = [];
    private readonly List<string> required = [];

    private Schema(string file)
    {
        foreach (var line in File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (path, type) = line.Split(": ") is [var left, var right] ? (left, right) : throw new InvalidOperationException(line);
            if (path.EndsWith('!'))
                required.Add(path = path[..^1]);
            typeOf.Add(path, type);
        }
    }

    /// <summary>The facts of a file in <c>schemas</c>.</summary>
    public static Schema Of(string name) => new(Path.Combine(Testing.Repository.CallerFolder(), "schemas", $"{name}.txt"));

    /// <summary>What is wrong with an object; what has to be filled in may be missing.</summary>
    public IReadOnlyList<string> Mistakes(object? root) => [.. Mistakes("", root)];

    private IEnumerable<string> Mistakes(string path, object? value)
    {
        if (path.Length > 0 && !typeOf.ContainsKey(path))
            return [$"{path}: there is no such field."];
        var type = path.Length > 0 ? typeOf[path] : "object";
        return value switch
        {
            null => [],
            Map map when type is "object" => map.SelectMany(pair => Mistakes(Below(path, pair.Key), pair.Value)).Concat(Missing(path, map)),
            Map map when type is "texts" => map.Where(pair => pair.Value is not (string or null)).Select(pair => $"{path}.{pair.Key}: not a text."),
            List<object?> list when type is "list" => list.SelectMany(item => Mistakes(path + "[]", item)),
            string when type is "text" => [],
            long when type is "number" => [],
            long or string when type is "number or text" => [],
            bool when type is "flag" => [],
            string text when type[0] == '=' => type[1..].Split('|').Contains(text) ? [] : [$"{path}: {text}"],
            _ => [$"{path}: {type} expected, {value} found."],
        };
    }

    private string Below(string path, string key)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        return typeOf.ContainsKey(prefix + "*") ? prefix + "*" : prefix + key;
    }

    private IEnumerable<string> Missing(string path, Map map)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        return required.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !name[prefix.Length..].Contains('.', StringComparison.Ordinal) && !map.ContainsKey(name[prefix.Length..]))
            .Select(name => $"{name} is missing.");
    }
}
