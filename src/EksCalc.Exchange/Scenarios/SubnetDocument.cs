using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

[Description("A subnet and what is in it before the cluster comes.")]
internal sealed record SubnetDocument
{
    [Description("Its name within the scenario.")]
    public required string? Name { get; init; }

    [Description("Its Availability Zone or Local Zone, by name.")]
    public required ZoneName? Zone { get; init; }

    [Description("Its IPv4 block, /16 to /28, inside one of the VPC's.")]
    public required CidrBlock? Cidr { get; init; }

    [Description("Its id in EC2, subnet-..., which exports name.")]
    public string? Id { get; init; }

    [Description("Its IPv6 block, a /64 of the VPC's.")]
    public IPNetwork? Ipv6Cidr { get; init; }

    [Description("Addresses that others use already: their number, or a list of addresses and blocks.")]
    public UsedAddressesDocument UsedAddresses { get; init; } = new();

    [Description("Its CIDR reservations.")]
    public IReadOnlyList<ReservationDocument> Reservations { get; init; } = [];

    [Description("Its tags; kubernetes.io/role/cni and cni.networking.k8s.aws/cluster/NAME matter.")]
    [MaxLength(ScenarioLimits.Tags)]
    public IReadOnlyDictionary<string, SpelledText> Tags { get; init; } = new Dictionary<string, SpelledText>();
}
