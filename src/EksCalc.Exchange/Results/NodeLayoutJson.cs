using EksCalc.Clusters;
using EksCalc.Nodes;

namespace EksCalc.Exchange.Results;

/// <summary>What one node holds, ENI by ENI.</summary>
internal sealed record NodeLayoutJson(ResultRows Enis, ResultMembers Total, int WaitingPods, bool Oscillates)
{
    private static readonly IReadOnlyList<ResultColumn<EniHolding>> Columns =
    [
        ResultColumn<EniHolding>.Of("role", "ENI", eni => eni.Role),
        ResultColumn<EniHolding>.Of("subnet", "Subnet", eni => eni.Subnet),
        ResultColumn<EniHolding>.Of("count", "Number", eni => eni.Count),
        ResultColumn<EniHolding>.Of("slots", "Slots", eni => eni.Slots),
        ResultColumn<EniHolding>.Of("attachedSlots", "In use", eni => eni.AttachedSlots),
        ResultColumn<EniHolding>.Of("addressesPerSlot", "Addresses a slot", eni => eni.AddressesPerSlot),
        ResultColumn<EniHolding>.Of("assignedAddresses", "With pods", eni => eni.AssignedAddresses),
        ResultColumn<EniHolding>.Of("warmAddresses", "Warm", eni => eni.WarmAddresses),
    ];

    /// <summary>A holding in this form; ENIs that hold the same stand once.</summary>
    public static NodeLayoutJson Of(NodeHolding node) =>
        new(ResultRows.Of(Columns, node.Enis), ResultMembers.Of(PlanColumns.Addresses, node.Total), node.WaitingPods, node.Oscillates);
}
