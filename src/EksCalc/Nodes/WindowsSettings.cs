using System.Globalization;
using EksCalc.Input;

namespace EksCalc.Nodes;

/// <summary>
/// The VPC resource controller's settings for Windows nodes, as the <c>amazon-vpc-cni</c> ConfigMap has them. A target
/// that is null is not set; 0 is not the same.
/// </summary>
/// <remarks>R17; aws/amazon-vpc-resource-controller-k8s docs/windows and pkg/config/loader.go.</remarks>
public sealed record WindowsSettings
{
    /// <summary>Free addresses kept with secondary addresses, where no target is set.</summary>
    public const int DefaultWarmIpTarget = 3;

    /// <summary>Addresses held at least, where no target is set, in either mode.</summary>
    public const int DefaultMinimumIpTarget = 3;

    /// <summary>Free addresses kept with prefixes, where no target is set.</summary>
    public const int DefaultPrefixWarmIpTarget = 1;

    /// <summary><c>enable-windows-prefix-delegation</c>. Default false.</summary>
    public bool PrefixDelegation { get; init; }

    /// <summary><c>windows-warm-ip-target</c>: free addresses to keep. Null, the default, where it is not set; negative counts as not set.</summary>
    public int? WarmIpTarget { get; init; }

    /// <summary><c>windows-minimum-ip-target</c>: addresses to hold at least. Null, the default, where it is not set; negative counts as not set.</summary>
    public int? MinimumIpTarget { get; init; }

    /// <summary><c>windows-warm-prefix-target</c>: wholly free prefixes to keep; only where no other target is set. Default null.</summary>
    public int? WarmPrefixTarget { get; init; }

    /// <summary>Reads the ConfigMap's data.</summary>
    /// <param name="data">Keys and values. The older keys without <c>windows-</c> count where the newer are missing; text that is no number counts as not set.</param>
    public static WindowsSettings FromConfigMap(IReadOnlyDictionary<string, string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new WindowsSettings
        {
            PrefixDelegation = bool.TryParse(data.GetValueOrDefault("enable-windows-prefix-delegation"), out var prefixes) && prefixes,
            WarmIpTarget = Target("warm-ip-target"),
            MinimumIpTarget = Target("minimum-ip-target"),
            WarmPrefixTarget = Target("warm-prefix-target"),
        };

        int? Target(string key) =>
            PlainNumber.TryParse(data.GetValueOrDefault("windows-" + key) ?? data.GetValueOrDefault(key), NumberStyles.AllowLeadingSign, out int value) ? value : null;
    }
}
