using System.Text.Json.Serialization;
using EksCalc.Clusters;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Results;

/// <summary>One node, settled: as <c>ekscalc node steady</c> is asked.</summary>
internal sealed record NodeQuestion(string InstanceType, int Pods, Dictionary<string, string>? Env = null, int? MaxPods = null, NodeGroupKind? Kind = null);

/// <summary>Max pods: as <c>ekscalc max-pods</c> is asked.</summary>
internal sealed record MaxPodsQuestion(
    string InstanceType, bool PrefixDelegation = false, bool CustomNetworking = false, bool PodEni = false, int? MaxEni = null, string? CniVersion = null, NodeGroupKind? Kind = null);

/// <summary>A parameter and its values: <c>pods=0..29</c>; where a text has several clusters, of which of them.</summary>
internal sealed record ValuesQuestion(string Name, string Text, string? Cluster = null);

/// <summary>A sweep over nodes, or over the scenario whose text is given: as <c>ekscalc sweep</c> is asked.</summary>
internal sealed record SweepQuestion(
    IReadOnlyList<ValuesQuestion> Over, string? Text = null, IReadOnlyList<ValuesQuestion>? Changes = null, IReadOnlyList<string>? Measures = null, string? Cluster = null);

/// <summary>A scenario's text, as in a file, with changes: as <c>ekscalc plan</c> and <c>check</c> are asked.</summary>
/// <param name="Text">The text.</param>
/// <param name="File">How problems name it.</param>
/// <param name="Changes">What differs from the text.</param>
/// <param name="Modes">Whether the same workload is planned in every mode, which is most of the work.</param>
/// <param name="Findings">Whether with findings and groups' room to grow, which are most of the rest.</param>
/// <param name="Cluster">Which of several clusters is meant; null for all of them together.</param>
internal sealed record ScenarioQuestion(
    string Text, string File = "scenario.yaml", IReadOnlyList<ValuesQuestion>? Changes = null, bool Modes = true, bool Findings = true, string? Cluster = null);

/// <summary>Advice on a scenario: as <c>ekscalc recommend</c> is asked.</summary>
internal sealed record RecommendQuestion(string Text, IReadOnlyList<ValuesQuestion>? Changes = null, int? Growth = null, int? Headroom = null);

/// <summary>A simulation: as <c>ekscalc node simulate</c> is asked. The text is a scenario's or a trace's.</summary>
internal sealed record SimulationQuestion(string Text, ulong? Seed = null, bool Follow = false);

/// <summary>A scenario in another tool's form: as <c>ekscalc export</c> is asked.</summary>
internal sealed record ExportQuestion(string Text, ExportFormat To, IReadOnlyList<ValuesQuestion>? Changes = null, string? Cluster = null);

/// <summary>A subnet of a plan, address by address.</summary>
internal sealed record MapQuestion(
    string Text, string Subnet, Situation Situation, ulong? Seed = null, IReadOnlyList<ValuesQuestion>? Changes = null, string? Cluster = null);

/// <summary>Prefixes that find room in a subnet.</summary>
internal sealed record PrefixRoomQuestion(int PrefixLength);

/// <summary>How questions are read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(NodeQuestion))]
[JsonSerializable(typeof(MaxPodsQuestion))]
[JsonSerializable(typeof(SweepQuestion))]
[JsonSerializable(typeof(ScenarioQuestion))]
[JsonSerializable(typeof(RecommendQuestion))]
[JsonSerializable(typeof(SimulationQuestion))]
[JsonSerializable(typeof(ExportQuestion))]
[JsonSerializable(typeof(MapQuestion))]
[JsonSerializable(typeof(PrefixRoomQuestion))]
internal sealed partial class QuestionJson : JsonSerializerContext;
