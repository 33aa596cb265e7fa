namespace EksCalc.Cni;

/// <summary>Settings that are valid one by one and do something unexpected together.</summary>
internal static class CniAdvice
{
    private const string PoolManager = "amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go";

    public static IEnumerable<Finding> On(CniSettings settings, IReadOnlyDictionary<string, string> variables)
    {
        if (settings.Mode == IpMode.Ipv6)
        {
            foreach (var finding in Ipv6(settings))
                yield return finding;
            yield break;
        }

        if (settings is { MinimumIpTarget: > 0, WarmIpTarget: 0 })
        {
            yield return new Finding(
                "cni-minimum-without-warm", Severity.Error, CniVariables.MinimumIpTarget,
                $"It is set without {CniVariables.WarmIpTarget}: the pool never grows beyond {settings.MinimumIpTarget}.",
                "Pods beyond that wait for ever for an address.", $"Set {CniVariables.WarmIpTarget} to 1 or more as well.", $"R20 ({PoolManager})");
        }

        if (settings.HasIpTargets)
        {
            foreach (var name in (string[])[CniVariables.WarmEniTarget, CniVariables.WarmPrefixTarget])
            {
                // The add-on's manifest sets both to 1; only another value was somebody's wish.
                if (!variables.TryGetValue(name, out var text) || text == "1")
                    continue;
                yield return new Finding(
                    "cni-target-overridden", Severity.Info, name, $"It has no effect: {CniVariables.WarmIpTarget} and {CniVariables.MinimumIpTarget} override it.",
                    "Somebody may expect it to count.", "Remove one or the other.", $"R20 ({PoolManager})");
            }
        }
        else if (settings is { Mode: IpMode.PrefixDelegation, WarmPrefixTarget: 0 })
        {
            yield return new Finding(
                "cni-prefix-oscillates", Severity.Warning, CniVariables.WarmPrefixTarget,
                "It is 0 or not set: a wholly free prefix is given back and taken again every 35 seconds.",
                "That costs two EC2 calls each time and leaves pods waiting.", "Set it to 1, as the add-on's manifest does.", $"R23a ({PoolManager})");
        }
        else if (settings is { Mode: IpMode.SecondaryIp, WarmEniTarget: 0 })
        {
            yield return new Finding(
                "cni-eni-oscillates", Severity.Warning, CniVariables.WarmEniTarget,
                "It is 0: when every attached ENI is exactly full an ENI is added, removed after 60 seconds and added again.",
                "That costs several EC2 calls each time.", $"Set it to 1, or use {CniVariables.WarmIpTarget}.", $"R23a ({PoolManager})");
        }

        if (settings.Mode == IpMode.SecondaryIp && settings.WarmPrefixTarget > 1)
        {
            yield return new Finding(
                "cni-prefix-target-unused", Severity.Info, CniVariables.WarmPrefixTarget, "It has no effect without prefix delegation.",
                "Somebody may expect it to count.", $"Set {CniVariables.PrefixDelegation}=true, or remove it.", $"R21 ({PoolManager})");
        }

        if (settings is { CustomNetworking: true, MaxEni: 1 } or { CustomNetworking: true, PodEni: true, MaxEni: 2 })
        {
            yield return new Finding(
                "cni-no-pod-eni", Severity.Error, CniVariables.MaxEni, $"{settings.MaxEni} leaves no ENI for pods: ipamd does not start.",
                "The primary ENI serves no pods under custom networking, and the trunk ENI takes a slot.", "Raise it by at least one.",
                $"R23b ({PoolManager})");
        }
    }

    private static IEnumerable<Finding> Ipv6(CniSettings settings)
    {
        if (settings.CustomNetworking || settings.PodEni)
        {
            yield return new Finding(
                "cni-ipv6-excludes", Severity.Error, CniVariables.Ipv6, "It does not go with custom networking or security groups for pods.",
                "IPv6 pods get addresses of the node's own /80 prefix.", "Turn one of the two off.", "R29 (EKS best practices, networking/ipv6)");
        }
    }
}
