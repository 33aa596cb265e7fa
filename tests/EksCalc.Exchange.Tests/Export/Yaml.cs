global using Map = System.Collections.Generic.Dictionary<string, object?>;

using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EksCalc.Exchange.Tests.Export;

/// <summary>Reads YAML as Kubernetes does: what is in quotes is text.</summary>
internal static class Yaml
{
    /// <summary>The documents: dictionaries, lists, texts, numbers, booleans and null.</summary>
    public static List<object?> Read(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return [.. stream.Documents.Select(document => Value(document.RootNode))];
    }

    private static object? Value(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => Value(pair.Value)),
        YamlSequenceNode list => list.Select(Value).ToList(),
        YamlScalarNode { Style: not ScalarStyle.Plain } quoted => quoted.Value,
        YamlScalarNode { Value: "null" } => null,
        YamlScalarNode { Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode plain => long.TryParse(plain.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : plain.Value,
        _ => throw new InvalidOperationException($"{node} is never written."),
    };
}
