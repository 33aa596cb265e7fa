using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>A subnet whose size was found.</summary>
public sealed class SizedSubnet
{
    internal SizedSubnet(string name, string zone, SubnetOrigin origin, bool isForPods, SubnetSize? size, long peakAddresses, CidrBlock? inNewVpc) =>
        (Name, Zone, Origin, IsForPods, Size, PeakAddresses, InNewVpc) = (name, zone, origin, isForPods, size, peakAddresses, inNewVpc);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its Availability Zone.</summary>
    public string Zone { get; }

    /// <summary>Whether the scenario has it, or EksCalc adds it.</summary>
    public SubnetOrigin Origin { get; }

    /// <summary>Whether it is an ENIConfig's; if not, nodes are in it.</summary>
    public bool IsForPods { get; }

    /// <summary>The smallest size with which everything fits; null where no size does.</summary>
    public SubnetSize? Size { get; }

    /// <summary>Addresses that it needs at the peak of whatever growth up to the one asked for takes most.</summary>
    public long PeakAddresses { get; }

    /// <summary>Its block in a new VPC; null where no size is large enough.</summary>
    public CidrBlock? InNewVpc { get; }
}
