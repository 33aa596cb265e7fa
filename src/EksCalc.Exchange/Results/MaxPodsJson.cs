using System.Text.Json.Serialization;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc max-pods TYPE</c>: the result, and what else is known of the type.</summary>
internal sealed record MaxPodsJson : MaxPodsResult
{
    public MaxPodsJson(MaxPodsResult result)
        : base(result)
    {
    }

    /// <summary>Who runs the nodes; null for the calculator's own number.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NodeGroupKind? Kind { get; init; }

    /// <summary>Pods that get an address beside those on the host network; null for the calculator's own number.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PodsWithAddress { get; init; }

    [JsonPropertyOrder(1)]
    public required int Nodeadm { get; init; }

    [JsonPropertyOrder(1)]
    public required int Karpenter { get; init; }

    [JsonPropertyOrder(2)]
    public ModelVersion Version { get; } = ModelVersion.Current;
}
