using System.Net;
using EksCalc.Input;
using EksCalc.Vpc;

namespace EksCalc.Clusters.Checks;

/// <summary>What scenarios without problems of their own must be to each other to be clusters of one VPC.</summary>
internal static class VpcChecks
{
    /// <summary>Each contradiction, with the places of both.</summary>
    public static IEnumerable<InputProblem> Problems(IReadOnlyList<ClusterSource> clusters)
    {
        for (var i = 1; i < clusters.Count; i++)
        {
            foreach (var problem in (InputProblem[])[.. Vpc(clusters[i], clusters[0]), .. Names(clusters[i], clusters.Take(i)), .. clusters.Take(i).SelectMany(earlier => Subnets(clusters[i], earlier))])
                yield return problem;
        }
    }

    private static IEnumerable<InputProblem> Vpc(ClusterSource later, ClusterSource first)
    {
        var (vpc, other) = (later.Scenario.Vpc, first.Scenario.Vpc);
        if (vpc.Blocks[0] != other.Blocks[0] || !vpc.Blocks.ToHashSet().SetEquals(other.Blocks))
            yield return Problem("vpc.cidrs", string.Join(", ", vpc.Blocks), string.Join(", ", other.Blocks));
        else if (ZoneName.TryRead(later.Scenario.Subnets[0].Zone, out var zone, out _) && ZoneName.TryRead(first.Scenario.Subnets[0].Zone, out var otherZone, out _) && zone.Region != otherZone.Region)
            yield return new InputProblem(later.Place("subnets[0].zone"), $"{zone} is not in {otherZone.Region}, where {first.Place("subnets[0]")} is; a VPC is in one Region.");
        if (vpc.Ipv6Block is { } ipv6 && other.Ipv6Block is { } otherIpv6 && ipv6 != otherIpv6)
            yield return Problem("vpc.ipv6Cidr", $"{ipv6}", $"{otherIpv6}");

        InputProblem Problem(string path, string found, string said) => new(
            later.Place(path), $"{found} found, and {first.Place(path)} says {said}; clusters of one VPC expected. Plan those of another VPC by themselves.");
    }

    private static IEnumerable<InputProblem> Names(ClusterSource later, IEnumerable<ClusterSource> earlier)
    {
        if (later.Scenario.ClusterName is { } name && earlier.FirstOrDefault(other => other.Scenario.ClusterName == name) is { } same)
            yield return new InputProblem(later.Place($"{later.Cluster}.name"), $"{ShownText.Quoted(name)} is the cluster of {same.Place($"{same.Cluster}.name")} already; name each cluster once.");
    }

    private static IEnumerable<InputProblem> Subnets(ClusterSource later, ClusterSource earlier)
    {
        foreach (var (index, subnet) in later.Scenario.Subnets.Index())
        {
            if (earlier.Scenario.Subnets.Index().FirstOrDefault(other => Contradicts(subnet, other.Item)) is { Item: { } different } found)
            {
                var (key, value) = subnet.Id is not null && subnet.Id == different.Id ? ("id", subnet.Id) : ("zoneId", subnet.ZoneId!);
                yield return new InputProblem(
                    later.Place($"subnets[{index}].{key}"), $"{value} found, which does not go with {(key == "id" ? different.Id : different.ZoneId)} of {different.Block} in {earlier.Place($"subnets[{found.Index}]")}: "
                    + (key == "id" ? "a subnet has an id of its own." : "a zone has one id, and the id is of one zone."));
            }

            foreach (var (place, other) in earlier.Scenario.Subnets.Index().Where(other => other.Item.Block.Overlaps(subnet.Block)))
            {
                var (path, otherPath) = ($"subnets[{index}]", $"{earlier.Place($"subnets[{place}]")} ({ShownText.Quoted(other.Name)})");
                if (subnet.Block != other.Block)
                {
                    yield return new InputProblem(later.Place($"{path}.cidr"), $"{subnet.Block} overlaps {other.Block} of {otherPath}; the same subnet has the same block everywhere, another one a block apart.");
                    continue;
                }

                (string Key, string? Value, string? Other)[] facts = [("zone", subnet.Zone, other.Zone), ("zoneId", subnet.ZoneId, other.ZoneId), ("id", subnet.Id, other.Id), ("ipv6Cidr", Text(subnet.Ipv6Block), Text(other.Ipv6Block))];
                foreach (var (key, value, said) in facts.Where(fact => fact.Value is not null && fact.Other is not null && fact.Value != fact.Other))
                    yield return new InputProblem(later.Place($"{path}.{key}"), $"{value} found, and {said} in {otherPath}, which is the same subnet: both are {subnet.Block}.");
            }
        }
    }

    // Of subnets that are not the same.
    private static bool Contradicts(SubnetSetup subnet, SubnetSetup other) => subnet.Block != other.Block
        && ((subnet.Id is not null && subnet.Id == other.Id)
            || (subnet.ZoneId is not null && other.ZoneId is not null && (subnet.Zone == other.Zone) != (subnet.ZoneId == other.ZoneId)));

    private static string? Text(IPNetwork? block) => block?.ToString();
}
