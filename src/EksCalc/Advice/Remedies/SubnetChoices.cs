using EksCalc.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Advice.Remedies;

/// <summary>Subnets for those that name them: the control plane, a load balancer.</summary>
internal static class SubnetChoices
{
    /// <summary>A dedicated subnet of the control plane: a /28, whose 11 addresses hold what EKS wants and what an update adds (R09, R10).</summary>
    public const int ControlPlaneLength = SubnetSize.LongestPrefix;

    /// <summary>Changes the names of the subnets that something has.</summary>
    public delegate ClusterScenario Renaming(ClusterScenario scenario, Func<IReadOnlyList<string>, IReadOnlyList<string>> names);

    /// <summary>Changes the names of the control plane's subnets.</summary>
    public static ClusterScenario OfControlPlane(ClusterScenario scenario, Func<IReadOnlyList<string>, IReadOnlyList<string>> names) =>
        scenario with { ControlPlaneSubnets = names(scenario.ControlPlaneSubnets) };

    /// <summary>Others of the same zones for the control plane, in the place of those that are too full for it.</summary>
    public static IEnumerable<ScenarioRemedy> InPlaceOfControlPlanes(ClusterPlan plan, IReadOnlyList<SubnetPlan> tight) =>
        InPlaceOf(plan, tight, "the control plane", ControlPlaneLength, OfControlPlane);

    /// <summary>A zone of the same Region: which ones an account has is not known here.</summary>
    public static string NextZone(string zone) => zone[^1] == 'a' ? $"{zone[..^1]}b" : $"{zone[..^1]}a";

    /// <summary>Subnets of other zones beside those named: one that is there, then a new one.</summary>
    public static IEnumerable<ScenarioRemedy> OfAnotherZone(ClusterPlan plan, IReadOnlyList<SubnetPlan> named, string what, Renaming rename)
    {
        var zones = named.Select(subnet => subnet.Subnet.Zone).ToHashSet();
        foreach (var other in plan.Subnets.Where(subnet => !zones.Contains(subnet.Subnet.Zone) && IsOpen(subnet)).OrderByDescending(subnet => subnet.FreeAtPeak))
            yield return new ScenarioRemedy($"Name a subnet of another zone for {what} too, such as {other.Subnet.Name}.", scenario => rename(scenario, names => [.. names, other.Subnet.Name]));
        if (named.Count > 0)
        {
            var zone = NextZone(named[0].Subnet.Zone);
            foreach (var remedy in Made(plan, [(named[0], zone)], ControlPlaneLength, where => $"Add a subnet of another zone for {what}, such as {where}.", (scenario, made) => rename(scenario, names => [.. names, .. made])))
                yield return remedy;
        }
    }

    /// <summary>Others of the same zones in the place of those named: some that are there, then new ones.</summary>
    public static IEnumerable<ScenarioRemedy> InPlaceOf(ClusterPlan plan, IReadOnlyList<SubnetPlan> tight, string what, int length, Renaming rename)
    {
        var old = tight.Select(subnet => subnet.Subnet.Name).ToHashSet();
        var best = tight.Select(subnet => plan.Subnets.Where(other => other.Subnet.Zone == subnet.Subnet.Zone && !old.Contains(other.Subnet.Name) && IsOpen(other)).MaxBy(other => other.FreeAtPeak)?.Subnet.Name).ToList();
        if (!best.Contains(null))
        {
            var names = best.OfType<string>().Distinct().ToList();
            yield return new ScenarioRemedy(
                $"Free addresses there, or name other subnets of the same zones for {what}, such as {SubnetFindings.Listed(names)}.",
                scenario => rename(scenario, own => [.. own.Where(name => !old.Contains(name)).Union(names)]));
        }

        foreach (var remedy in Made(
            plan, [.. tight.Select(subnet => (subnet, subnet.Subnet.Zone))], length,
            where => $"Make other subnets for {what}, such as {where}.", (scenario, made) => rename(scenario, own => [.. own.Where(name => !old.Contains(name)).Union(made)])))
            yield return remedy;
    }

    /// <summary>Small subnets of its own for the control plane, in the place of those it shares.</summary>
    public static IEnumerable<ScenarioRemedy> OwnOnes(ClusterPlan plan, IReadOnlyList<SubnetPlan> shared, Renaming rename)
    {
        var old = shared.Select(subnet => subnet.Subnet.Name).ToHashSet();
        return Made(
            plan, [.. shared.Select(subnet => (subnet, subnet.Subnet.Zone))], ControlPlaneLength,
            where => $"Give the control plane small subnets of its own, such as {where}.",
            (scenario, made) => rename(scenario, own => [.. own.Where(name => !old.Contains(name)).Union(made)]));
    }

    private static IEnumerable<ScenarioRemedy> Made(
        ClusterPlan plan, IReadOnlyList<(SubnetPlan Like, string Zone)> wanted, int length, Func<string, string> text, Func<ClusterScenario, IReadOnlyList<string>, ClusterScenario> named)
    {
        var names = new SubnetNames(plan.Scenario.Subnets);
        var sized = wanted.DistinctBy(subnet => subnet.Zone)
            .Select(subnet => new SizedSubnet(names.Copied(subnet.Like.Subnet.Name), subnet.Zone, SubnetOrigin.Copied, isForPods: false, new SubnetSize(length), 0, null)).ToList();
        if (AddedSubnets.Place(plan.Scenario, sized) is { } added)
        {
            yield return new ScenarioRemedy(
                text(SubnetFindings.Listed(added.Subnets.Select(subnet => $"{subnet.Block} in {subnet.Zone}"))),
                scenario => added.To(scenario, changed => named(changed, [.. added.Subnets.Select(subnet => subnet.Name)])));
        }
    }

    private static bool IsOpen(SubnetPlan subnet) => subnet.Fits && (subnet.Roles & (SubnetRole.Pods | SubnetRole.SparePods | SubnetRole.Discovery | SubnetRole.ControlPlane)) == 0;
}
