using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksCalc.Exchange.Results;

/// <summary>Writes rows as a list of objects.</summary>
internal sealed class ResultRowsConverter : JsonConverter<ResultRows>
{
    public override ResultRows Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ResultRows value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var members in value.Members)
            members.WriteTo(writer);
        writer.WriteEndArray();
    }
}
