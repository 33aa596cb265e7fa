using System.Globalization;
using EksCalc.Cni;

namespace EksCalc.Advice.Remedies;

/// <summary>What findings about the CNI's variables ask for, done to the variables.</summary>
internal static class SettingRemedies
{
    /// <summary>What to do about a finding of a kind to the variable that it is about.</summary>
    private static readonly Dictionary<FindingKind, Action<Dictionary<string, string>, string>> ByKind = new()
    {
        [FindingKinds.CniValueTolerated] = Remove,
        [FindingKinds.CniNameUnknown] = Remove,
        [FindingKinds.CniNotModelled] = Remove,
        [FindingKinds.CniMultiNic] = Remove,
        [FindingKinds.CniNegativeCooldown] = Remove,
        [FindingKinds.CniTargetOverridden] = Remove,
        [FindingKinds.CniEniTargetUnused] = Remove,
        [FindingKinds.CniPrefixTargetUnused] = Remove,
        [FindingKinds.CniMinimumWithoutWarm] = (variables, _) => variables[CniVariables.WarmIpTarget] = "1",
        [FindingKinds.CniPrefixOscillates] = (variables, _) => variables[CniVariables.WarmPrefixTarget] = "1",
        [FindingKinds.CniEniOscillates] = (variables, _) => variables[CniVariables.WarmEniTarget] = "1",
        [FindingKinds.CniIdleOscillates] = (variables, _) => variables[CniVariables.WarmEniTarget] = "1",
        [FindingKinds.CniIpv6Excludes] = (variables, _) => variables.Remove(CniVariables.CustomNetworking),
    };

    /// <summary>A finding about the variables with its remedy; itself where no change of variables is one.</summary>
    public static Finding WithRemedy(Finding finding) => ByKind.TryGetValue(finding.Kind, out var change)
        ? finding.DoneBy(scenario =>
        {
            var variables = new Dictionary<string, string>(scenario.CniEnvironment);
            change(variables, finding.Subject);
            return scenario with { CniEnvironment = variables };
        })
        : finding;

    /// <summary>Variables with the warm targets of settings; those that would not count beside them are left out (R20).</summary>
    /// <param name="variables">The variables before.</param>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyDictionary<string, string> WithWarmTargets(IReadOnlyDictionary<string, string> variables, CniSettings settings)
    {
        var changed = new Dictionary<string, string>(variables);
        if (settings.HasIpTargets)
        {
            changed.Remove(CniVariables.WarmEniTarget);
            changed.Remove(CniVariables.WarmPrefixTarget);
        }
        else
        {
            var (whole, target) = settings.Mode == IpMode.PrefixDelegation ? (CniVariables.WarmPrefixTarget, settings.WarmPrefixTarget) : (CniVariables.WarmEniTarget, settings.WarmEniTarget);
            changed[whole] = target.ToString(CultureInfo.InvariantCulture);
        }

        SetOrRemove(CniVariables.WarmIpTarget, settings.WarmIpTarget);
        SetOrRemove(CniVariables.MinimumIpTarget, settings.MinimumIpTarget);
        return changed;

        void SetOrRemove(string name, long value)
        {
            if (value > 0)
                changed[name] = value.ToString(CultureInfo.InvariantCulture);
            else
                changed.Remove(name);
        }
    }

    private static void Remove(Dictionary<string, string> variables, string name) => variables.Remove(name);
}
