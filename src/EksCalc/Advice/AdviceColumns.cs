using EksCalc.Cni;

namespace EksCalc.Advice;

/// <summary>What is shown of advice on modes, wherever it is shown.</summary>
internal static class AdviceColumns
{
    /// <summary>A subnet whose size was found.</summary>
    public static IReadOnlyList<ResultColumn<SizingRow>> Subnets { get; } =
    [
        Subnet("name", "Subnet", row => row.Subnet.Name),
        Subnet("zone", "Zone", row => row.Subnet.Zone),
        Subnet("forPods", "For", row => row.Subnet.IsForPods, row => row.Subnet.IsForPods ? "pods" : "nodes"),
        Subnet("prefixLength", "Smallest", row => row.Subnet.Size?.PrefixLength, row => row.Subnet.Size?.ToString() ?? "none"),
        Subnet("peakAddresses", "Peak", row => row.Subnet.PeakAddresses),
        Subnet("cidrInVpc", "In this VPC", row => row.Place?.Block.ToString(), row => row.Place?.ToWords()),
        Subnet("stays", null, row => row.Place?.Stays),
        Subnet("newVpcBlock", null, row => row.Place?.NewVpcBlock?.ToString()),
        Subnet("cidrInNewVpc", "In a new VPC", row => row.Subnet.InNewVpc?.ToString()),
    ];

    /// <summary>The same of several modes.</summary>
    public static IReadOnlyList<ResultColumn<SizingRow>> SubnetsByMode { get; } =
    [
        Subnet("mode", "Mode", row => row.Mode, row => row.Mode.ToWords()),
        .. Subnets.Select(column => column.Name == "name" ? column with { Name = "subnet" } : column),
    ];

    private static ResultColumn<SizingRow> Subnet<T>(string name, string? heading, Func<SizingRow, T> value, Func<SizingRow, object?>? shown = null) =>
        ResultColumn<SizingRow>.Of(name, heading, value, shown);
}
