using EksCalc.Cni;
using EksCalc.Input;

namespace EksCalc.Nodes;

/// <summary>
/// The VPC resource controller's settings for Windows nodes, as the <c>amazon-vpc-cni</c> ConfigMap has them. A target
/// that is null is not set; 0 is not the same.
/// </summary>
/// <remarks>R17; aws/amazon-vpc-resource-controller-k8s docs/windows and pkg/config/loader.go.</remarks>
public sealed record WindowsSettings
{
    /// <summary>The ConfigMap of the namespace <c>kube-system</c> that has them.</summary>
    internal const string ConfigMap = "amazon-vpc-cni";

    /// <summary>Free addresses kept with secondary addresses, where no target is set.</summary>
    public const int DefaultWarmIpTarget = 3;

    /// <summary>Addresses held at least, where no target is set, in either mode.</summary>
    public const int DefaultMinimumIpTarget = 3;

    /// <summary>Free addresses kept with prefixes, where no target is set.</summary>
    public const int DefaultPrefixWarmIpTarget = 1;

    private const string NewerPrefix = "windows-";
    private const string IpamKey = "enable-windows-ipam";
    private const string PrefixesKey = "enable-windows-prefix-delegation";
    private const string WarmIpKey = "warm-ip-target";
    private const string MinimumIpKey = "minimum-ip-target";
    private const string WarmPrefixKey = "warm-prefix-target";

    private static (string Name, string Meaning)[] NumberKeys =>
    [
        (WarmIpKey, "Free addresses to keep. Default: 3, with prefixes 1."),
        (MinimumIpKey, "Addresses to hold at least. Default: 3."),
        (WarmPrefixKey, "Wholly free prefixes to keep, where no other target is set."),
    ];

    /// <summary><c>enable-windows-prefix-delegation</c>. Default false.</summary>
    public bool PrefixDelegation { get; init; }

    /// <summary><c>windows-warm-ip-target</c>: free addresses to keep. Null, the default, where it is not set; negative counts as not set.</summary>
    public int? WarmIpTarget { get; init; }

    /// <summary><c>windows-minimum-ip-target</c>: addresses to hold at least. Null, the default, where it is not set; negative counts as not set.</summary>
    public int? MinimumIpTarget { get; init; }

    /// <summary><c>windows-warm-prefix-target</c>: wholly free prefixes to keep; only where no other target is set. Default null.</summary>
    public int? WarmPrefixTarget { get; init; }

    /// <summary><c>enable-windows-ipam</c>: whether the controller gives Windows nodes addresses at all. Default true, without which there are no Windows nodes.</summary>
    public bool Ipam { get; init; } = true;

    /// <summary>The ConfigMap's keys that count, with their meanings; of two names for one the older comes later.</summary>
    internal static IReadOnlyList<(string Name, string Meaning)> Keys { get; } =
    [
        (IpamKey, "Whether Windows nodes get addresses at all. Values: true, false."),
        (PrefixesKey, "Whether they get /28 prefixes. Values: true, false. Default: false."),
        .. NumberKeys.Select(key => (NewerPrefix + key.Name, key.Meaning)),
        .. NumberKeys.Select(key => (key.Name, $"The older name of windows-{key.Name}.")),
    ];

    /// <summary>Keys of the ConfigMap that do not matter to a node's addresses.</summary>
    internal static IReadOnlyList<string> OtherKeys { get; } = ["enable-network-policy-controller", "enable-pod-eni", "branch-eni-cooldown"];

    /// <summary>What is wrong with a key of the ConfigMap's data, which the controller goes on without; null where it counts.</summary>
    /// <param name="data">Keys and values.</param>
    /// <param name="key">One of the keys.</param>
    internal static string? MistakeOf(IReadOnlyDictionary<string, string> data, string key)
    {
        var text = data[key];
        if (key is IpamKey or PrefixesKey)
            return GoValue.TryBoolean(text, out _) ? null : $"true or false expected, {ShownText.Quoted(text)} found, which counts as false.";
        if (NumberKeys.Any(known => known.Name == key) && data.ContainsKey(NewerPrefix + key))
            return $"windows-{key} is given as well, and counts; leave this one out.";
        return GoValue.TryInteger(text, out var value) && value >= 0 ? null : $"A whole number of 0 or more expected, {ShownText.Quoted(text)} found, which counts as not set.";
    }

    /// <summary>Reads the ConfigMap's data, as Go's <c>strconv</c> does: text that is no number counts as not set, and a switch that is neither true nor false as off.</summary>
    /// <param name="data">Keys and values. The older keys without <c>windows-</c> count where the newer are missing.</param>
    public static WindowsSettings FromConfigMap(IReadOnlyDictionary<string, string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new WindowsSettings
        {
            Ipam = !data.TryGetValue(IpamKey, out var ipam) || (GoValue.TryBoolean(ipam, out var isOn) && isOn),
            PrefixDelegation = data.TryGetValue(PrefixesKey, out var prefixes) && GoValue.TryBoolean(prefixes, out var areOn) && areOn,
            WarmIpTarget = Target(WarmIpKey),
            MinimumIpTarget = Target(MinimumIpKey),
            WarmPrefixTarget = Target(WarmPrefixKey),
        };

        int? Target(string key) =>
            (data.GetValueOrDefault(NewerPrefix + key) ?? data.GetValueOrDefault(key)) is { } text && GoValue.TryInteger(text, out var value)
                ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : null;
    }

    /// <summary>The same for a ConfigMap that is to be written: without <c>enable-windows-ipam</c> there would be no addresses.</summary>
    internal IReadOnlyDictionary<string, string> ToWrittenConfigMap()
    {
        var data = new Dictionary<string, string>(ToConfigMap());
        data.TryAdd(IpamKey, "true");
        return data;
    }

    /// <summary>Keys of <see cref="ToConfigMap"/> and the older names of each, which would count without it.</summary>
    internal static IReadOnlyList<string> NamesOf(IEnumerable<string> keys) =>
        [.. keys.SelectMany(key => key.StartsWith(NewerPrefix, StringComparison.Ordinal) ? [key, key[NewerPrefix.Length..]] : (string[])[key])];

    /// <summary>Whether any target is set.</summary>
    internal bool HasTargets => (WarmIpTarget, MinimumIpTarget, WarmPrefixTarget) != (null, null, null);

    /// <summary>The targets that count, with the defaults in the place of those that are not set. Where free prefixes are wanted, the others are 0, and do not count.</summary>
    /// <param name="prefixes">Whether the nodes get prefixes.</param>
    internal (int WarmIps, int MinimumIps, int WarmPrefixes) TargetsWith(bool prefixes)
    {
        // 0 warm addresses would leave every pod waiting: nothing is assigned on demand, so the controller takes 1.
        if (!prefixes)
            return (Math.Max(1, Least(0, WarmIpTarget) ?? DefaultWarmIpTarget), Least(0, MinimumIpTarget) ?? DefaultMinimumIpTarget, 0);
        var (warm, minimum) = (Least(1, WarmIpTarget), Least(1, MinimumIpTarget));
        return (warm, minimum, Least(1, WarmPrefixTarget)) is (null, null, { } warmPrefixes)
            ? (0, 0, warmPrefixes)
            : (warm ?? DefaultPrefixWarmIpTarget, minimum ?? DefaultMinimumIpTarget, 0);

        static int? Least(int least, int? target) => target >= least ? target : null;
    }

    /// <summary>The settings without targets, so that the defaults count.</summary>
    internal WindowsSettings WithoutTargets() => this with { WarmIpTarget = null, MinimumIpTarget = null, WarmPrefixTarget = null };

    /// <summary>The ConfigMap's data that gives these settings: the inverse of <see cref="FromConfigMap"/>. What is at its default is left out.</summary>
    public IReadOnlyDictionary<string, string> ToConfigMap()
    {
        var data = new Dictionary<string, string>();
        if (!Ipam)
            data.Add(IpamKey, "false");
        if (PrefixDelegation)
            data.Add(PrefixesKey, "true");
        foreach (var (key, target) in (ReadOnlySpan<(string, int?)>)[(WarmIpKey, WarmIpTarget), (MinimumIpKey, MinimumIpTarget), (WarmPrefixKey, WarmPrefixTarget)])
        {
            if (target is { } value)
                data.Add(NewerPrefix + key, FormattableString.Invariant($"{value}"));
        }

        return data;
    }
}
