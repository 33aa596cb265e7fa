using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace EksCalc.Exchange.Documents;

/// <summary>The JSON schema of a format: what editors check and complete files with.</summary>
internal sealed class DocumentSchema(DocumentFormat format)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text, ending with a line break.</summary>
    /// <param name="document">The record of a whole document.</param>
    /// <param name="title">What such documents are called.</param>
    public string TextOf(Type document, string title)
    {
        var serializer = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutPartsOfScalars } },
        };
        var exported = (JsonObject)serializer.GetJsonSchemaAsNode(document, new JsonSchemaExporterOptions { TransformSchemaNode = Transform, TreatNullObliviousAsNonNullable = true });
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (name, value) in exported)
            schema[name] = value?.DeepClone();
        return schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private void LeaveOutPartsOfScalars(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object && format.ScalarOf(type.Type) is not null)
            type.Properties.Clear();
    }

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode exported)
    {
        var type = context.TypeInfo.Type;
        var key = context.PropertyInfo?.AttributeProvider is PropertyInfo property ? new DocumentKey(property) : null;
        // Within a list the exporter still names the list's property; its range and description are the list's.
        var isItem = key is not null && type != key.Property.PropertyType;
        // A record that was met before stands for itself there.
        if (exported is JsonObject reference && reference.ContainsKey("$ref"))
            return key is null || isItem ? reference : Described(reference, key.Description);
        var schema = format.ScalarOf(type, key?.Range)?.Schema() ?? Container(type, key, (JsonObject)exported);
        return key is null || isItem ? Described(schema, type.GetCustomAttribute<DescriptionAttribute>()?.Description) : WithDefault(Described(schema, key.Description), key);
    }

    private JsonObject Container(Type type, DocumentKey? key, JsonObject schema)
    {
        schema["type"] = DocumentFormat.ItemOf(type) is null ? "object" : "array";
        if (DocumentFormat.ItemOf(type) is { } item)
        {
            Limit(schema, "Items", key);
            if (format.ScalarOf(item) is not null)
                schema["uniqueItems"] = true;
        }
        else if (DocumentFormat.EntryOf(type) is { } entry)
        {
            // The exporter does not say of which property an entry is, which has its range.
            if (format.ScalarOf(entry, key?.Range) is { } scalar)
                schema["additionalProperties"] = scalar.Schema();
            Suggest(schema, key?.KnownNames ?? []);
            Limit(schema, "Properties", key);
            schema["propertyNames"] = new JsonObject { ["minLength"] = 1, ["maxLength"] = DocumentFormat.LongestEntryName };
        }
        else
        {
            schema["additionalProperties"] = false;
            return WithShortForms(type, schema);
        }

        return schema;
    }

    private JsonObject WithShortForms(Type type, JsonObject schema)
    {
        var alone = format.KeysOf(type).Where(key => key.IsShortForm).Select(key => schema["properties"]![key.Name]!.DeepClone()).ToArray();
        return alone.Length == 0 ? schema : new JsonObject { ["anyOf"] = new JsonArray([.. alone, schema]) };
    }

    /// <summary>Entries that editors complete and explain: each has the schema of any other.</summary>
    private static void Suggest(JsonObject schema, IReadOnlyList<(string Name, string Description)> names)
    {
        if (names.Count == 0)
            return;
        schema["properties"] = new JsonObject(names.Select(known =>
            KeyValuePair.Create<string, JsonNode?>(known.Name, Described(schema["additionalProperties"]!.DeepClone().AsObject(), known.Description))));
    }

    private static void Limit(JsonObject schema, string what, DocumentKey? key)
    {
        if (key?.FewestItems > 0)
            schema[$"min{what}"] = key.FewestItems;
        if (key?.MostItems is { } most)
            schema[$"max{what}"] = most;
    }

    private static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null)
            schema.Insert(0, "description", description);
        return schema;
    }

    /// <summary>The value of a key that is not there, where it is a number, a boolean or a choice.</summary>
    private JsonObject WithDefault(JsonObject schema, DocumentKey key)
    {
        var type = key.Property.PropertyType;
        if (key.IsRequired || !(type == typeof(int) || type == typeof(bool) || type.IsEnum))
            return schema;
        var unset = key.Property.GetValue(Activator.CreateInstance(key.Property.DeclaringType!))!;
        schema["default"] = unset switch
        {
            int number => number,
            bool flag => flag,
            _ => format.ScalarOf(type)!.Write(unset).Spelling,
        };
        return schema;
    }
}
