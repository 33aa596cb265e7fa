using System.Text.Json;
using System.Text.Json.Serialization;
using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Results;

/// <summary>A row of a result as an object of JSON: its columns' names and values.</summary>
[JsonConverter(typeof(ResultMembersConverter))]
internal sealed class ResultMembers
{
    private readonly IReadOnlyList<(string Name, object? Value)> members;

    private ResultMembers(IReadOnlyList<(string Name, object? Value)> members) => this.members = members;

    public static ResultMembers Of<T>(IReadOnlyList<ResultColumn<T>> columns, T row) => new([.. columns.Select(column => (column.Name, column.Value(row)))]);

    public void WriteTo(Utf8JsonWriter writer)
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
                WriteArray(writer, texts, writer.WriteStringValue);
                break;
            case RuleSet rules:
                WriteArray(writer, rules, rule => writer.WriteStringValue(rule.ToString()));
                break;
            case IEnumerable<ClusterShare> shares:
                WriteArray(writer, shares, share => Of(VpcPlanColumns.Shares, share).WriteTo(writer));
                break;
            case AddressUse use:
                Of(PlanColumns.Addresses, use).WriteTo(writer);
                break;
            default:
                throw new NotSupportedException($"A {value.GetType().Name} has no form in JSON.");
        }
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            write(item);
        writer.WriteEndArray();
    }
}
