using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>ENIConfigs: their subnets, and whether there are those that groups name.</summary>
internal sealed class EniConfigChecks(ScenarioDraft scenario, SubnetReferences subnets, Note note)
{
    public void Run()
    {
        foreach (var (name, subnet) in scenario.EniConfigs)
            Config(Display.Member("eniConfigs", name), name, subnet);
        for (var i = 0; i < scenario.NodeGroups.Count; i++)
            Group($"nodeGroups[{i}].eniConfigs", scenario.NodeGroups[i].EniConfigs);
    }

    // One that is called like a zone is for it. One that no node takes is a finding.
    private void Config(string path, string name, string? subnet)
    {
        var isZone = ZoneName.TryRead(name, out _, out _);
        if (subnet is not null && subnets.IsKnown(path, subnet) && isZone && subnets.ZoneOf(subnet) is { } actual && actual.Name != name)
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
