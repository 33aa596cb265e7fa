using System.Text.Json;
using EksCalc.Workbook;

namespace EksCalc.Cli.Commands;

/// <summary>The columns and totals of a sheet's results under their fixed names, and as JSON: null where a cell shows an error.</summary>
internal static class WorkbookColumns
{
    private static readonly IReadOnlyList<(string Name, Func<WorkbookRow, WorkbookCell?> Cell)> Columns =
    [
        ("maxEnis", row => row.MaxEnis),
        ("ipsPerEni", row => row.IpsPerEni),
        ("maxPods", row => row.MaxPods),
        ("maxIpv4", row => row.MaxIpv4),
        ("rawEnis", row => row.RawEnis),
        ("inUseEnis", row => row.InUseEnis),
        ("withWarmEnis", row => row.WithWarmEnis),
        ("actualIps", row => row.ActualIps),
        ("usedIps", row => row.UsedIps),
        ("warmEnisNeeded", row => row.WarmEnisNeeded),
        ("inUseEnisWithWarm", row => row.InUseEnisWithWarm),
        ("usedIpsWithWarm", row => row.UsedIpsWithWarm),
        ("totalPods", row => row.TotalPods),
        ("totalIps", row => row.TotalIps),
    ];

    /// <summary>A result as the object that scripts know; a sheet's rows have that sheet's columns only.</summary>
    public static JsonElement ToJson(WorkbookResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Write(json, "availableIps", result.AvailableIps);
            Write(json, "usedIps", result.UsedIps);
            Write(json, "pods", result.Pods);
            Write(json, "remainingIps", result.RemainingIps);
            json.WriteStartArray("rows");
            foreach (var row in result.Rows)
                WriteRow(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        return document.RootElement.Clone();
    }

    /// <summary>A cell for a table: a whole number as such, an error as the spreadsheet shows it.</summary>
    public static object? Shown(WorkbookCell? cell) => cell switch
    {
        null => null,
        { Whole: { } whole } => whole,
        { } other => other.ToString(),
    };

    private static void WriteRow(Utf8JsonWriter json, WorkbookRow row)
    {
        json.WriteStartObject();
        json.WriteString("instanceType", row.InstanceType);
        Write(json, "count", row.Count);
        Write(json, "podsPerNode", row.PodsPerNode);
        foreach (var (name, read) in Columns)
            if (read(row) is { } cell)
                Write(json, name, cell);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, WorkbookCell cell) => Write(json, name, cell.IsError ? null : cell.Number);

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
