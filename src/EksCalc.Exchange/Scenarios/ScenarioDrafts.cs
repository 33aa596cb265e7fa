using EksCalc.Clusters;
using EksCalc.Clusters.Checks;
using EksCalc.Cni;
using EksCalc.Exchange.Documents;
using EksCalc.Input;

namespace EksCalc.Exchange.Scenarios;

/// <summary>Checks a document: what a file can say twice, and then what every scenario must keep to.</summary>
internal static class ScenarioDrafts
{
    /// <summary>Notes every problem of the document that reading it did not show.</summary>
    public static void Check(ScenarioDocument document, DocumentProblems problems)
    {
        var isOfSeveral = problems.IsLocated("clusters");
        foreach (var key in DocumentPart.OwnKeys.Where(key => isOfSeveral && problems.IsLocated(key)))
            problems.Add(key, $"clusters is given as well, and each of these has its own; move it into one of them, or leave clusters out.");
        UniqueNames.Check("clusters", document.Clusters.Select(cluster => cluster.Name), problems.Add);
        for (var i = 0; i < document.Clusters.Count; i++)
        {
            if (document.Clusters[i].Name is null && !problems.Has($"clusters[{i}].name") && !problems.Has($"clusters[{i}]"))
                problems.Add($"clusters[{i}].name", "Missing: each of several clusters needs a name of its own.");
        }

        var noted = new HashSet<(string Path, string Message)>();
        foreach (var (index, own) in document.ByCluster().Index())
            Check(own, new DocumentPart(problems, document.Clusters.Count > 0 ? index : null, noted));
    }

    private static void Check(ScenarioDocument document, DocumentPart problems)
    {
        var isIpv6 = ScenarioReader.IsIpv6(document);
        if (document.Cluster?.IpFamily is { } family && isIpv6 != (family == IpFamily.Ipv6))
        {
            problems.Add("cluster.ipFamily", $"{(isIpv6 ? "ipv4" : "ipv6")} found, but cni.{CniVariables.Ipv6} is "
                + $"{ShownText.Quoted(document.Cni[CniVariables.Ipv6].Text)}; change one of them, or leave the variable out.");
            isIpv6 = false;
        }

        var draft = new ScenarioDraft
        {
            VpcBlocks = document.Vpc?.Cidrs ?? [],
            VpcIpv6Block = document.Vpc?.Ipv6Cidr,
            IsVpcIpv6BlockMissing = IsMissing("vpc", "ipv6Cidr", problems),
            Subnets = [.. document.Subnets.Select((subnet, index) => Draft(subnet, $"subnets[{index}]", problems))],
            IsIpv6 = isIpv6,
            ClusterName = (document.Cluster?.Name, CniSettings.Of(ScenarioReader.Environment(document)).ClusterName),
            ControlPlaneSubnets = document.Cluster?.ControlPlaneSubnets ?? [],
            Windows = ScenarioReader.Windows(document).Where(key => !problems.Has(Display.Member("cluster.windows", key.Key))).ToDictionary(),
            EniConfigs = document.EniConfigs.ToDictionary(config => config.Key, config => config.Value.Subnet),
            NodeGroups = [.. document.NodeGroups.Select((group, index) => Draft(group, $"nodeGroups[{index}]", problems))],
            Consumers = [.. document.Consumers.Select(consumer => consumer.Subnets)],
        };
        for (var i = 0; i < document.NodeGroups.Count; i++)
        {
            CheckNodes(document.NodeGroups[i], $"nodeGroups[{i}]", problems);
            CheckTypes(document.NodeGroups[i], $"nodeGroups[{i}]", problems);
        }

        ScenarioChecks.Run(draft, problems.Add);
    }

    private static void CheckTypes(NodeGroupDocument group, string path, DocumentPart problems)
    {
        var types = new HashSet<string>();
        for (var i = 0; i < group.InstanceTypes.Count; i++)
        {
            var (place, item) = (Display.Item($"{path}.instanceTypes", i), group.InstanceTypes[i]);
            if (problems.Has(place) || problems.Has($"{place}.type"))
                continue;
            if (item.IsEmpty())
            {
                problems.Add(place, "Which types? type, category, families, sizes or architecture expected.");
                continue;
            }

            var found = item.Matches().Select(type => type.Name).ToList();
            if (found.Count == 0)
                problems.Add(place, "No instance type has all of this.");
            types.UnionWith(found);
        }

        if (types.Count > ScenarioLimits.InstanceTypes)
            problems.Add($"{path}.instanceTypes", $"{types.Count} instance types match; at most {ScenarioLimits.InstanceTypes} expected.");
    }

    private static void CheckNodes(NodeGroupDocument group, string path, DocumentPart problems)
    {
        if (problems.IsLocated($"{path}.count") && problems.IsLocated($"{path}.nodes"))
            problems.Add($"{path}.nodes", "count is given as well; one of the two expected.");
        if (group.Nodes is not { Min: { } min } nodes)
            return;
        if (min > nodes.Desired)
            problems.Add($"{path}.nodes.min", $"{min} found, which is more than desired, {nodes.Desired}.");
        if (min > nodes.Max && nodes.Desired is null)
            problems.Add($"{path}.nodes.max", $"{nodes.Max} found, which is less than min, {min}.");
    }

    private static SubnetDraft Draft(SubnetDocument subnet, string path, DocumentPart problems) => new()
    {
        Name = subnet.Name,
        Zone = subnet.Zone,
        ZoneId = subnet.ZoneId,
        Id = subnet.Id,
        IsForPods = SubnetTagRules.IsForPods(subnet.Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Text)),
        Block = subnet.Cidr,
        Ipv6Block = subnet.Ipv6Cidr,
        IsIpv6BlockMissing = IsMissing(path, "ipv6Cidr", problems),
        UsedAddresses = subnet.UsedAddresses.Count,
        UsedBlocks = [.. subnet.UsedAddresses.Blocks.Select(used => used.Cidr?.Block)],
        Reservations = [.. subnet.Reservations.Select(reservation => reservation.Cidr)],
    };

    private static NodeGroupDraft Draft(NodeGroupDocument group, string path, DocumentPart problems) => new()
    {
        Name = group.Name,
        Kind = group.Kind,
        Os = group.Os,
        KeysOfKinds = [.. NodeGroupKeys.All.Select(key => key.Key).Where(key => problems.IsLocated($"{path}.{key}"))],
        HasMaxPods = problems.IsLocated($"{path}.maxPods"),
        UpdateStrategy = group.Update?.Strategy ?? default,
        IsReadable = !problems.Has(path),
        HasNodes = problems.IsLocated($"{path}.count") || problems.IsLocated($"{path}.nodes"),
        FewestNodes = group.Nodes?.Min,
        DesiredNodes = group.Nodes is { } nodes ? nodes.Desired : group.Count,
        MostNodes = group.Count ?? group.Nodes?.Max,
        HasPodsPerNode = problems.IsLocated($"{path}.podsPerNode"),
        PodsPerNode = group.PodsPerNode,
        HasPods = problems.IsLocated($"{path}.pods"),
        SecurityGroupPods = group.SecurityGroupPods,
        Subnets = group.Subnets,
        WeighedZones = [.. group.ZoneWeights.Keys],
        EniConfigs = group.EniConfigs,
        Labels = group.Labels.ToDictionary(label => label.Key, label => label.Value.Text),
        Zones = group.Zones,
    };

    /// <summary>Whether the file has a mapping without that key.</summary>
    private static bool IsMissing(string mapping, string key, DocumentPart problems) =>
        problems.IsLocated(mapping) && !problems.Has(mapping) && !problems.IsLocated(Display.Member(mapping, key));
}
