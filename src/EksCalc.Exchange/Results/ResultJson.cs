using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksCalc.Exchange.Results;

/// <summary>The JSON forms of results, written without reflection: the tool starts fast, and a build for browsers can leave out what is not used.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(FindingConverter)])]
[JsonSerializable(typeof(LimitsJson))]
[JsonSerializable(typeof(MaxPodsJson))]
[JsonSerializable(typeof(NodeSteadyJson))]
[JsonSerializable(typeof(PlanJson))]
[JsonSerializable(typeof(VpcPlanJson))]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(SimulationsJson))]
[JsonSerializable(typeof(SweepListJson))]
[JsonSerializable(typeof(RecommendJson))]
[JsonSerializable(typeof(ExplainJson))]
[JsonSerializable(typeof(NodeLayoutJson))]
[JsonSerializable(typeof(NodeCurveJson))]
[JsonSerializable(typeof(SubnetMapJson))]
[JsonSerializable(typeof(PrefixRoomJson))]
[JsonSerializable(typeof(ExportJson))]
[JsonSerializable(typeof(ProblemsJson))]
[JsonSerializable(typeof(FactsJson))]
[JsonSerializable(typeof(TypesJson))]
[JsonSerializable(typeof(ScenarioTextJson))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(ExamplesJson))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>The same with characters such as + and &lt; left readable; the output is never HTML.</summary>
    public static ResultJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
