using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Scenarios;

[Description("How many nodes a group has that grows.")]
internal sealed record NodesDocument
{
    [Description("Fewest nodes; not more than desired. Plans do not use it, exports do.")]
    [Range(0, ScenarioLimits.Nodes)]
    public int? Min { get; init; }

    [Description("Nodes as a rule.")]
    [Range(0, ScenarioLimits.Nodes)]
    public required int? Desired { get; init; }

    [Description("Nodes when the group has grown as far as it may.")]
    [Range(0, ScenarioLimits.Nodes)]
    public required int? Max { get; init; }
}
