using EksCalc.Input;
using EksCalc.Nodes;

namespace EksCalc.Clusters.Checks;

/// <summary>Node groups: their names, numbers and references.</summary>
internal sealed class NodeGroupChecks(IReadOnlyList<NodeGroupDraft> groups, SubnetReferences subnets, Note note)
{
    public void Run()
    {
        UniqueNames.Check("nodeGroups", groups.Select(group => group.Name), note);
        for (var i = 0; i < groups.Count; i++)
        {
            var path = $"nodeGroups[{i}]";
            Nodes(path, groups[i]);
            Pods(path, groups[i]);
            Places(path, groups[i]);
            Kind(path, groups[i]);
        }
    }

    private void Kind(string path, NodeGroupDraft group)
    {
        foreach (var key in group.KeysOfKinds)
        {
            if (NodeGroupKeys.MistakeOf(key, group.Kind) is { } mistake)
                note($"{path}.{key}", mistake);
        }

        if (group.Kind == NodeGroupKind.SelfManaged && group.KeysOfKinds.Contains(NodeGroupKeys.Budget) && group.KeysOfKinds.Contains(NodeGroupKeys.MaxUnavailable))
            note($"{path}.{NodeGroupKeys.Budget}", $"{NodeGroupKeys.MaxUnavailable} is given as well; one of the two expected.");
        if (group.HasMaxPods && group.KeysOfKinds.Contains(NodeGroupKeys.MaxPodsExpression))
            note($"{path}.{NodeGroupKeys.MaxPodsExpression}", "maxPods is given as well, and counts; one of the two expected.");
        if (group is { UpdateStrategy: UpdateStrategy.Minimal, Kind: not NodeGroupKind.Managed })
            note($"{path}.update.strategy", $"Only a managed node group is updated with minimal; set kind to {NodeGroupKeys.Spelling(NodeGroupKind.Managed)}, or leave it out.");
        if (group is { Kind: NodeGroupKind.AutoMode, Os: NodeOs.Windows })
            note($"{path}.os", NodeGroupKeys.NoWindows);
    }

    private void Nodes(string path, NodeGroupDraft group)
    {
        if (group is { HasNodes: false, HasPods: false, IsReadable: true })
            note(path, "How many nodes? count or nodes expected, or pods, from which they follow.");
        if (group.FewestNodes > group.DesiredNodes)
            note($"{path}.nodes.min", FormattableString.Invariant($"{group.FewestNodes} found, which is more than desired, {group.DesiredNodes}."));
        if (group.DesiredNodes > group.MostNodes)
            note($"{path}.nodes.max", FormattableString.Invariant($"{group.MostNodes} found, which is less than desired, {group.DesiredNodes}."));
    }

    private void Pods(string path, NodeGroupDraft group)
    {
        if (group is { HasPodsPerNode: true, HasPods: true })
            note($"{path}.pods", "podsPerNode is given as well; one of the two expected.");
        if (group is { HasPodsPerNode: false, HasPods: false, IsReadable: true })
            note(path, "How many pods? podsPerNode or pods expected.");
        if (group.SecurityGroupPods > group.PodsPerNode)
            note($"{path}.securityGroupPods", $"{group.SecurityGroupPods} found, but they are some of the {group.PodsPerNode} podsPerNode.");
        var nodes = group.MostNodes ?? 0;
        if ((long)nodes * (group.PodsPerNode ?? 0) > ScenarioLimits.Pods)
            note($"{path}.podsPerNode", $"{group.PodsPerNode} on each of {nodes} nodes are more than {ScenarioLimits.Pods} pods.");
    }

    private void Places(string path, NodeGroupDraft group)
    {
        if (group.Zones.Count > 0)
            subnets.CheckZones(group.Zones.Select((zone, index) => (Display.Item($"{path}.zones", index), zone?.Name)), group.Subnets.Count == 0 ? null : subnets.ZonesOf(group, areItsOwn: false));
        if (group.WeighedZones.Count > 0)
            subnets.CheckZones(group.WeighedZones.Select(zone => (Display.Member($"{path}.zoneWeights", zone), (string?)zone)), subnets.ZonesOf(group, areItsOwn: true));
        for (var i = 0; i < group.Subnets.Count; i++)
        {
            var place = $"{path}.subnets[{i}]";
            if (group.Subnets[i] is { } name && subnets.IsKnown(place, name)
                && subnets.ZoneOf(name) is { } zone && group.Zones.Count > 0 && !group.Zones.Contains(zone))
                note(place, $"The subnet {ShownText.Quoted(name)} is in {zone}, which is not among the group's zones.");
        }
    }
}
