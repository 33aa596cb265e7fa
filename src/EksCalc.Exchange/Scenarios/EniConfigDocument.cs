using System.ComponentModel;
using EksCalc.Exchange.Documents;

namespace EksCalc.Exchange.Scenarios;

[Description("An ENIConfig: the subnet that pods get their addresses from. The subnet's name alone is enough.")]
internal sealed record EniConfigDocument
{
    [Description("The name of its subnet.")]
    [ShortForm]
    public required string? Subnet { get; init; }

    [Description("Ids of its security groups. Default: those of the node's primary network interface.")]
    public IReadOnlyList<string?> SecurityGroups { get; init; } = [];
}
