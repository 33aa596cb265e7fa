using EksCalc.Advice.Remedies;
using EksCalc.Clusters;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about the subnets of a plan; what is true of several for the same cause is one finding.</summary>
internal static class SubnetFindings
{
    /// <summary>Use at the peak from which on a subnet counts as nearly full.</summary>
    private const double NearlyFull = 0.9;

    /// <summary>Most names that a finding lists.</summary>
    private const int MostListed = 6;

    public static IEnumerable<Finding> Of(ClusterPlan plan) => Of(new SubnetCase(plan));

    /// <summary>The same of the subnets of a VPC, whichever clusters are in them.</summary>
    public static IEnumerable<Finding> Of(VpcPlan plan) => Of(new SubnetCase(plan));

    private static IEnumerable<Finding> Of(SubnetCase plan) =>
        [.. Addresses(plan), .. Each(plan, DoNotFit, PrefixesDoNotFit), .. Each(plan, MayNotFit, PrefixesMayNotFit), .. Each(plan, LeavesTooFew, ReservationTooLarge)];

    /// <summary>Names for a sentence: <c>a, b and c</c>; of many the first, and how many more.</summary>
    public static string Listed(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        return all.Count > MostListed ? $"{string.Join(", ", all.Take(MostListed))} and {all.Count - MostListed} more"
            : Display.Listed(all);
    }

    private static IEnumerable<Finding> Addresses(SubnetCase plan)
    {
        foreach (var found in Alike(plan, IsFull))
        {
            var most = found.MaxBy(subnet => subnet[Situation.Steady].Total - subnet.Capacity)!;
            var needed = Invariant($"{Has(found, most)}, and {most[Situation.Steady].Total:N0} are needed as a rule.");
            yield return Advise(plan, found, FindingKinds.SubnetFull, needed, Spread(plan, found), subnet => subnet.Fits);
        }

        foreach (var situation in (Situation[])[Situation.Upgrade, Situation.ZoneLoss])
        {
            foreach (var found in Alike(plan, subnet => IsFullAtPeak(subnet) && subnet.PeakSituation == situation))
            {
                var most = found.MaxBy(subnet => -subnet.FreeAtPeak)!;
                yield return Advise(
                    plan, found, FindingKinds.SubnetFullAtPeak,
                    Invariant($"{Has(found, most)}, and {most.Peak.Total:N0} are needed {(situation == Situation.Upgrade ? "during an update" : "when a zone is lost")}."),
                    situation == Situation.Upgrade ? "An update brings new nodes before it takes the old ones away." : "The lost zone's nodes come up in the others.",
                    subnet => subnet.Fits);
            }
        }

        foreach (var found in Alike(plan, IsNearlyFull))
        {
            var most = found.MaxBy(subnet => subnet.Share)!;
            var used = Invariant($"At the peak {most.Peak.Total:N0} of {most.Capacity:N0} addresses are used: {most.Share:P0}.");
            yield return Advise(plan, found, FindingKinds.SubnetNearlyFull, used, Filled(most), subnet => subnet.Fits && !IsNearlyFull(subnet));
        }
    }

    private static bool IsFull(SubnetPlan subnet) => subnet[Situation.Steady].Total > subnet.Capacity;

    private static bool IsFullAtPeak(SubnetPlan subnet) => !IsFull(subnet) && subnet.FreeAtPeak < 0;

    private static bool IsNearlyFull(SubnetPlan subnet) => subnet is { FreeAtPeak: >= 0, OwnAddresses: > 0 } && subnet.Share >= NearlyFull;

    private static bool DoNotFit(SubnetPlan subnet) => subnet.Peak.Prefixes > subnet.PlaceablePrefixes && subnet.FreeAtPeak >= 0;

    private static bool MayNotFit(SubnetPlan subnet) =>
        subnet.Peak.Prefixes > subnet.ExpectedPrefixes && subnet.Peak.Prefixes <= subnet.PlaceablePrefixes && subnet.FreeAtPeak >= 0;

    private static bool LeavesTooFew(SubnetPlan subnet) =>
        subnet is { Fits: false, FreeAtPeak: >= 0 } && subnet.Peak.Prefixes <= subnet.PlaceablePrefixes;

    /// <summary>Subnets with the same trouble, apart by what they are for: what helps one kind does not help another.</summary>
    private static IEnumerable<List<SubnetPlan>> Alike(SubnetCase plan, Func<SubnetPlan, bool> isFound) =>
        plan.Subnets.Where(isFound)
            .GroupBy(subnet => subnet.IsForPods ? SubnetRole.Pods : subnet.Roles & (SubnetRole.Nodes | SubnetRole.ControlPlane | SubnetRole.Discovery))
            .Select(alike => alike.ToList());

    private static IEnumerable<Finding> Each(SubnetCase plan, Func<SubnetPlan, bool> isFound, Func<SubnetCase, List<SubnetPlan>, Finding> finding) =>
        Alike(plan, isFound).Select(found => finding(plan, found));

    private static Finding Advise(
        SubnetCase plan, List<SubnetPlan> found, FindingKind kind, string message, string? reason, Func<SubnetPlan, bool> isCured, string? otherwise = null)
    {
        return kind.Of(NamesOf(found), message, reason, otherwise).With(() => plan.FirstRemedy(found, (cluster, own) => new RoomRemedies(cluster, own).First(isCured)));
    }

    private static string NamesOf(IEnumerable<SubnetPlan> subnets) => Listed(subnets.Select(subnet => subnet.Subnet.Name));

    private static string Has(List<SubnetPlan> found, SubnetPlan most) =>
        found.Count == 1 ? Invariant($"It has {most.Capacity:N0} addresses") : Invariant($"{most.Subnet.Name} has {most.Capacity:N0} addresses");

    // Beside a full subnet there may be room in the zone that an Auto Scaling group does not look for.
    private static string? Spread(SubnetCase plan, List<SubnetPlan> found)
    {
        var full = found.Select(subnet => subnet.Subnet.Name).ToHashSet();
        var group = plan.Clusters.SelectMany(cluster => cluster.Groups.Where(group => !group.Placement.TakesEmptiest && group.Placement.SubnetsOf.Any(zone =>
            zone.Any(index => full.Contains(cluster.Scenario.Subnets[index].Name)) && zone.Any(index => cluster.Subnets[index].Fits)))).FirstOrDefault();
        return group is null ? null
            : $"The nodes of {group.Name} are spread evenly over the subnets of a zone, as an Auto Scaling group does it; "
                + "Karpenter would take the subnet with most free addresses.";
    }

    // Pools that spill over into other subnets have filled their own before.
    private static string? Filled(SubnetPlan subnet) => subnet is { FreeAtPeak: 0, Nodes: > 0 } && subnet[Situation.Steady].Total == subnet.Capacity
        ? "Pods' addresses fill it to the last one; pods find more in other subnets, but a new node finds none here." : null;

    private static Finding PrefixesDoNotFit(SubnetCase plan, List<SubnetPlan> found)
    {
        var most = found.MaxBy(subnet => subnet.Peak.Prefixes - subnet.PlaceablePrefixes)!;
        var (needed, room) = (most.Peak.Prefixes, most.PlaceablePrefixes);
        var isScattered = most.Subnet.UsedAddresses > 0 && most.MostPrefixes >= needed;
        return Advise(
            plan, found, FindingKinds.PrefixesDoNotFit,
            isScattered
                ? Invariant($"{needed:N0} prefixes are needed at the peak; {room:N0} are to be expected beside the {most.Subnet.UsedAddresses:N0} addresses in use, ")
                    + Invariant($"if these lie scattered, and {most.MostPrefixes:N0} if they are packed together.")
                : Invariant($"{needed:N0} prefixes are needed at the peak; {room:N0} find room."),
            isScattered
                ? "Each single address in an otherwise free /28 makes it useless for a prefix; where the addresses are given by place (usedAddresses as a list), "
                    + "the number is exact."
                : null,
            subnet => subnet.Fits);
    }

    private static Finding PrefixesMayNotFit(SubnetCase plan, List<SubnetPlan> found)
    {
        var most = found.MaxBy(subnet => subnet.Peak.Prefixes - subnet.ExpectedPrefixes)!;
        var expected = Invariant($"{most.ExpectedPrefixes:N0} are to be expected if single addresses lie scattered, {most.PlaceablePrefixes:N0} if they are packed");
        return FindingKinds.PrefixesMayNotFit.Of(NamesOf(found), Invariant($"{most.Peak.Prefixes:N0} prefixes are needed at the peak; {expected}."))
            .With(() => plan.FirstRemedy(found, (cluster, own) => Reservations(cluster, own) ?? new RoomRemedies(cluster, own).First(IsCured)));
    }

    /// <summary>Reservations that let prefixes fit for certain, where that is all that is needed; null where nothing is, or they do not help.</summary>
    public static ScenarioRemedy? Reservations(ClusterPlan plan) =>
        plan.Subnets.Where(MayNotFit).ToList() is { Count: > 0 } found ? Reservations(plan, found) : null;

    private static ScenarioRemedy? Reservations(ClusterPlan plan, IReadOnlyList<SubnetPlan> found)
    {
        var names = found.Select(subnet => subnet.Subnet.Name).ToHashSet();
        return ScenarioRemedy.FirstThatWorks(
            plan, ReservationRemedies.Of(found), changed => changed.Subnets.All(subnet => !names.Contains(subnet.Subnet.Name) || IsCured(subnet)));
    }

    private static bool IsCured(SubnetPlan subnet) => subnet.Fits && !MayNotFit(subnet);

    private static Finding ReservationTooLarge(SubnetCase plan, List<SubnetPlan> found)
    {
        var names = found.Select(subnet => subnet.Subnet.Name).ToHashSet();
        return FindingKinds.PrefixReservationTooLarge.Of(NamesOf(found), $"{Capital(found[0].Shortage!)}.").With(() => plan.FirstRemedy(found, (cluster, own) => ScenarioRemedy.FirstThatWorks(
            cluster, ReservationRemedies.Smaller(own), changed => changed.Subnets.All(subnet => !names.Contains(subnet.Subnet.Name) || !LeavesTooFew(subnet)))));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
