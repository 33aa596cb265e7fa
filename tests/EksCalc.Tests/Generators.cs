using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Tests;

/// <summary>Random inputs for properties. CsCheck prints the seed of a failure and shrinks it.</summary>
internal static class Generators
{
    public static Gen<InstanceType> Type { get; } = Gen.Int[0, InstanceCatalog.Default.Types.Count - 1].Select(index => InstanceCatalog.Default.Types[index]);

    /// <summary>IPv4 settings: every mode, targets from none to beyond any node, MAX_ENI from 1.</summary>
    public static Gen<CniSettings> Settings { get; } = Gen.Select(
        Gen.Select(Gen.Bool.Select(prefixes => prefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp), Gen.Bool, Gen.Bool),
        Gen.Select(Gen.Int[0, 4], Target(60), Target(120), Gen.Int[0, 5]),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, 16].Select(limit => (int?)limit)),
        (mode, targets, maxEni) => new CniSettings
        {
            Mode = mode.Item1,
            CustomNetworking = mode.Item2,
            PodEni = mode.Item3,
            WarmEniTarget = targets.Item1,
            WarmIpTarget = targets.Item2,
            MinimumIpTarget = targets.Item3,
            WarmPrefixTarget = targets.Item4,
            MaxEni = maxEni,
        });

    /// <summary>ipamd's environment: known names with values good and bad, and names that nobody knows.</summary>
    public static Gen<Dictionary<string, string>> Variables { get; } = Gen.Select(
        OneOf([.. CniVariables.OfAddresses.Select(variable => variable.Name), "WARM_IP_TARGT", "", "warm_eni_target", "A=B", "\0"]),
        Gen.OneOf(
            Gen.Int[-2, 70].Select(value => $"{value}"),
            Gen.Long.Select(value => $"{value}"),
            OneOf("true", "false", "T", "0", "", " 1", "9223372036854775808", "-9223372036854775808", "1.5", "\uD800", new string('9', 400))))
        .Array[0, 12].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<int> Target(int most) => Gen.OneOf(Gen.Const(0), Gen.Int[1, most], Gen.Const(int.MaxValue));
}
