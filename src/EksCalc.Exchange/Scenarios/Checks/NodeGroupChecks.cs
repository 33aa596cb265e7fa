using EksCalc.Exchange.Documents;
using EksCalc.Input;

namespace EksCalc.Exchange.Scenarios.Checks;

/// <summary>Node groups: their names, numbers and references.</summary>
internal sealed class NodeGroupChecks(IReadOnlyList<NodeGroupDocument> groups, SubnetReferences subnets, DocumentProblems problems)
{
    public void Run()
    {
        UniqueNames.Check("nodeGroups", groups.Select(group => group.Name), problems);
        for (var i = 0; i < groups.Count; i++)
        {
            var path = $"nodeGroups[{i}]";
            var isUnreadable = problems.Has(path);
            Nodes(path, groups[i], isUnreadable);
            Pods(path, groups[i], isUnreadable);
            Places(path, groups[i]);
        }
    }

    private void Nodes(string path, NodeGroupDocument group, bool isUnreadable)
    {
        var hasCount = problems.IsLocated($"{path}.count");
        var hasNodes = problems.IsLocated($"{path}.nodes");
        if (hasCount && hasNodes)
            problems.Add($"{path}.nodes", "count is given as well; one of the two expected.");
        if (!hasCount && !hasNodes && !problems.IsLocated($"{path}.pods") && !isUnreadable)
            problems.Add(path, "How many nodes? count or nodes expected, or pods, from which they follow.");
        if (group.Nodes is not { } nodes)
            return;
        if (nodes.Min > nodes.Desired)
            problems.Add($"{path}.nodes.min", $"{nodes.Min} found, which is more than desired, {nodes.Desired}.");
        if (nodes.Desired > nodes.Max)
            problems.Add($"{path}.nodes.max", $"{nodes.Max} found, which is less than desired, {nodes.Desired}.");
        if (nodes.Min > nodes.Max && nodes.Desired is null)
            problems.Add($"{path}.nodes.max", $"{nodes.Max} found, which is less than min, {nodes.Min}.");
    }

    private void Pods(string path, NodeGroupDocument group, bool isUnreadable)
    {
        var hasPodsPerNode = problems.IsLocated($"{path}.podsPerNode");
        var hasPods = problems.IsLocated($"{path}.pods");
        if (hasPodsPerNode && hasPods)
            problems.Add($"{path}.pods", "podsPerNode is given as well; one of the two expected.");
        if (!hasPodsPerNode && !hasPods && !isUnreadable)
            problems.Add(path, "How many pods? podsPerNode or pods expected.");
        if (group.SecurityGroupPods > group.PodsPerNode)
            problems.Add($"{path}.securityGroupPods", $"{group.SecurityGroupPods} found, but they are some of the {group.PodsPerNode} podsPerNode.");
        var nodes = group.Count ?? group.Nodes?.Max ?? 0;
        if ((long)nodes * (group.PodsPerNode ?? 0) > ScenarioLimits.Pods)
            problems.Add($"{path}.podsPerNode", $"{group.PodsPerNode} on each of {nodes} nodes are more than {ScenarioLimits.Pods} pods.");
    }

    private void Places(string path, NodeGroupDocument group)
    {
        subnets.CheckZones($"{path}.zones", group.Zones);
        for (var i = 0; i < group.Subnets.Count; i++)
        {
            var place = $"{path}.subnets[{i}]";
            if (group.Subnets[i] is { } name && subnets.IsKnown(place, name)
                && subnets.ZoneOf(name) is { } zone && group.Zones.Count > 0 && !group.Zones.Contains(zone))
                problems.Add(place, $"The subnet {ShownText.Quoted(name)} is in {zone}, which is not among the group's zones.");
        }
    }
}
