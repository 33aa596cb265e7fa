using System.Runtime.CompilerServices;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Sweeps;

/// <summary>The closed form over a grid. Pods and nodes are the inner loops: one <see cref="NodeCounts"/> serves all of them.</summary>
internal sealed class NodeSweep(InstanceCatalog catalog) : SweepModel<NodeCase>
{
    /// <summary>Stands for as many pods as max pods leaves.</summary>
    private const int Full = -1;

    /// <inheritdoc/>
    public override IReadOnlyList<SweepParameter<NodeCase>> Parameters { get; } = NodeParameters.AllWith(catalog);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Measures => NodeMeasures.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> UsualMeasures => NodeMeasures.Usual;

    /// <inheritdoc/>
    public override IReadOnlyList<SweepColumn> Evaluate(
        NodeCase start, SweepGrid<NodeCase> grid, IReadOnlySet<string> wanted, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var columns = new Columns(wanted, grid);
        var (pods, podStride) = grid.Inner(NodeParameters.Pods.Name, start.Pods ?? Full);
        var (nodes, nodeStride) = grid.Inner(NodeParameters.Nodes.Name, start.Nodes);
        grid.ForEach(start, [NodeParameters.Pods.Name, NodeParameters.Nodes.Name], Visit, progress, cancellationToken);
        return columns.Kept;

        // The compiler puts only so much into one method: this one is called, so that the closed form within it is not.
        [MethodImpl(MethodImplOptions.NoInlining)]
        void Visit(NodeCase node, int row)
        {
            var model = NodeCounts.Usual(node.InstanceType, node.Settings, node.MaxPods);
            for (var i = 0; i < pods.Length; i++)
            {
                var onNode = pods[i] == Full ? model.MostPods : pods[i];
                var asking = Math.Min(node.SecurityGroupPods, onNode);
                var first = row + (i * podStride);
                columns.Set(first, model.Settle(onNode - asking, asking), node.Subnet);
                if (nodes is not [1])
                    columns.Repeat(first, nodeStride, nodes);
            }
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
        private readonly int[]? branchEnis;
        private readonly int[]? servedPods;
        private readonly long[]? nodeSubnetAddresses;
        private readonly long[]? podSubnetAddresses;
        private readonly int[]? nodesThatFit;
        private readonly List<SweepColumn> kept = [];

        // What is the same of any number of nodes, and what each of them takes.
        private readonly List<int[]> alike = [];
        private readonly List<long[]> ofEach = [];

        public Columns(IReadOnlySet<string> wanted, SweepGrid<NodeCase> grid)
        {
            enis = Column<int>(NodeMeasures.Enis);
            prefixes = Column<int>(NodeMeasures.Prefixes);
            totalAddresses = Column<int>(NodeMeasures.TotalAddresses);
            assignedAddresses = Column<int>(NodeMeasures.AssignedAddresses);
            freeAddresses = Column<int>(NodeMeasures.FreeAddresses);
            waitingPods = Column<int>(NodeMeasures.WaitingPods);
            subnetAddresses = Column<long>(NodeMeasures.SubnetAddresses);
            branchEnis = Column<int>(NodeMeasures.BranchEnis);
            servedPods = Column<int>(NodeMeasures.ServedPods);
            nodeSubnetAddresses = Column<long>(NodeMeasures.NodeSubnetAddresses);
            podSubnetAddresses = Column<long>(NodeMeasures.PodSubnetAddresses);
            nodesThatFit = Column<int>(NodeMeasures.NodesThatFit);

            T[]? Column<T>(string name)
            {
                if (!wanted.Contains(name))
                    return null;
                var values = grid.Room<T>();
                kept.Add(new SweepColumn<T>(name, values));
                if (values is int[] counts)
                    alike.Add(counts);
                else if (values is long[] addresses)
                    ofEach.Add(addresses);
                return values;
            }
        }

        public IReadOnlyList<SweepColumn> Kept => kept;

        /// <summary>Sets a row for one such node.</summary>
        public void Set(int row, in NodePlan plan, SubnetSize subnet)
        {
            enis?[row] = plan.Enis;
            prefixes?[row] = plan.Prefixes;
            totalAddresses?[row] = plan.TotalAddresses;
            assignedAddresses?[row] = plan.AssignedAddresses;
            freeAddresses?[row] = plan.FreeAddresses;
            waitingPods?[row] = plan.WaitingPods;
            subnetAddresses?[row] = plan.SubnetAddresses;
            branchEnis?[row] = plan.BranchEnis;
            servedPods?[row] = plan.Pods - plan.WaitingPods;
            nodeSubnetAddresses?[row] = plan.NodeSubnetAddresses;
            podSubnetAddresses?[row] = plan.PodSubnetAddresses;
            nodesThatFit?[row] = plan.NodesIn(subnet, subnet);
        }

        /// <summary>Sets the rows for each number of nodes like the one of the first row.</summary>
        public void Repeat(int row, int stride, int[] nodes)
        {
            foreach (var column in alike)
            {
                var value = column[row];
                if (stride == 1)
                    column.AsSpan(row, nodes.Length).Fill(value);
                for (var i = 0; stride != 1 && i < nodes.Length; i++)
                    column[row + (i * stride)] = value;
            }

            foreach (var column in ofEach)
            {
                var value = column[row];
                for (var i = 0; i < nodes.Length; i++)
                    column[row + (i * stride)] = value * nodes[i];
            }
        }
    }
}
