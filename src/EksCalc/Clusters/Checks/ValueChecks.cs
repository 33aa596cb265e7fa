using System.Net;
using EksCalc.Input;
using EksCalc.Instances;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Clusters.Checks;

/// <summary>The values of a scenario one by one. A file with such values is not read; a scenario made by a program can have them.</summary>
internal sealed class ValueChecks(ClusterScenario scenario, InstanceCatalog catalog, Note note)
{
    public void Run()
    {
        IsCount("", "vpc.cidrs", scenario.Vpc.Blocks.Count, 1, ScenarioLimits.VpcBlocks);
        IsIpv6("", "vpc.ipv6Cidr", scenario.Vpc.Ipv6Block);
        IsCount("", "subnets", scenario.Subnets.Count, 1, int.MaxValue);
        for (var i = 0; i < scenario.Subnets.Count; i++)
            Subnet($"subnets[{i}]", scenario.Subnets[i]);
        AreDistinct("", "cluster.controlPlaneSubnets", scenario.ControlPlaneSubnets);
        IsWithin("", "zonesLost", scenario.ZonesLost, 0, ScenarioLimits.ZonesLost);
        if (scenario.ClusterName is { } cluster)
            IsName("", "cluster.name", cluster);
        IsCount("", "cni", scenario.CniEnvironment.Count, 0, ScenarioLimits.CniVariables);
        for (var i = 0; i < scenario.NodeGroups.Count; i++)
            Group($"nodeGroups[{i}]", scenario.NodeGroups[i]);
        for (var i = 0; i < scenario.Consumers.Count; i++)
            Consumer($"consumers[{i}]", scenario.Consumers[i]);
    }

    private void Subnet(string path, SubnetSetup subnet)
    {
        IsName(path, "name", subnet.Name);
        IsZone(path, "zone", subnet.Zone);
        IsIpv6(path, "ipv6Cidr", subnet.Ipv6Block);
        IsWithin(path, "usedAddresses", subnet.UsedAddresses, 0, ScenarioLimits.Addresses);
        IsCount(path, "tags", subnet.Tags.Count, 0, ScenarioLimits.Tags);
    }

    private void Group(string path, NodeGroup group)
    {
        IsName(path, "name", group.Name);
        IsCount(path, "instanceTypes", group.InstanceTypes.Count, 1, ScenarioLimits.InstanceTypes);
        foreach (var (name, share) in group.InstanceShares)
        {
            if (!group.InstanceTypes.Contains(name) || !(share > 0 && share <= ScenarioLimits.Share))
                note(Display.Member($"{path}.instanceShares", name), Invariant($"A weight above 0 and up to {ScenarioLimits.Share} of one of the group's types expected, {share} found."));
        }

        for (var i = 0; i < group.InstanceTypes.Count; i++)
        {
            if (!catalog.TryGet(group.InstanceTypes[i], out _))
                note($"{path}.instanceTypes[{i}]", new Mistake($"There is no instance type {ShownText.Quoted(group.InstanceTypes[i])}", group.InstanceTypes[i], catalog.Types.Select(type => type.Name)));
        }

        IsWithin(path, "nodes.min", group.Nodes?.Least, 0, ScenarioLimits.Nodes);
        IsWithin(path, "nodes.desired", group.Nodes?.Desired, 0, ScenarioLimits.Nodes);
        IsWithin(path, "nodes.max", group.Nodes?.Most, 0, ScenarioLimits.Nodes);
        AreDistinct(path, "subnets", group.Subnets);
        for (var i = 0; i < group.Zones.Count; i++)
            IsZone(path, $"zones[{i}]", group.Zones[i]);
        foreach (var (zone, weight) in group.ZoneWeights)
            IsWithin("", Display.Member($"{path}.zoneWeights", zone), weight, 1, ScenarioLimits.ZoneWeight);
        AreDistinct(path, "eniConfigs", group.EniConfigs);
        IsCount(path, "labels", group.Labels.Count, 0, ScenarioLimits.Tags);
        IsWithin(path, "podsPerNode", group.PodsPerNode, 0, ScenarioLimits.PodsPerNode);
        IsWithin(path, "pods.count", group.Pods?.Count, 0, ScenarioLimits.Pods);
        IsWithin(path, "pods.cpu", group.Pods?.CpuMillicores, 0, ScenarioLimits.CpuMillicores);
        IsWithin(path, "pods.memory", group.Pods?.MemoryMiB, 0, ScenarioLimits.MemoryMiB);
        IsWithin(path, "daemonSetPods", group.DaemonSetPods, 0, ScenarioLimits.PodsPerNode);
        IsWithin(path, "hostNetworkPods", group.HostNetworkPods, 0, ScenarioLimits.PodsPerNode);
        IsWithin(path, "securityGroupPods", group.SecurityGroupPods, 0, ScenarioLimits.PodsPerNode);
        IsWithin(path, "maxPods", group.MaxPods, 1, ScenarioLimits.PodsPerNode);
        IsWithin(path, "reservedEnis", group.ReservedEnis, 0, ScenarioLimits.ReservedEnis);
        IsWithin(path, "unmanagedEnis", group.UnmanagedEnis, 0, ScenarioLimits.ReservedEnis);
        IsWithin(path, "podsPerCore", group.PodsPerCore, 1, ScenarioLimits.PodsPerNode);
        IsWithin(path, "update.budget", group.DisruptionBudget?.Value, 0, group.DisruptionBudget is { IsPercent: true } ? 100 : ScenarioLimits.Nodes);
        IsWithin(path, "maxUnavailable", group.MaxUnavailable, 1, ScenarioLimits.Nodes);
        IsWithin(path, "rolloutSurgePercent", group.RolloutSurgePercent, 0, ScenarioLimits.SurgePercent);
        if (!Enum.IsDefined(group.Kind))
            note($"{path}.kind", Invariant($"There is no kind {(int)group.Kind}."));
        if (!Enum.IsDefined(group.UpdateStrategy))
            note($"{path}.update.strategy", Invariant($"There is no strategy {(int)group.UpdateStrategy}."));
        if (!Enum.IsDefined(group.OperatingSystem))
            note($"{path}.os", Invariant($"There is no operating system {(int)group.OperatingSystem}."));
    }

    private void Consumer(string path, Consumer consumer)
    {
        IsCount(path, "subnets", consumer.Subnets.Count, 1, int.MaxValue);
        AreDistinct(path, "subnets", consumer.Subnets);
        IsWithin(path, "count", consumer.Count, 1, ScenarioLimits.Consumers);
        if (!Enum.IsDefined(consumer.Kind))
            note($"{path}.kind", Invariant($"There is no kind {(int)consumer.Kind}."));
    }

    private void IsName(string path, string key, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            note(At(path, key), "A name expected, an empty text found.");
        else if (name.Length > ScenarioLimits.NameCharacters)
            note(At(path, key), Invariant($"A name of at most {ScenarioLimits.NameCharacters} characters expected, {name.Length} found."));
    }

    private void IsZone(string path, string key, string name)
    {
        if (!ZoneName.TryRead(name, out _, out var problem))
            note(At(path, key), problem);
    }

    private void IsIpv6(string path, string key, IPNetwork? block)
    {
        if (block is { BaseAddress.AddressFamily: not System.Net.Sockets.AddressFamily.InterNetworkV6 })
            note(At(path, key), $"{block} is not an IPv6 block.");
    }

    private void IsWithin(string path, string key, int? value, int least, int most)
    {
        if (value < least || value > most)
            note(At(path, key), Invariant($"A whole number from {least} to {most} expected, {value} found."));
    }

    private void IsCount(string path, string key, int count, int fewest, int most)
    {
        if (count < fewest)
            note(At(path, key), Invariant($"At least {fewest} expected, {count} found."));
        if (count > most)
            note(At(path, key), Invariant($"At most {most} expected, {count} found."));
    }

    private void AreDistinct(string path, string key, IReadOnlyList<string> names)
    {
        if (names.Count < 2 || names.Distinct(StringComparer.Ordinal).Count() == names.Count)
            return;
        var list = At(path, key);
        for (var i = 0; i < names.Count; i++)
        {
            var first = names.TakeWhile((name, index) => index < i && name != names[i]).Count();
            if (first < i)
                note(Display.Item(list, i), $"{ShownText.Quoted(names[i])} is {Display.Item(list, first)} already.");
        }
    }

    // Nearly every value is right: where it stands is put together when one is not.
    private static string At(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
