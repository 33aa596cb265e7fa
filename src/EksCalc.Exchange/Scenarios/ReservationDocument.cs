using System.ComponentModel;
using EksCalc.Vpc;

namespace EksCalc.Exchange.Scenarios;

[Description("Addresses of a subnet that are kept for one purpose.")]
internal sealed record ReservationDocument
{
    [Description("The addresses, inside the subnet, overlapping no other reservation.")]
    public required CidrBlock? Cidr { get; init; }

    [Description("What they are kept for: prefixes, or addresses that somebody names.")]
    public required ReservationKind? Type { get; init; }
}
