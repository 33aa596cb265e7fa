using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksCalc.Cli.Output;

/// <summary>Writes rows as a list of objects.</summary>
internal sealed class ResultRowsConverter : JsonConverter<ResultRows>
{
    public override ResultRows Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ResultRows value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var members in value.Members)
            WriteObject(writer, members);
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyList<(string Name, object? Value)> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case string or Enum:
                writer.WriteStringValue(value.ToString());
                break;
            case IEnumerable<string> texts:
                writer.WriteStartArray();
                foreach (var text in texts)
                    writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            default:
                WriteObject(writer, ResultRows.MembersOf(value) ?? throw new NotSupportedException($"A {value.GetType().Name} has no form in JSON."));
                break;
        }
    }
}
