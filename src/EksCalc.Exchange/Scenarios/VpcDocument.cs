using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

[Description("A VPC's address space.")]
internal sealed record VpcDocument
{
    [Description("IPv4 blocks, /16 to /28, the primary one first.")]
    [MinLength(1)]
    [MaxLength(ScenarioLimits.VpcBlocks)]
    public required IReadOnlyList<CidrBlock?> Cidrs { get; init; } = [];

    [Description("The IPv6 block, /44 to /60; AWS gives a /56.")]
    public IPNetwork? Ipv6Cidr { get; init; }

    [Description("Whether the VPC is peered with others in its Region.")]
    public bool Peered { get; init; }
}
