using EksCalc.Cni;
using EksCalc.Nodes;

namespace EksCalc.Sweeps;

/// <summary>The closed form over a grid. Pods and nodes are the inner loops: one <see cref="NodeIpam"/> serves all of them.</summary>
internal sealed class NodeSweep : SweepModel<NodeCase>
{
    public static NodeSweep Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyList<SweepParameter<NodeCase>> Parameters => NodeParameters.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Measures { get; } =
        ["enis", "prefixes", "totalAddresses", "assignedAddresses", "freeAddresses", "waitingPods", "subnetAddresses"];

    /// <inheritdoc/>
    public override IReadOnlyList<SweepColumn> Evaluate(
        NodeCase start, SweepGrid<NodeCase> grid, IReadOnlySet<string> wanted, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var columns = new Columns(Measures, wanted, grid);
        var (pods, podStride) = grid.Inner(NodeParameters.Pods.Name, start.Pods);
        var (nodes, nodeStride) = grid.Inner(NodeParameters.Nodes.Name, start.Nodes);
        grid.ForEach(start, [NodeParameters.Pods.Name, NodeParameters.Nodes.Name], Visit, progress, cancellationToken);
        return columns.Kept;

        void Visit(NodeCase node, int row)
        {
            if (node.Settings.Mode == IpMode.Ipv6)
            {
                // Pods take no IPv4 address; those that wait are all that there is to say of them.
                var ipv6 = Ipv6Node.Create(node.InstanceType);
                for (var i = 0; i < pods.Length; i++)
                    Set(row + (i * podStride), new NodePlan { Pods = ipv6.WaitingPods(pods[i]), Enis = Ipv6Node.Enis });
                return;
            }

            var ipam = NodeIpam.Create(node.InstanceType, node.Settings, node.MaxPods);
            for (var i = 0; i < pods.Length; i++)
                Set(row + (i * podStride), ipam.Settle(pods[i]));
        }

        void Set(int row, in NodePlan plan)
        {
            for (var j = 0; j < nodes.Length; j++)
                columns.Set(row + (j * nodeStride), plan, nodes[j]);
        }
    }

    /// <summary>The measures of every row; null where one is not wanted.</summary>
    private sealed class Columns
    {
        private readonly int[]? enis;
        private readonly int[]? prefixes;
        private readonly int[]? totalAddresses;
        private readonly int[]? assignedAddresses;
        private readonly int[]? freeAddresses;
        private readonly int[]? waitingPods;
        private readonly long[]? subnetAddresses;
        private readonly List<SweepColumn> kept = [];

        public Columns(IReadOnlyList<string> names, IReadOnlySet<string> wanted, SweepGrid<NodeCase> grid)
        {
            enis = Column<int>(0);
            prefixes = Column<int>(1);
            totalAddresses = Column<int>(2);
            assignedAddresses = Column<int>(3);
            freeAddresses = Column<int>(4);
            waitingPods = Column<int>(5);
            subnetAddresses = Column<long>(6);

            T[]? Column<T>(int index)
            {
                if (!wanted.Contains(names[index]))
                    return null;
                var values = grid.Room<T>();
                kept.Add(new SweepColumn<T>(names[index], values));
                return values;
            }
        }

        public IReadOnlyList<SweepColumn> Kept => kept;

        public void Set(int row, in NodePlan plan, int nodes)
        {
            enis?[row] = plan.Enis;
            prefixes?[row] = plan.Prefixes;
            totalAddresses?[row] = plan.TotalAddresses;
            assignedAddresses?[row] = plan.AssignedAddresses;
            freeAddresses?[row] = plan.FreeAddresses;
            waitingPods?[row] = plan.WaitingPods;
            subnetAddresses?[row] = (long)plan.SubnetAddresses * nodes;
        }
    }
}
