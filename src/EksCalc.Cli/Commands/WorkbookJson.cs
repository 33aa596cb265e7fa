using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EksCalc.Exchange.Results;
using EksCalc.Workbook;

namespace EksCalc.Cli.Commands;

/// <summary>The JSON lines of <c>ekscalc workbook</c>, written without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(FindingConverter)])]
[JsonSerializable(typeof(WorkbookResultLine))]
[JsonSerializable(typeof(WorkbookComparisonLine))]
internal sealed partial class WorkbookJson : JsonSerializerContext
{
    /// <summary>The same with characters such as + and &lt; left readable; the output is never HTML.</summary>
    public static WorkbookJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary><c>ekscalc workbook</c>: one case.</summary>
internal sealed record WorkbookResultLine(string Sheet, JsonElement Input, JsonElement Result);

/// <summary><c>ekscalc workbook --compare</c>: one case.</summary>
internal sealed record WorkbookComparisonLine(string Sheet, JsonElement Input, WorkbookComparison Comparison, ModelVersion Version);
