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

    /// <summary>The same in the order of thought: what is needed, then what is large enough.</summary>
    public static IReadOnlyList<ResultColumn<SizingRow>> SubnetsInTables { get; } = [.. Subnets.Take(3), Subnets[4], Subnets[3], .. Subnets.Skip(5)];

    /// <summary>The same of several modes.</summary>
    public static IReadOnlyList<ResultColumn<SizingRow>> SubnetsByMode { get; } =
    [
        Subnet("mode", "Mode", row => row.Mode, row => row.Mode.ToWords()),
        .. Subnets.Select(column => column.Name == "name" ? column with { Name = "subnet" } : column),
    ];

    /// <summary>A mode as advised.</summary>
    public static IReadOnlyList<ResultColumn<RankedMode>> Modes { get; } =
    [
        Mode("mode", "Mode", mode => mode.Mode, mode => mode.Result.ToWords()),
        Mode("configured", null, mode => mode.Result.IsConfigured),
        Mode("verdict", "Verdict", mode => mode.Verdict, mode => mode.Verdict.ToWords()),
        Mode("reasons", "Why", mode => mode.Reasons.Select(reason => reason.ToString()).ToList()) with { IsSpread = true },
        Mode("subnets", null, mode => SizingRow.Of(mode.Sizing)),
        Mode("vpcBlocks", null, mode => (mode.Sizing.Layout?.Blocks ?? []).Select(block => block.ToString()).ToList()),
    ];

    /// <summary>A step to another mode.</summary>
    public static IReadOnlyList<ResultColumn<MigrationStep>> Steps { get; } =
    [
        ResultColumn<MigrationStep>.Of("what", "What", step => step.What),
        ResultColumn<MigrationStep>.Of("why", "Why", step => step.Why),
        ResultColumn<MigrationStep>.Of("rules", "Rules", step => step.Rules),
    ];

    private static ResultColumn<SizingRow> Subnet<T>(string name, string? heading, Func<SizingRow, T> value, Func<SizingRow, object?>? shown = null) =>
        ResultColumn<SizingRow>.Of(name, heading, value, shown);

    private static ResultColumn<RankedMode> Mode<T>(string name, string? heading, Func<RankedMode, T> value, Func<RankedMode, object?>? shown = null) =>
        ResultColumn<RankedMode>.Of(name, heading, value, shown);
}
