using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>ENIConfigs: their subnets, and whether a node can take them.</summary>
internal sealed class EniConfigChecks(ScenarioDraft scenario, SubnetReferences subnets, Note note)
{
    public void Run()
    {
        var named = scenario.NodeGroups.SelectMany(group => group.EniConfigs)
            .Concat(scenario.NodeGroups.Select(group => group.Labels.GetValueOrDefault(scenario.EniConfigLabel))).OfType<string>().Append(EniConfig.DefaultName).ToHashSet();
        foreach (var (name, subnet) in scenario.EniConfigs)
            Config(Display.Member("eniConfigs", name), name, subnet, named.Contains(name));
        for (var i = 0; i < scenario.NodeGroups.Count; i++)
            Group($"nodeGroups[{i}].eniConfigs", scenario.NodeGroups[i].EniConfigs);
    }

    // One that is called like a zone is for it; another has to be named, by a group or by the label that nodes carry.
    private void Config(string path, string name, string? subnet, bool isNamed)
    {
        var isZone = ZoneName.TryRead(name, out _, out var problem);
        if (!isZone && !isNamed && scenario.EniConfigLabel is EniConfig.DefaultLabel or EniConfigChoice.ZoneLabel)
            note(path, $"{problem.TrimEnd('.')}, and no node group names it in eniConfigs or labels, so no node takes it.");
        else if (subnet is not null && subnets.IsKnown(path, subnet) && isZone && subnets.ZoneOf(subnet) is { } actual && actual.Name != name)
            note(path, $"The subnet {ShownText.Quoted(subnet)} is in {actual}, not in {name}.");
    }

    private void Group(string path, IReadOnlyList<string?> names)
    {
        var zones = new Dictionary<string, string>();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is not { } name)
                continue;
            if (!scenario.EniConfigs.TryGetValue(name, out var subnet))
                note(Display.Item(path, i), new Mistake($"There is no ENIConfig {ShownText.Quoted(name)}", name, scenario.EniConfigs.Keys));
            else if (subnet is not null && subnets.ZoneOf(subnet) is { } zone && !zones.TryAdd(zone.Name, name))
                note(Display.Item(path, i), $"{ShownText.Quoted(zones[zone.Name])} is of {zone} already, and a node takes one; make two groups.");
        }
    }
}
