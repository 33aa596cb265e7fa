using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Tests.Nodes;

/// <summary>Nodes to check: some types with every setting, and every type with some.</summary>
public static class NodeCases
{
    /// <summary>From one type to the next where all settings are checked; neighbours in the catalog are much alike.</summary>
    private const int Step = 29;

    private static readonly int?[] EniLimits = [null, 1, 2, 5];

    /// <summary>Prefixes or not, custom networking or not, security groups for pods or not.</summary>
    public static TheoryData<bool, bool, bool> Modes =>
        [.. from prefixes in (bool[])[false, true] from custom in (bool[])[false, true] from podEni in (bool[])[false, true] select (prefixes, custom, podEni)];

    /// <summary>A sample of the types, each with every limit of ENIs.</summary>
    internal static IEnumerable<(InstanceType Type, CniSettings Settings)> Of(CniSettings settings) =>
        from type in InstanceCatalog.Default.Types.Where((_, index) => index % Step == 0)
        from maxEni in EniLimits
        select (type, settings with { MaxEni = maxEni });

    /// <summary>Every type once in a mode; the targets and MAX_ENI go round from type to type.</summary>
    internal static IEnumerable<(InstanceType Type, CniSettings Settings)> EveryType(bool prefixes, bool custom, bool podEni)
    {
        var mode = prefixes ? IpMode.PrefixDelegation : IpMode.SecondaryIp;
        var choices = NodeIpamTests.EverySetting.Select(row => row.Data).Where(settings => (settings.Mode, settings.CustomNetworking, settings.PodEni) == (mode, custom, podEni)).ToList();
        Assert.Equal((8, 1420), (choices.Count, InstanceCatalog.Default.Types.Count));
        // 8 targets and 4 limits in a round of 32 types.
        return InstanceCatalog.Default.Types.Select((type, index) => (type, choices[index % choices.Count] with { MaxEni = EniLimits[index / choices.Count % EniLimits.Length] }));
    }
}
