using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>Where a sized subnet goes in the VPC there is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Zone">Its Availability Zone.</param>
/// <param name="IsForPods">Whether it is an ENIConfig's.</param>
/// <param name="Block">Its block: the one it has, where that is large enough; else one that is free.</param>
/// <param name="Stays">Whether it is there already, and large enough.</param>
/// <param name="NewVpcBlock">The block to associate with the VPC first; null where it lies in one that the VPC has.</param>
public sealed record SubnetPlace(string Name, string Zone, bool IsForPods, CidrBlock Block, bool Stays, CidrBlock? NewVpcBlock)
{
    /// <summary>The place for a person: <c>10.0.0.0/20 stays</c>, <c>10.0.16.0/22</c>, <c>100.64.0.0/19 in a new block 100.64.0.0/17</c>.</summary>
    public string ToWords() => Stays ? $"{Block} stays" : NewVpcBlock is { } added ? $"{Block} in a new block {added}" : $"{Block}";
}
