using System.Text.Json.Serialization;

namespace EksCalc.Exchange.Results;

/// <summary><c>ekscalc check</c>.</summary>
internal sealed record CheckJson(IReadOnlyList<CheckedScenarioJson> Scenarios, ModelVersion Version);

/// <summary>One scenario's findings; of a file with several clusters those of the VPC, with none named, and those of some of the clusters.</summary>
internal sealed record CheckedScenarioJson(
    string File,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Clusters,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>What it is about, in a word for a person.</summary>
    [JsonIgnore]
    public string Title => Clusters switch
    {
        null => File,
        { Count: 0 } => $"{File}, the VPC",
        _ => $"{File}, {string.Join(", ", Clusters)}",
    };
}
