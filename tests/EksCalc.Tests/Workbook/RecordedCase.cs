using System.Text.Json;
using EksCalc.Testing;
using EksCalc.Workbook;

namespace EksCalc.Tests.Workbook;

/// <summary>One line of <c>data/workbook-cases.jsonl</c>: inputs and what the spreadsheet's formulas make of them.</summary>
internal sealed record RecordedCase(WorkbookSheet Sheet, WorkbookInput Input, JsonElement Expected)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<RecordedCase> All { get; } = [.. File.ReadLines(Repository.PathOf("data/workbook-cases.jsonl")).Select(Read)];

    private static RecordedCase Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new RecordedCase(
            root.GetProperty("sheet").GetString() == "WarmIP" ? WorkbookSheet.WarmIp : WorkbookSheet.WarmEni,
            root.GetProperty("input").Deserialize<WorkbookInput>(CamelCase)!,
            root.GetProperty("expected").Clone());
    }
}
