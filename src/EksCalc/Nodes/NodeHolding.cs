using EksCalc.Vpc;

namespace EksCalc.Nodes;

/// <summary>What one node holds, ENI by ENI, and of which subnets its addresses are.</summary>
public sealed class NodeHolding
{
    private static readonly int SubnetKinds = Enum.GetValues<EniSubnet>().Length;

    private readonly AddressUse[] bySubnet = new AddressUse[SubnetKinds];

    /// <summary>What a node holds, from counts.</summary>
    /// <param name="enis">Its ENIs, the primary one first; those that hold the same may stand once with their number.</param>
    /// <param name="waitingPods">Pods that wait for ever because the node has no address for them, 0 or more.</param>
    /// <param name="ipv6Prefixes">/80 prefixes that it takes of its subnet's IPv6 block, 0 or more.</param>
    /// <param name="oscillates">Whether ipamd takes and gives back for ever.</param>
    public NodeHolding(IReadOnlyList<EniHolding> enis, int waitingPods = 0, int ipv6Prefixes = 0, bool oscillates = false)
    {
        ArgumentNullException.ThrowIfNull(enis);
        (Enis, WaitingPods, Ipv6Prefixes, Oscillates) = (enis, waitingPods, ipv6Prefixes, oscillates);
        for (var index = 0; index < enis.Count; index++)
        {
            var eni = enis[index];
            bySubnet[(int)eni.Subnet] += eni.Addresses * eni.Count;
            EniCount += eni.Count;
        }

        foreach (var use in bySubnet)
            Total += use;
    }

    /// <summary>The ENIs: the primary, those of the pool from the fullest on, those of further network cards, the trunk, the branch ENIs.</summary>
    public IReadOnlyList<EniHolding> Enis { get; }

    /// <summary>Each ENI by itself.</summary>
    public IEnumerable<EniHolding> EachEni => Enis.SelectMany(eni => Enumerable.Repeat(eni with { Count = 1 }, eni.Count));

    /// <summary>How many ENIs it has, trunk and branch ENIs included.</summary>
    public int EniCount { get; }

    /// <summary>Pods that wait for ever because the node has no address for them.</summary>
    public int WaitingPods { get; }

    /// <summary>/80 prefixes that it takes of its subnet's IPv6 block (R29).</summary>
    public int Ipv6Prefixes { get; }

    /// <summary>Whether ipamd never comes to rest here but takes and gives back an ENI or prefix for ever (R23a); the holding is that of the fuller phase.</summary>
    public bool Oscillates { get; }

    /// <summary>All addresses.</summary>
    public AddressUse Total { get; }

    /// <summary>Its addresses of one subnet.</summary>
    /// <param name="subnet">Which.</param>
    public AddressUse Of(EniSubnet subnet) => bySubnet[(int)subnet];

    /// <summary>The same holding with other pods waiting.</summary>
    internal NodeHolding WithWaiting(int pods) => pods == WaitingPods ? this : new(Enis, pods, Ipv6Prefixes, Oscillates);
}
