using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>What an EKS Auto Mode node holds in an IPv4 cluster: /28 prefixes, as many as its pods fill, and perhaps one more.</summary>
/// <remarks>
/// <para>R31; Amazon EKS user guide, "Learn about VPC networking and load balancing in EKS Auto Mode".</para>
/// <para>Model limits: the warm pool of Auto Mode is not public, so a node holds between <see cref="Least"/> and <see cref="Most"/>. Where a subnet has no free
/// /28 it takes single addresses, which is not modelled; nor are pods' own subnets, single addresses by choice and fixed interfaces of a NodeClass.</para>
/// </remarks>
/// <param name="Type">The instance type.</param>
internal readonly record struct AutoModeNode(InstanceType Type)
{
    private int AddressesPerSlot => Type.SupportsPrefixDelegation ? Ipv4Prefix.Addresses : 1;

    /// <summary>Prefixes that the pods fill.</summary>
    /// <param name="pods">Pods that want an address, 0 or more.</param>
    public NodePlan Least(int pods) => Plan(pods, spare: 0);

    /// <summary>One prefix more.</summary>
    /// <param name="pods">Pods that want an address, 0 or more.</param>
    public NodePlan Most(int pods) => Plan(pods, spare: 1);

    private NodePlan Plan(int pods, int spare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pods);
        var most = Type.MaxEnis * Type.SlotsPerEni;
        var assigned = Math.Min(pods, most * AddressesPerSlot);
        var used = (assigned + AddressesPerSlot - 1) / AddressesPerSlot;
        var slots = Math.Min(used + spare, most);
        var prefixes = AddressesPerSlot > 1;
        return new NodePlan
        {
            Pods = pods,
            Enis = Math.Max(1, (slots + Type.SlotsPerEni - 1) / Type.SlotsPerEni),
            SecondaryAddresses = prefixes ? 0 : slots,
            Prefixes = prefixes ? slots : 0,
            FreePrefixes = prefixes ? slots - used : 0,
            TotalAddresses = slots * AddressesPerSlot,
            AssignedAddresses = assigned,
        };
    }
}
