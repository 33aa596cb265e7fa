using EksCalc.Cni;
using EksCalc.Instances;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about ENIs of a group's nodes that ipamd does not manage.</summary>
internal static class UnmanagedEniFindings
{
    public static IEnumerable<Finding> Of(GroupCase group)
    {
        var (setup, unmanaged) = (group.Setup, group.Setup.UnmanagedEnis);
        if (unmanaged == 0)
            yield break;
        var remedy = Fewer(group) is { } fewer
            ? ScenarioRemedy.OfGroup(setup.Name, Invariant($"Attach {fewer} at most, or choose types with more ENIs."), changed => changed with { UnmanagedEnis = fewer })
            : null;
        if (group.Types.FirstOrDefault(type => unmanaged >= type.MaxEnis) is { } small)
        {
            yield return FindingKinds.GroupUnmanagedEnis.Of(
                setup.Name, Invariant($"Each node is to have {unmanaged:N0} unmanaged {Enis(unmanaged)}; {small.Name} has {small.MaxEnis - 1:N0} beside the primary one.")).With(remedy);
        }
        else if (IsCause(group))
        {
            var type = group.Types.First(type => LeavesNone(group, type));
            yield return FindingKinds.GroupUnmanagedEnis.Of(
                setup.Name, Invariant($"ipamd gives no address on {type.Name}: of {group.Settings.EniLimitOn(type):N0} ENIs {unmanaged:N0} {(unmanaged == 1 ? "is" : "are")} unmanaged, and none of the others is left for pods.")).With(remedy);
        }
    }

    /// <summary>Whether it is the unmanaged ENIs that leave none for pods.</summary>
    public static bool IsCause(GroupCase group) => group.HasIpamd && group.Types.Any(type => LeavesNone(group, type));

    // The primary ENI serves no pods under custom networking, nor where its subnet is tagged out.
    private static bool LeavesNone(GroupCase group, InstanceType type) => ServesPods(group, type, 0) && !ServesPods(group, type, group.Setup.UnmanagedEnis);

    private static bool ServesPods(GroupCase group, InstanceType type, int unmanaged) => group.Group.Placement.Subnets.Select(group.Plan.Network.Discovery.ExcludesPrimaryEniIn).Append(false).Distinct()
        .All(isExcluded => EniLimits.Of(type, group.Settings, group.Plan.Scenario.CniVersion, isExcluded, unmanaged).PoolEnis > 0);

    /// <summary>As many as leave one ENI for pods on every type; null where none helps.</summary>
    private static int? Fewer(GroupCase group)
    {
        for (var fewer = Math.Min(group.Setup.UnmanagedEnis, group.Types.Min(type => type.MaxEnis)) - 1; fewer >= 0; fewer--)
        {
            if (!group.HasIpamd || group.Types.All(type => ServesPods(group, type, fewer)))
                return fewer;
        }

        return null;
    }

    private static string Enis(int count) => count == 1 ? "ENI" : "ENIs";
}
