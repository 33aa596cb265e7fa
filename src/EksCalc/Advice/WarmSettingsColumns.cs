using System.Globalization;

namespace EksCalc.Advice;

/// <summary>What is shown of warm settings, wherever it is shown.</summary>
internal static class WarmSettingsColumns
{
    /// <summary>Settings and what they cost on a node; costs without digits that say nothing.</summary>
    public static IReadOnlyList<ResultColumn<WarmSettingsResult>> Results { get; } =
    [
        Result("settings", "Settings", result => result.Settings.ToString()),
        Result("idleAddresses", "Idle addresses", result => Math.Round(result.Cost.IdleAddresses, 3), result => Number(result.Cost.IdleAddresses, "0.0")),
        Result("ec2CallsPerHour", "EC2 calls/h", result => Math.Round(result.Cost.Ec2CallsPerHour, 3), result => Number(result.Cost.Ec2CallsPerHour, "0.0")),
        Result("waitingShare", "Pods that wait", result => Math.Round(result.Cost.WaitingShare, 5), result => Number(result.Cost.WaitingShare, "0.0 %")),
        Result("longestWaitSeconds", null, result => result.LongestWait.TotalSeconds),
    ];

    /// <summary>Settings among those that they are compared with.</summary>
    public static IReadOnlyList<ResultColumn<WarmSettingsResult>> Compared(WarmSettingsComparison comparison) =>
    [
        .. Results,
        Result("mostSubnetAddresses", null, result => result.MostSubnetAddresses),
        Result("notBeaten", null, comparison.Front.Contains),
    ];

    private static ResultColumn<WarmSettingsResult> Result<T>(string name, string? heading, Func<WarmSettingsResult, T> value, Func<WarmSettingsResult, object?>? shown = null) =>
        ResultColumn<WarmSettingsResult>.Of(name, heading, value, shown);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
