using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about the ENIs of a group's nodes that a reader of the CNI's documentation would not expect: of further network cards, and of subnets that are tagged out.</summary>
internal static class CardFindings
{
    public static IEnumerable<Finding> Of(ClusterPlan plan)
    {
        var discovery = new SubnetDiscovery(plan.Scenario, plan.Settings);
        foreach (var (group, setup) in plan.Groups.Zip(plan.Scenario.NodeGroups).Where(pair => pair.Second.OperatingSystem == NodeOs.Linux))
        {
            var types = setup.InstanceTypes.Select(plan.Catalog.Get).ToList();
            var oscillating = types.FindAll(type => OscillatesOn(plan.Settings, type.SupportsPrefixDelegation, type.MaxEnisPerCard.Length) && plan.Scenario.CniVersion >= CniVersion.FirstWithMultiNic);
            if (oscillating.Count > 0)
                yield return FindingKinds.CniCardPrefixOscillates.Of(group.Name, $"{string.Join(", ", oscillating)}: the prefix of each further network card comes and goes.").With(ScenarioRemedy.OfVariable(CniVariables.MultiNic, null, FindingKinds.CniCardPrefixOscillates.Action));

            if (plan.Settings is not { MaxEni: { } most, SubnetDiscovery: true, CustomNetworking: false } || plan.Settings.Mode == IpMode.Ipv6 || !types.Exists(type => most < type.MaxEnis))
                continue;
            if (group.Placement.Subnets.Where(discovery.ExcludesPrimaryEniIn).Select(index => plan.Scenario.Subnets[index].Name).FirstOrDefault() is { } subnet)
                yield return FindingKinds.GroupMaxEniExcluded.Of(group.Name, Invariant($"The tags of {subnet} take the primary ENIs of its nodes out, and each is one of the {most:N0} ENIs.")).With(ScenarioRemedy.OfVariable(CniVariables.MaxEni, null, FindingKinds.GroupMaxEniExcluded.Action));
        }
    }

    /// <summary>Whether ipamd takes and gives back a prefix for ever on cards beyond the first (R43).</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="hasPrefixes">Whether the node can have prefixes.</param>
    /// <param name="cards">Its network cards.</param>
    public static bool OscillatesOn(CniSettings settings, bool hasPrefixes, int cards) => settings is { MultiNic: true, Mode: IpMode.PrefixDelegation } && hasPrefixes && cards > 1;
}
