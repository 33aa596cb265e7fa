using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Workbook;

/// <summary>Compares the rows of one sheet: each is led, rule by rule, from the workbook's formula to ipamd's.</summary>
internal sealed class WorkbookNodes(WorkbookSheet sheet, WorkbookInput input, CniSettings settings)
{
    private readonly SortedSet<string> retired = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Types compared by the workbook's own limits.</summary>
    public IEnumerable<Finding> Findings => retired.Select(name => FindingKinds.WorkbookLimitsUsed.Of(
        name, "EksCalc's catalog does not have it; the workbook's own limits were used."));

    /// <summary>One row beside what such nodes take.</summary>
    public WorkbookComparisonRow Compare(WorkbookRow row)
    {
        var (type, problem) = TypeOf(row);
        var nodes = Whole(row.Count, "the number of nodes", ref problem);
        var pods = Whole(row.PodsPerNode, "the number of pods", ref problem);
        var daemonsetPods = Whole(input.DaemonsetPods, "the number of daemon-set pods", ref problem);
        var hostPods = Whole(input.HostNetworkingIps, "the number of host-network addresses", ref problem);
        if (Math.Max(settings.WarmEniTarget, settings.WarmIpTarget) > WorkbookComparison.MostCompared)
            problem ??= $"{settings} is more than EksCalc compares.";

        NodePlan? node = problem is null ? NodeIpam.Create(type!, settings).Settle(pods + daemonsetPods) : null;
        if (row.UsedIps.IsError)
            problem ??= $"The workbook has no ENI limits of {row.InstanceType}: its cells show {row.UsedIps}.";
        else if (row.UsedIps.Whole is null || row.TotalIps.Whole is null)
            problem ??= $"The workbook's numbers, {row.UsedIps} a node and {row.TotalIps} in all, are not exact whole numbers.";

        var compared = new WorkbookLedger { Workbook = row.UsedIps.Whole, EksCalc = node?.SubnetAddresses, Problem = problem };
        if (problem is null)
            compared = compared with { Differences = Differences(compared, type!, pods, daemonsetPods, hostPods) };
        return new WorkbookComparisonRow
        {
            InstanceType = row.InstanceType,
            Count = row.Count,
            PodsPerNode = row.PodsPerNode,
            Node = node,
            NodeIps = compared,
            TotalIps = compared with
            {
                Workbook = row.TotalIps.Whole,
                EksCalc = compared.EksCalc * nodes,
                Differences = nodes == 0 ? [] : [.. compared.Differences.Select(difference => difference with { Addresses = difference.Addresses * nodes })],
            },
        };
    }

    /// <summary>The type's limits: the catalog's, or the workbook's own for a retired type.</summary>
    private (InstanceType? Type, string? Problem) TypeOf(WorkbookRow row)
    {
        if (row.InstanceType is not { } name)
            return (null, "The instance type is blank.");
        if (InstanceCatalog.Default.TryGet(name, out var known))
            return (known, null);
        if (row is { MaxEnis.Whole: { } enis, IpsPerEni.Whole: { } ipsPerEni })
        {
            retired.Add(name);
            var parts = name.Split('.', 2);
            return (new InstanceType { Name = name, Family = parts[0], Size = parts[1], MaxEnis = (int)enis, Ipv4PerEni = (int)ipsPerEni, MaxEnisPerCard = [(int)enis] }, null);
        }

        return (null, $"Neither EksCalc's catalog nor the workbook has {name}{NearestNames.EndOfSentence(name, InstanceCatalog.Default.Types.Select(type => type.Name))}");
    }

    private static int Whole(double? cell, string what, ref string? problem)
    {
        var value = cell ?? 0;
        if (value is >= 0 and <= WorkbookComparison.MostCompared && Math.Floor(value) == value)
            return (int)value;
        problem ??= $"EksCalc compares whole numbers from 0 to {WorkbookComparison.MostCompared}; {what} is {(WorkbookCell)value}.";
        return 0;
    }

    /// <summary>
    /// Puts one rule after the other in place of the workbook's formula; what each changes is the difference it explains.
    /// The last step ends at the closed form itself, so that the differences add up whatever the steps before it said.
    /// </summary>
    private List<WorkbookDifference> Differences(WorkbookLedger ledger, InstanceType type, int workloadPods, int daemonsetPods, int hostPods)
    {
        var pods = workloadPods + daemonsetPods;
        long perEni = type.Ipv4PerEni;
        var eni = type.SlotsPerEni;
        var steps = new Steps(ledger.Workbook!.Value);
        steps.Add(WorkbookDifferenceKind.HostNetworkPods, -hostPods);
        steps.Add(WorkbookDifferenceKind.DaemonsetPods, (DivideUp(pods, perEni) - DivideUp(workloadPods, perEni)) * perEni);
        steps.Add(WorkbookDifferenceKind.PrimaryAddresses, (DivideUp(pods, eni) - DivideUp(pods, perEni)) * perEni);
        if (settings.HasIpTargets)
        {
            long addresses = pods + settings.WarmIpTarget;
            steps.To(WorkbookDifferenceKind.WholeEnis, pods + DivideUp(pods, eni));
            steps.To(WorkbookDifferenceKind.WarmIpTarget, addresses + DivideUp(addresses, eni));
        }
        else
        {
            var settled = (DivideUp(pods, eni) + settings.WarmEniTarget) * perEni;
            steps.To(sheet == WorkbookSheet.WarmEni ? WorkbookDifferenceKind.UnusableTarget : WorkbookDifferenceKind.WarmEniDefault, settled);
            if (settings.WarmEniTarget == 0)
                steps.To(WorkbookDifferenceKind.EniWhenNoneIsFree, ((pods / eni) + 1) * perEni);
        }

        steps.To(WorkbookDifferenceKind.InstanceLimits, ledger.EksCalc!.Value);
        return steps.Taken;
    }

    private static long DivideUp(long value, long by) => (value + by - 1) / by;

    /// <summary>A running number and the steps that changed it.</summary>
    private sealed class Steps(long start)
    {
        private long number = start;

        public List<WorkbookDifference> Taken { get; } = [];

        public void Add(WorkbookDifferenceKind kind, long addresses)
        {
            if (addresses != 0)
                Taken.Add(new WorkbookDifference(kind, addresses));
            number += addresses;
        }

        public void To(WorkbookDifferenceKind kind, long next) => Add(kind, next - number);
    }
}
