namespace EksCalc.Clusters;

/// <summary>Where a group's nodes go: how many into each zone, and how a subnet of a zone is chosen.</summary>
/// <remarks>
/// Amazon EC2 Auto Scaling user guide, "Distribute instances across Availability Zones"; Karpenter pkg/providers/subnet (R16). Model limits: Karpenter's and
/// Auto Mode's zones are those that a spread over zones gives, not those of the cheapest offers.
/// </remarks>
internal sealed class NodePlacement
{
    private const int Lost = -1;

    private readonly SubnetsByZone subnets;
    private readonly int[] weights;

    /// <summary>A placement over subnets.</summary>
    /// <param name="subnets">Those for the nodes.</param>
    /// <param name="group">The group.</param>
    public NodePlacement(SubnetsByZone subnets, NodeGroup group)
    {
        this.subnets = subnets;
        weights = new int[subnets.Zones.Length];
        for (var zone = 0; zone < weights.Length; zone++)
            weights[zone] = group.ZoneWeights.GetValueOrDefault(subnets.Zones[zone], 1);
        TakesEmptiest = group.IsOfKarpenter;
    }

    /// <summary>The subnets, by their places in the scenario.</summary>
    public int[] Subnets => subnets.All;

    /// <summary>The subnets' zones, each once.</summary>
    public string[] Zones => subnets.Zones;

    /// <summary>The subnets of each zone, by their places in the scenario.</summary>
    public int[][] SubnetsOf => subnets.Of;

    /// <summary>Whether a node goes to the subnet of its zone with most free addresses (R16); else nodes are spread evenly over the zone's subnets.</summary>
    public bool TakesEmptiest { get; }

    /// <summary>
    /// Nodes over the zones by their weights: each next one to the zone with the most weight for each of its nodes, counted half a node in between (the divisor
    /// method of Webster and Sainte-Laguë), and of these to the one listed first. So no zone loses a node when one is added.
    /// </summary>
    /// <param name="nodes">Nodes, 0 or more.</param>
    /// <returns>Nodes in each zone.</returns>
    public int[] Spread(int nodes) => SpreadWithout(nodes, []);

    /// <summary>Nodes that come up in addition when zones are lost: their nodes, spread over the others.</summary>
    /// <param name="nodes">All nodes of the group before, 0 or more.</param>
    /// <param name="lostZones">The zones that are lost; those without nodes of the group change nothing.</param>
    /// <returns>Nodes in each zone; all 0 where the group has no other.</returns>
    public int[] MovedFrom(int nodes, IReadOnlyCollection<string> lostZones)
    {
        var (before, moved, isLeft) = (Spread(nodes), 0, false);
        for (var zone = 0; zone < before.Length; zone++)
        {
            if (lostZones.Contains(Zones[zone]))
                moved += before[zone];
            else
                isLeft = true;
        }

        return SpreadWithout(isLeft ? moved : 0, lostZones);
    }

    /// <summary>A part of a whole that is split as evenly as can be; the first parts get what is left over.</summary>
    public static int Share(int total, int parts, int part) => (total / parts) + (part < total % parts ? 1 : 0);

    // A plan asks this for every group and event, so it makes nothing but its result.
    private int[] SpreadWithout(int nodes, IReadOnlyCollection<string> lostZones)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var (counts, whole) = (new int[weights.Length], 0L);
        for (var zone = 0; zone < counts.Length; zone++)
        {
            // Beside what a zone has, a lost one is told from one that is open and empty.
            counts[zone] = lostZones.Count > 0 && lostZones.Contains(Zones[zone]) ? Lost : 0;
            whole += counts[zone] == Lost ? 0 : weights[zone];
        }

        // With half a node less for each zone, and one, whoever has nodes has them whatever follows: the sum of what is rounded is no more than all.
        var (left, first) = (nodes, Math.Max(0, (2L * nodes) - counts.Length - 2));
        for (var zone = 0; zone < counts.Length; zone++)
        {
            if (counts[zone] != Lost)
                left -= counts[zone] = (int)(((weights[zone] * first) + whole - 1) / (2 * whole));
        }

        for (; left > 0 && whole > 0; left--)
            counts[Next()]++;
        for (var zone = 0; zone < counts.Length; zone++)
            counts[zone] = Math.Max(counts[zone], 0);
        return counts;

        int Next()
        {
            var next = -1;
            for (var zone = 0; zone < counts.Length; zone++)
            {
                if (counts[zone] != Lost && (next < 0 || weights[zone] * ((2L * counts[next]) + 1) > weights[next] * ((2L * counts[zone]) + 1)))
                    next = zone;
            }

            return next;
        }
    }
}
