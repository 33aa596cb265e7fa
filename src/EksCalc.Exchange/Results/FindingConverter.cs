using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksCalc.Exchange.Results;

/// <summary>Writes a finding by its columns.</summary>
internal sealed class FindingConverter : JsonConverter<Finding>
{
    public override Finding Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Finding value, JsonSerializerOptions options) => ResultMembers.Of(FindingColumns.All, value).WriteTo(writer);
}
