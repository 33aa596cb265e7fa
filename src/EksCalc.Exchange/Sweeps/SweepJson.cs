using System.Text.Json;
using EksCalc.Sweeps;

namespace EksCalc.Exchange.Sweeps;

/// <summary>A sweep's result as JSON, column by column.</summary>
internal static class SweepJson
{
    private const int FlushBytes = 1 << 16;

    public static void Write(SweepResult result, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = false });
        writer.WriteStartObject();
        WriteNames(writer, "parameters", result.Parameters);
        WriteNames(writer, "measures", result.Measures);
        writer.WriteNumber("rows", result.Rows);
        writer.WriteStartObject("columns");
        foreach (var column in result.Columns)
            WriteColumn(writer, column, result.Rows);
        writer.WriteEndObject();
        writer.WriteStartObject("version");
        writer.WriteString("eksCalc", result.Version.EksCalc);
        writer.WriteString("vpcCni", result.Version.VpcCni);
        writer.WriteString("instanceData", result.Version.InstanceData);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, IReadOnlyList<SweepColumn> columns)
    {
        writer.WriteStartArray(name);
        foreach (var column in columns)
            writer.WriteStringValue(column.Name);
        writer.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter writer, SweepColumn column, int rows)
    {
        Action<int> write = column switch
        {
            SweepColumn<int> numbers => row => writer.WriteNumberValue(numbers[row]),
            SweepColumn<long> numbers => row => writer.WriteNumberValue(numbers[row]),
            // JSON has no infinity: a subnet without any capacity.
            SweepColumn<double> numbers => row => Number(numbers[row]),
            SweepColumn<bool> flags => row => writer.WriteBooleanValue(flags[row]),
            SweepColumn<string> texts => row => writer.WriteStringValue(texts[row]),
            _ => throw new ArgumentException($"A column of {column.ElementType.Name} has no form in JSON.", nameof(column)),
        };
        writer.WriteStartArray(column.Name);
        for (var row = 0; row < rows; row++)
        {
            write(row);
            if (writer.BytesPending > FlushBytes)
                writer.Flush();
        }

        writer.WriteEndArray();

        void Number(double value)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}
