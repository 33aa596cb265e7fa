using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>Names of subnets, wherever a scenario refers to them.</summary>
internal sealed class SubnetReferences
{
    private readonly Note note;
    private readonly Dictionary<string, ZoneName?> zones = new(StringComparer.Ordinal);
    private readonly HashSet<string> zonesOfNodes;
    private readonly bool areAllReadable;
    private HashSet<string>? zoneNames;

    public SubnetReferences(ScenarioDraft scenario, Note note)
    {
        this.note = note;
        areAllReadable = scenario.Subnets.Count > 0 && scenario.Subnets.All(subnet => subnet is { Name: not null, Zone: not null });
        foreach (var subnet in scenario.Subnets)
            zones.TryAdd(subnet.Name ?? "", subnet.Zone);
        var ofPods = scenario.EniConfigs.Values.ToHashSet();
        zonesOfNodes = [.. scenario.Subnets.Where(subnet => !subnet.IsForPods && !ofPods.Contains(subnet.Name)).Select(subnet => subnet.Zone?.Name).OfType<string>()];
    }

    private HashSet<string> ZoneNames => zoneNames ??= zones.Values.Select(zone => zone?.Name).OfType<string>().ToHashSet();

    /// <summary>Notes each name that no subnet has.</summary>
    public void Check(string list, IReadOnlyList<string?> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is { } name)
                IsKnown(Display.Item(list, i), name);
        }
    }

    /// <summary>Whether a subnet has that name; where none has, that is noted.</summary>
    public bool IsKnown(string path, string name)
    {
        var isKnown = zones.ContainsKey(name);
        if (!isKnown && areAllReadable)
            note(path, new Mistake($"There is no subnet {ShownText.Quoted(name)}", name, zones.Keys));
        return isKnown;
    }

    /// <summary>Notes each zone that no subnet is in, or none of a group's, whose nodes it is about.</summary>
    /// <param name="places">The zones, each with its path; null for one that cannot be read.</param>
    /// <param name="ofGroup">The zones that the group's nodes can be in; null where that is not the question.</param>
    public void CheckZones(IEnumerable<(string Path, string? Zone)> places, IReadOnlySet<string>? ofGroup)
    {
        foreach (var (path, zone) in areAllReadable ? places : [])
        {
            if (zone is not null && !ZoneNames.Contains(zone))
                note(path, new Mistake($"No subnet is in the zone {ShownText.Quoted(zone)}", zone, ZoneNames));
            else if (zone is not null && ofGroup is not null && !ofGroup.Contains(zone))
                note(path, $"None of the group's subnets is in {zone}, so it has no nodes there; leave the zone out, or give the group a subnet there.");
        }
    }

    /// <summary>The zones that the nodes of a group can be in; null where a subnet of its cannot be read.</summary>
    /// <param name="group">The group.</param>
    /// <param name="areItsOwn">Whether the zones that it names count; else its subnets alone.</param>
    public IReadOnlySet<string>? ZonesOf(NodeGroupDraft group, bool areItsOwn)
    {
        var named = group.Subnets.Select(name => name is null ? null : ZoneOf(name)?.Name).ToList();
        if (named.Contains(null))
            return null;
        var own = named.Count > 0 ? named.OfType<string>() : zonesOfNodes;
        return own.Where(zone => !areItsOwn || group.Zones.Count == 0 || group.Zones.Any(other => other?.Name == zone)).ToHashSet();
    }

    /// <summary>A subnet's zone; null where it cannot be read or there is no such subnet.</summary>
    public ZoneName? ZoneOf(string name) => zones.GetValueOrDefault(name);
}
