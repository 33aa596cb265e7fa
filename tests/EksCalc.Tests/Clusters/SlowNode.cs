using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Clusters;

/// <summary>A settled node ENI by ENI, without the closed form: from a simulation of ipamd, or by counting for nodes without one.</summary>
/// <param name="Primary">Secondary addresses or prefixes on the primary ENI.</param>
/// <param name="Others">Those of each other ENI of the pool, the fullest first.</param>
/// <param name="HasTrunk">Whether a trunk hangs beside them.</param>
/// <param name="HasPrefixes">Whether a slot is a prefix.</param>
/// <param name="WaitingPods">Pods that never got an address.</param>
internal sealed record SlowNode(int Primary, IReadOnlyList<int> Others, bool HasTrunk, bool HasPrefixes, int WaitingPods)
{
    private const long Check = 5_000;
    private const long Watch = 200_000;

    private static readonly Dictionary<(InstanceType, CniSettings, int, int, bool), SlowNode> Known = [];

    /// <summary>A Linux node in an IPv4 cluster.</summary>
    public static SlowNode Simulated(InstanceType type, CniSettings settings, int maxPods, int pods, bool isExcluded)
    {
        if (Known.TryGetValue((type, settings, maxPods, pods, isExcluded), out var known))
            return known;
        var setup = NodeSetup.Of(type, settings, maxPods);
        var pool = new NodePool(isExcluded ? setup with { Subnets = [new("own") { IsNodes = true, Tags = Tags("0") }, new("other") { Tags = Tags("1") }], EniConfigSubnet = "other" } : setup);
        var added = 0;
        if (pool.InitError is null)
        {
            pool.AdvanceTo(400_000);
            for (; added < pods; added++)
            {
                for (var tries = 0; tries < 10 && !pool.TryAdd(out _); tries++)
                    pool.AdvanceTo(pool.Now + Check);
                if (pool.AssignedAddresses == added)
                    break;
                pool.AdvanceTo(pool.Now + (2 * Check));
            }
        }

        var state = Fullest(pool);
        var enis = state.PerEni.Select(eni => eni.Slots).ToList();
        var hasTrunk = settings.PodEni && type.SupportsTrunking == true && enis.Skip(1).Contains(0);
        var others = enis.Skip(1).OrderDescending().ToList();
        if (hasTrunk)
            others.Remove(0);
        var node = new SlowNode(enis.Count > 0 ? enis[0] : 0, others, hasTrunk, settings.ModeOn(type) == IpMode.PrefixDelegation, pods - added);
        Known[(type, settings, maxPods, pods, isExcluded)] = node;
        return node;
    }

    private static NodePoolState Fullest(NodePool pool)
    {
        var fullest = pool.State();
        for (var end = pool.Now + Watch; pool.Now < end && pool.InitError is null;)
        {
            pool.AdvanceTo(pool.Now + Check);
            if (pool.TotalAddresses > fullest.TotalAddresses)
                fullest = pool.State();
        }

        return fullest;
    }

    private static Dictionary<string, string> Tags(string role) => new() { [SubnetTagRules.Role] = role };
}
