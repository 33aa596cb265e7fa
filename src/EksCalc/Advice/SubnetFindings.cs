using EksCalc.Clusters;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about one subnet of a plan.</summary>
internal static class SubnetFindings
{
    /// <summary>Use at the peak from which on a subnet counts as nearly full.</summary>
    private const double NearlyFull = 0.9;

    private const string PrefixSource = "R07 (EKS best practices, networking/prefix-mode_linux)";

    public static IEnumerable<Finding> Of(ClusterPlan plan, SubnetPlan subnet)
    {
        var name = subnet.Subnet.Name;
        if (subnet[Situation.Steady].Total > subnet.Capacity)
        {
            yield return new Finding(
                "subnet-full", Severity.Error, name, Invariant($"It has {subnet.Capacity:N0} addresses, and {subnet[Situation.Steady].Total:N0} are needed as a rule."),
                "Pods and nodes beyond that do not start.", Enlarge(plan), "R01 (Amazon VPC user guide, subnet sizing)");
        }
        else if (subnet.FreeAtPeak < 0)
        {
            var upgrade = subnet.PeakSituation == Situation.Upgrade;
            yield return new Finding(
                "subnet-full-at-peak", Severity.Error, name,
                Invariant($"It has {subnet.Capacity:N0} addresses, and {subnet.Peak.Total:N0} are needed {(upgrade ? "during an update" : "when a zone is lost")}."),
                upgrade ? "An update brings new nodes before it takes the old ones away." : "The lost zone's nodes come up in the others.",
                Enlarge(plan), upgrade ? "R32 (EKS user guide, managed node update behavior)" : "R32, R01 (EKS best practices, networking/subnets)");
        }
        else if (subnet.Share >= NearlyFull)
        {
            yield return new Finding(
                "subnet-nearly-full", Severity.Warning, name, Invariant($"At its peak {subnet.Peak.Total:N0} of {subnet.Capacity:N0} addresses are used: {subnet.Share:P0}."),
                "There is little room for growth or for what a plan does not see.", Enlarge(plan), "R01 (Amazon VPC user guide, subnet sizing)");
        }

        foreach (var finding in Prefixes(subnet))
            yield return finding;
        if (subnet is { Fits: false, FreeAtPeak: >= 0 } && subnet.Peak.Prefixes <= subnet.PlaceablePrefixes)
        {
            yield return new Finding(
                "prefix-reservation-too-large", Severity.Error, name, $"{subnet.Shortage}.",
                "EC2 takes single addresses of its own choice from outside prefix reservations.", "Make the prefix reservation smaller, or enlarge the subnet.",
                "R06 (Amazon VPC user guide, Subnet CIDR reservations)");
        }
    }

    private static IEnumerable<Finding> Prefixes(SubnetPlan subnet)
    {
        var (name, needed) = (subnet.Subnet.Name, subnet.Peak.Prefixes);
        if (needed == 0)
            yield break;
        if (needed > subnet.PlaceablePrefixes)
        {
            yield return new Finding(
                "prefixes-do-not-fit", Severity.Error, name, Invariant($"{needed:N0} prefixes are needed at the peak; {subnet.PlaceablePrefixes:N0} find room at best."),
                "A prefix needs 16 free addresses in a row, and EC2 answers InsufficientCidrBlocks.", "Enlarge the subnet or move other users out of it.", PrefixSource);
        }
        else if (needed > subnet.ExpectedPrefixes)
        {
            yield return new Finding(
                "prefixes-may-not-fit", Severity.Warning, name,
                Invariant($"{needed:N0} prefixes are needed at the peak; {subnet.ExpectedPrefixes:N0} are to be expected if single addresses lie scattered, {subnet.PlaceablePrefixes:N0} if they are packed."),
                "Each single address in an otherwise free /28 makes it useless for a prefix.",
                subnet.Reserved(ReservationKind.Prefix) > 0 ? "Enlarge the prefix reservation." : "Reserve a part of the subnet for prefixes (a CIDR reservation of type prefix).",
                "R06, R07 (EKS best practices, networking/prefix-mode_linux; amazon-vpc-cni-k8s issue 2749)");
        }
    }

    private static string Enlarge(ClusterPlan plan) => plan.Settings.HasIpTargets
        ? "Add or enlarge subnets, or spread the nodes over more of them."
        : "Add or enlarge subnets, or set WARM_IP_TARGET and MINIMUM_IP_TARGET to hold fewer warm addresses.";
}
