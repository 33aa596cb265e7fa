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

    private static Gen<int> Target(int most) => Gen.OneOf(Gen.Const(0), Gen.Int[1, most], Gen.Const(int.MaxValue));
}
