using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>A subnet whose size was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Zone">Its Availability Zone.</param>
/// <param name="Origin">Whether the scenario has it, or EksCalc adds it.</param>
/// <param name="IsForPods">Whether it is an ENIConfig's; if not, nodes are in it.</param>
/// <param name="Size">The smallest size with which everything fits; null where no size does.</param>
/// <param name="PeakAddresses">Addresses that it needs at the peak of whatever growth up to the one asked for takes most.</param>
/// <param name="InNewVpc">Its block in a new VPC; null where no size is large enough.</param>
public sealed record SizedSubnet(string Name, string Zone, SubnetOrigin Origin, bool IsForPods, SubnetSize? Size, long PeakAddresses, CidrBlock? InNewVpc);
