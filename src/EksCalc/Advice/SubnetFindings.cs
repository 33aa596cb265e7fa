using EksCalc.Clusters;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about one subnet of a plan.</summary>
internal static class SubnetFindings
{
    /// <summary>Use at the peak from which on a subnet counts as nearly full.</summary>
    private const double NearlyFull = 0.9;


    public static IEnumerable<Finding> Of(ClusterPlan plan, SubnetPlan subnet)
    {
        var name = subnet.Subnet.Name;
        if (subnet[Situation.Steady].Total > subnet.Capacity)
        {
            yield return FindingKinds.SubnetFull.Of(
                name, Invariant($"It has {subnet.Capacity:N0} addresses, and {subnet[Situation.Steady].Total:N0} are needed as a rule."),
                action: MoreRoom(plan));
        }
        else if (subnet.FreeAtPeak < 0)
        {
            var upgrade = subnet.PeakSituation == Situation.Upgrade;
            yield return FindingKinds.SubnetFullAtPeak.Of(
                name, Invariant($"It has {subnet.Capacity:N0} addresses, and {subnet.Peak.Total:N0} are needed {(upgrade ? "during an update" : "when a zone is lost")}."),
                reason: upgrade ? "An update brings new nodes before it takes the old ones away." : "The lost zone's nodes come up in the others.", action: MoreRoom(plan));
        }
        else if (subnet.Share >= NearlyFull)
        {
            yield return FindingKinds.SubnetNearlyFull.Of(
                name, Invariant($"At its peak {subnet.Peak.Total:N0} of {subnet.Capacity:N0} addresses are used: {subnet.Share:P0}."),
                action: MoreRoom(plan));
        }

        foreach (var finding in Prefixes(subnet))
            yield return finding;
        if (subnet is { Fits: false, FreeAtPeak: >= 0 } && subnet.Peak.Prefixes <= subnet.PlaceablePrefixes)
        {
            yield return FindingKinds.PrefixReservationTooLarge.Of(name, $"{subnet.Shortage}.");
        }
    }

    private static IEnumerable<Finding> Prefixes(SubnetPlan subnet)
    {
        var (name, needed) = (subnet.Subnet.Name, subnet.Peak.Prefixes);
        if (needed == 0)
            yield break;
        if (needed > subnet.PlaceablePrefixes)
        {
            yield return FindingKinds.PrefixesDoNotFit.Of(
                name, Invariant($"{needed:N0} prefixes are needed at the peak; {subnet.PlaceablePrefixes:N0} find room at best."));
        }
        else if (needed > subnet.ExpectedPrefixes)
        {
            yield return FindingKinds.PrefixesMayNotFit.Of(
                name, Invariant($"{needed:N0} prefixes are needed at the peak; {subnet.ExpectedPrefixes:N0} are to be expected if single addresses lie scattered, {subnet.PlaceablePrefixes:N0} if they are packed."),
                action: subnet.Reserved(ReservationKind.Prefix) > 0 ? "Enlarge the prefix reservation." : "Reserve a part of the subnet for prefixes (a CIDR reservation of type prefix).");
        }
    }

    // A subnet cannot be enlarged (R01): more subnets, or less in them.
    private static string MoreRoom(ClusterPlan plan) => plan.Settings.HasIpTargets
        ? FindingKinds.SubnetFull.Action
        : "Add subnets, spread the nodes over more of them, or set WARM_IP_TARGET and MINIMUM_IP_TARGET to hold fewer warm addresses.";
}
