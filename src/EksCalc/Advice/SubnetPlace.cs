using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>Where a sized subnet goes in the VPC there is.</summary>
public sealed class SubnetPlace
{
    internal SubnetPlace(string name, string zone, bool isForPods, CidrBlock block, bool stays, CidrBlock? newVpcBlock) =>
        (Name, Zone, IsForPods, Block, Stays, NewVpcBlock) = (name, zone, isForPods, block, stays, newVpcBlock);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its Availability Zone.</summary>
    public string Zone { get; }

    /// <summary>Whether it is an ENIConfig's.</summary>
    public bool IsForPods { get; }

    /// <summary>Its block: the one it has, where that is large enough; else one that is free.</summary>
    public CidrBlock Block { get; }

    /// <summary>Whether it is there already, and large enough.</summary>
    public bool Stays { get; }

    /// <summary>The block to associate with the VPC first; null where it lies in one that the VPC has.</summary>
    public CidrBlock? NewVpcBlock { get; }

    /// <summary>The place for a person: <c>10.0.0.0/20 stays</c>, <c>10.0.16.0/22</c>, <c>100.64.0.0/19 in a new block 100.64.0.0/17</c>.</summary>
    public string ToWords() => Stays ? $"{Block} stays" : NewVpcBlock is { } added ? $"{Block} in a new block {added}" : $"{Block}";
}
