using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Scenarios;

[Description("Something in the VPC that is not a node and takes addresses.")]
internal sealed record ConsumerDocument
{
    [Description("What it is.")]
    public required ConsumerKind? Kind { get; init; }

    [Description("What it is called.")]
    public string? Name { get; init; }

    [Description("Names of its subnets.")]
    [MinLength(1)]
    public required IReadOnlyList<string?> Subnets { get; init; } = [];

    [Description("How many there are in each of the subnets; of Fargate pods, in all subnets together.")]
    [Range(1, ScenarioLimits.Consumers)]
    public int Count { get; init; } = 1;
}
