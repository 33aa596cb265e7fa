using EksCalc.Instances;

namespace EksCalc.Cni;

/// <content>Reading ipamd's environment.</content>
public sealed partial record CniSettings
{
    /// <summary>
    /// Reads variables exactly as they are set on the <c>aws-node</c> DaemonSet, the way ipamd reads them: what is not
    /// there, is negative or cannot be parsed falls back to ipamd's default and becomes a finding (R24).
    /// </summary>
    /// <param name="variables">Names and values. Names are case sensitive, as on Linux.</param>
    /// <param name="type">The node's instance type, for findings about the mode that applies on it; null, the default, where it is not known.
    /// The settings do not depend on it.</param>
    /// <remarks>
    /// amazon-vpc-cni-k8s v1.23.1 pkg/ipamd/ipamd.go and pkg/ipamd/datastore/data_store.go; checked against the settings
    /// that recorded runs show. <c>ENABLE_IPv6</c> goes before <c>ENABLE_PREFIX_DELEGATION</c>.
    /// </remarks>
    public static CniEnvironment FromEnvironment(IReadOnlyDictionary<string, string> variables, InstanceType? type = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var reader = new EnvironmentReader(variables);
        var warmEni = reader.Target(CniVariables.WarmEniTarget, 1);
        var warmIp = reader.Target(CniVariables.WarmIpTarget, 0);
        var minimumIp = reader.Target(CniVariables.MinimumIpTarget, 0);
        var warmPrefix = reader.Target(CniVariables.WarmPrefixTarget, 0);
        var prefixDelegation = reader.Switch(CniVariables.PrefixDelegation, false);
        var ipv6 = reader.Switch(CniVariables.Ipv6, false);
        var settings = new CniSettings
        {
            Mode = ipv6 ? IpMode.Ipv6 : prefixDelegation ? IpMode.PrefixDelegation : IpMode.SecondaryIp,
            CustomNetworking = reader.Switch(CniVariables.CustomNetworking, false),
            PodEni = reader.Switch(CniVariables.PodEni, false),
            WarmEniTarget = warmEni,
            WarmIpTarget = warmIp,
            MinimumIpTarget = minimumIp,
            WarmPrefixTarget = warmPrefix,
            MaxEni = reader.MaxEni(),
            IpCooldown = reader.Cooldown(),
            SubnetDiscovery = reader.Switch(CniVariables.SubnetDiscovery, true),
            ManageEnisNonSchedulable = reader.Switch(CniVariables.ManageEnisNonSchedulable, false),
            MultiNic = reader.Switch(CniVariables.MultiNic, false),
            ClusterName = variables.GetValueOrDefault(CniVariables.ClusterName) is { Length: > 0 } name ? name : null,
        };
        if (settings.MultiNic)
            reader.MultiNicNotModelled();
        reader.NotModelled(CniVariables.ImdsOnlyMode);
        reader.NotModelled(CniVariables.DisableProvisioning);
        reader.UnknownNames();
        return new CniEnvironment(settings, [.. reader.Findings, .. CniAdvice.On(settings, variables, type)]);
    }

    /// <summary>Takes values out of the variables and notes what ipamd tolerates.</summary>
    private sealed class EnvironmentReader(IReadOnlyDictionary<string, string> variables)
    {
        public List<Finding> Findings { get; } = [];

        public long Target(string name, long whenUnusable)
        {
            if (!variables.TryGetValue(name, out var text))
                return whenUnusable;
            if (!GoValue.TryInteger(text, out var value))
                Tolerated(name, text, "is not a whole number", $"{whenUnusable}");
            else if (value < 0)
                Tolerated(name, text, "is negative", $"{whenUnusable}");
            else
                return value;
            return whenUnusable;
        }

        public int? MaxEni()
        {
            if (!variables.TryGetValue(CniVariables.MaxEni, out var text))
                return null;
            if (!GoValue.TryInteger(text, out var value))
                Tolerated(CniVariables.MaxEni, text, "is not a whole number", "the instance type's own limit");
            else if (value < 1)
                Tolerated(CniVariables.MaxEni, text, "is less than 1", "the instance type's own limit");
            else
                return (int)Math.Min(value, int.MaxValue);
            return null;
        }

        public TimeSpan Cooldown()
        {
            if (!variables.TryGetValue(CniVariables.IpCooldownPeriod, out var text))
                return DefaultIpCooldown;
            if (!GoValue.TryInteger(text, out var seconds))
            {
                Tolerated(CniVariables.IpCooldownPeriod, text, "is not a whole number of seconds", "30");
                return DefaultIpCooldown;
            }

            var cooldown = GoValue.Seconds(seconds);
            if (cooldown < TimeSpan.Zero)
            {
                var what = seconds < 0 ? "is negative" : "is more than ipamd can count, and becomes negative";
                Findings.Add(FindingKinds.CniNegativeCooldown.Of(CniVariables.IpCooldownPeriod, $"{text} {what}: addresses are not rested at all."));
            }

            return cooldown;
        }

        public bool Switch(string name, bool whenUnusable)
        {
            if (!variables.TryGetValue(name, out var text) || text.Length == 0)
                return whenUnusable;
            if (GoValue.TryBoolean(text, out var value))
                return value;
            Tolerated(name, text, "is neither true nor false", whenUnusable ? "true" : "false");
            return whenUnusable;
        }

        public void MultiNicNotModelled() => Findings.Add(FindingKinds.CniMultiNic.Of(
            CniVariables.MultiNic, "Network cards beyond the default one get pools of their own, which EksCalc does not model: the numbers are the default card's."));

        public void NotModelled(string name)
        {
            if (!Switch(name, false))
                return;
            Findings.Add(FindingKinds.CniNotModelled.Of(name, "ipamd attaches nothing itself in this mode; EksCalc does not model it."));
        }

        public void UnknownNames()
        {
            foreach (var name in variables.Keys.Order(StringComparer.Ordinal))
            {
                if (CniVariables.AboutAddresses.Contains(name) || CniVariables.AboutOtherThings.Contains(name))
                    continue;
                Findings.Add(FindingKinds.CniNameUnknown.Of(name, $"The VPC CNI has no such variable{NearestNames.DidYouMean(name, CniVariables.All)}"));
            }
        }

        private void Tolerated(string name, string text, string what, string used) => Findings.Add(FindingKinds.CniValueTolerated.Of(
            name, $"'{text}' {what}; ipamd uses {used}."));
    }
}
