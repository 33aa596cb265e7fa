using static System.FormattableString;

namespace EksCalc.Nodes;

/// <summary>What the kubelet is told and what the CNI serves, in words.</summary>
internal static class MaxPodsText
{
    /// <summary>Who tells the kubelet what.</summary>
    public static string Told(ToldMaxPods told) => Invariant($"{told.By} tells the kubelet {told.Pods:N0} max pods");

    /// <summary>What the CNI serves, and of what.</summary>
    /// <param name="served">Pods that it serves; <see cref="int.MaxValue"/> for any number.</param>
    /// <param name="addresses">The pool's addresses.</param>
    /// <param name="hostNetworkPods">Pods on the host network.</param>
    public static string Served(int served, int addresses, int hostNetworkPods)
    {
        if (served == int.MaxValue)
            return "any number in an IPv6 cluster";
        var branches = served - addresses - hostNetworkPods;
        return Invariant($"{served:N0}: {addresses:N0} addresses of the ENIs{(branches > 0 ? Invariant($", {branches:N0} branch ENIs") : "")} and {hostNetworkPods:N0} pods on the host network");
    }
}
