using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>Names of subnets, wherever a scenario refers to them.</summary>
internal sealed class SubnetReferences
{
    private readonly Note note;
    private readonly Dictionary<string, ZoneName?> zones = new(StringComparer.Ordinal);
    private readonly bool areAllReadable;
    private HashSet<string>? zoneNames;

    public SubnetReferences(IReadOnlyList<SubnetDraft> subnets, Note note)
    {
        this.note = note;
        areAllReadable = subnets.Count > 0 && subnets.All(subnet => subnet is { Name: not null, Zone: not null });
        foreach (var subnet in subnets)
            zones.TryAdd(subnet.Name ?? "", subnet.Zone);
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

    /// <summary>Notes each zone that no subnet is in.</summary>
    public void CheckZones(string list, IReadOnlyList<ZoneName?> names)
    {
        for (var i = 0; areAllReadable && i < names.Count; i++)
        {
            if (names[i] is { } zone && !ZoneNames.Contains(zone.Name))
                note(Display.Item(list, i), new Mistake($"No subnet is in the zone {zone}", zone.Name, ZoneNames));
        }
    }

    /// <summary>Notes each zone that no subnet is in, where zones are keys.</summary>
    public void CheckZones(IEnumerable<string> names, Func<string, string> path)
    {
        foreach (var zone in areAllReadable ? names.Where(name => !ZoneNames.Contains(name)) : [])
            note(path(zone), new Mistake($"No subnet is in the zone {ShownText.Quoted(zone)}", zone, ZoneNames));
    }

    /// <summary>A subnet's zone; null where it cannot be read or there is no such subnet.</summary>
    public ZoneName? ZoneOf(string name) => zones.GetValueOrDefault(name);
}
