namespace EksCalc.Vpc;

/// <summary>Addresses of a subnet that are kept for one purpose.</summary>
/// <param name="Block">The addresses; in the subnet, overlapping no other reservation.</param>
/// <param name="Kind">What they are kept for.</param>
/// <remarks>R06; Amazon VPC user guide, "Subnet CIDR reservations". It may cover addresses in use.</remarks>
public readonly record struct CidrReservation(CidrBlock Block, ReservationKind Kind);
