namespace EksCalc.Clusters;

/// <summary>Modes for a person.</summary>
public static class ModeOptionExtensions
{
    /// <summary>The mode's name in a sentence or a table: <c>prefixes</c>.</summary>
    /// <param name="mode">The mode.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public static string ToWords(this ModeOption mode) => mode switch
    {
        ModeOption.SecondaryIp => "secondary addresses",
        ModeOption.PrefixDelegation => "prefixes",
        ModeOption.CustomNetworking => "custom networking",
        ModeOption.CustomNetworkingWithPrefixes => "custom networking, prefixes",
        ModeOption.Ipv6 => "IPv6",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such mode."),
    };
}
