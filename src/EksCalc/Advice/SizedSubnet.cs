using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>A subnet whose size was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Zone">Its Availability Zone.</param>
/// <param name="IsForPods">Whether it is an ENIConfig's; if not, nodes are in it.</param>
/// <param name="Size">The smallest size with which everything fits; null where no size does.</param>
/// <param name="PeakAddresses">Addresses that it needs at the peak.</param>
public sealed record SizedSubnet(string Name, string Zone, bool IsForPods, SubnetSize? Size, long PeakAddresses);
