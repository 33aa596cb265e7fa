using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>A sized subnet where it is shown.</summary>
/// <param name="Mode">The mode that the size is for.</param>
/// <param name="Subnet">The subnet.</param>
/// <param name="Place">Where it goes in the VPC there is; null where it goes nowhere.</param>
internal readonly record struct SizingRow(ModeOption Mode, SizedSubnet Subnet, SubnetPlace? Place)
{
    public static IReadOnlyList<SizingRow> Of(SubnetSizing sizing) =>
        [.. sizing.Subnets.Select((subnet, index) => new SizingRow(sizing.Mode, subnet, sizing.Places?[index]))];
}
