using EksCalc.Clusters;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Advice.Decisions;

/// <summary>Settings of Windows nodes that a design can have: the CNI's variables do not reach them (R17).</summary>
internal static class WindowsCandidates
{
    /// <summary>Those in use, with prefixes or without, and with the defaults in the place of targets; each once, those in use first.</summary>
    /// <remarks>Other targets are none of them: no simulation says how long Windows pods would wait with them.</remarks>
    /// <param name="scenario">The scenario.</param>
    /// <param name="catalog">Instance limits.</param>
    public static IReadOnlyList<WindowsSettings> Of(ClusterScenario scenario, InstanceCatalog catalog)
    {
        var (own, groups) = (scenario.Windows, scenario.NodeGroups.Where(group => group.OperatingSystem == NodeOs.Windows).ToList());
        if (groups.Count == 0)
            return [own];
        var working = own with { Ipam = true };
        var canSwitch = groups.SelectMany(group => group.InstanceTypes).Any(type => catalog.Get(type).SupportsPrefixDelegation);
        List<WindowsSettings> modes = canSwitch ? [working, working with { PrefixDelegation = !own.PrefixDelegation }] : [working];
        return [.. modes.Prepend(own).Concat(modes.Select(mode => mode.WithoutTargets())).Distinct()];
    }
}
