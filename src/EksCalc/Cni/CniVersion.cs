using EksCalc.Input;

namespace EksCalc.Cni;

/// <summary>A VPC CNI version as far as limits depend on it: major and minor.</summary>
/// <param name="Major">0 or more.</param>
/// <param name="Minor">0 or more.</param>
public readonly record struct CniVersion(int Major, int Minor) : IComparable<CniVersion>
{
    /// <summary>The version whose behaviour is modelled: 1.23.</summary>
    public static CniVersion Modelled { get; } = Parse(ModelVersion.ModelledVpcCni);

    /// <summary>The first version with prefix delegation: 1.9 (R15).</summary>
    public static CniVersion FirstWithPrefixDelegation { get; } = new(1, 9);

    /// <summary>The first version with security groups for pods: 1.7 (R30).</summary>
    public static CniVersion FirstWithPodEni { get; } = new(1, 7);

    /// <summary>The first version for IPv6 clusters: 1.10 (R15).</summary>
    public static CniVersion FirstWithIpv6 { get; } = new(1, 10);

    /// <summary>The first version that gives prefixes to bare metal: 1.11 (R15).</summary>
    public static CniVersion FirstWithBareMetalPrefixes { get; } = new(1, 11);

    /// <summary>The first version with security groups for pods in IPv6 clusters: 1.16 (R29).</summary>
    public static CniVersion FirstWithPodEniInIpv6 { get; } = new(1, 16);

    /// <summary>The first version with subnet discovery: 1.18 (R15, R28).</summary>
    public static CniVersion FirstWithSubnetDiscovery { get; } = new(1, 18);

    /// <summary>The first version with pools on further network cards: 1.20 (R26).</summary>
    public static CniVersion FirstWithMultiNic { get; } = new(1, 20);

    /// <summary>The first version that looks at values of subnets' tags, and at clusters' tags: 1.22 (R28).</summary>
    public static CniVersion FirstWithSubnetTagValues { get; } = new(1, 22);

    /// <summary>Reads <c>1.16.4-eksbuild.2</c>: the first two parts between dots count, the rest may be anything.</summary>
    /// <exception cref="InvalidInputException">There are no two numbers joined by a dot.</exception>
    public static CniVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        return parts.Length >= 2 && PlainNumber.TryParse(parts[0], out var major) && PlainNumber.TryParse(parts[1], out var minor)
            ? new CniVersion(major, minor)
            : throw new InvalidInputException("CNI version", $"{ShownText.Quoted(text)} is not a version such as 1.23.1 or 1.16.4-eksbuild.2 (no leading v).");
    }

    /// <summary>Older versions come first.</summary>
    public int CompareTo(CniVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Whether it is older.</summary>
    public static bool operator <(CniVersion left, CniVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether it is newer.</summary>
    public static bool operator >(CniVersion left, CniVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether it is as old or older.</summary>
    public static bool operator <=(CniVersion left, CniVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it is as new or newer.</summary>
    public static bool operator >=(CniVersion left, CniVersion right) => left.CompareTo(right) >= 0;

    /// <summary><c>1.23</c></summary>
    public override string ToString() => $"{Major}.{Minor}";
}
