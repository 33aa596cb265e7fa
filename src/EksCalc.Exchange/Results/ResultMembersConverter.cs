using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksCalc.Exchange.Results;

/// <summary>Writes a row as an object.</summary>
internal sealed class ResultMembersConverter : JsonConverter<ResultMembers>
{
    public override ResultMembers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ResultMembers value, JsonSerializerOptions options) => value.WriteTo(writer);
}
