using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Nodes.Ipamd;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Warm settings compared: what each costs, which ones no other beats, and which to take.</summary>
/// <remarks>
/// The settings to take are of those with which the fewest pods wait and that stay within the budget of EC2 calls. Of these they leave the fewest addresses idle, up to half
/// an address a node; among such equals they have MINIMUM_IP_TARGET, with which the pods that are usual are served at once, and make the fewest calls. Where none stays
/// within the budget, they are the ones with the fewest calls. Numbers are of the simulation of ipamd (R18 to R24) under the workload's assumptions.
/// </remarks>
public sealed class WarmSettingsComparison
{
    /// <summary>
    /// EC2 calls that a node may make in an hour where nothing else is said. An account's limits are configuration (R25); with a thousand
    /// nodes this is about five calls a second.
    /// </summary>
    public const double DefaultCallBudget = 20;

    /// <summary>Simulations of every node, each with random numbers of its own.</summary>
    public const int DefaultSeeds = 3;

    /// <summary>Idle addresses of a node that are not worth a difference.</summary>
    private const double IdleTolerance = 0.5;

    private WarmSettingsComparison(IReadOnlyList<WarmSettingsResult> results, double callBudget)
    {
        Results = results;
        CallBudgetPerHour = callBudget;
        Front = ParetoFront.Of(results, result => [result.Cost.IdleAddresses, result.Cost.Ec2CallsPerHour, result.Cost.WaitingShare]);
        var fewestWait = Front.Min(result => result.Cost.WaitingShare);
        var served = Front.Where(result => result.Cost.WaitingShare == fewestWait).ToList();
        Recommended = Best([.. served.Where(result => result.Cost.Ec2CallsPerHour <= callBudget)]) ?? served.MinBy(result => result.Cost.Ec2CallsPerHour)!;
    }

    private static WarmSettingsResult? Best(IReadOnlyList<WarmSettingsResult> allowed) => allowed
        .Where(result => result.Cost.IdleAddresses <= allowed.Min(other => other.Cost.IdleAddresses) + IdleTolerance)
        .OrderBy(result => result.Settings.MinimumIpTarget == 0).ThenBy(result => result.Cost.Ec2CallsPerHour).ThenBy(result => result.Cost.IdleAddresses).FirstOrDefault();

    /// <summary>All settings, the current ones first.</summary>
    public IReadOnlyList<WarmSettingsResult> Results { get; }

    /// <summary>Those that no other beats in one thing without losing in another, by idle addresses.</summary>
    public IReadOnlyList<WarmSettingsResult> Front { get; }

    /// <summary>EC2 calls that a node may make in an hour.</summary>
    public double CallBudgetPerHour { get; }

    /// <summary>The settings that are in use.</summary>
    public WarmSettingsResult Current => Results[0];

    /// <summary>The settings to take.</summary>
    public WarmSettingsResult Recommended { get; }

    /// <summary>Why these, in a sentence.</summary>
    public string Reason
    {
        get
        {
            var (best, now) = (Recommended.Cost, Current.Cost);
            var waiting = best.WaitingShare == 0 ? "no pod waits for an address"
                : best.WaitingShare > Front.Min(result => result.Cost.WaitingShare) ? Invariant($"{best.WaitingShare:0.0 %} of pods wait for an address")
                : Invariant($"the fewest pods wait for an address ({best.WaitingShare:0.0 %})");
            var budget = best.Ec2CallsPerHour <= CallBudgetPerHour ? "" : Invariant($", more than the {CallBudgetPerHour:0.#} allowed");
            var change = Recommended == Current
                ? "they are in use already"
                : Invariant($"the settings in use leave {now.IdleAddresses:0.0} idle with {now.Ec2CallsPerHour:0.#} calls{(now.WaitingShare > 0 ? Invariant($" and let {now.WaitingShare:0.0 %} of pods wait") : "")}");
            return Invariant($"With them {waiting}, a node leaves {best.IdleAddresses:0.0} addresses idle and makes {best.Ec2CallsPerHour:0.#} EC2 calls an hour{budget}; {change}.");
        }
    }

    /// <summary>Compares settings on nodes of one type.</summary>
    /// <param name="type">The instance type.</param>
    /// <param name="settings">Mode, and the warm targets in use; not IPv6, which has none.</param>
    /// <param name="workload">What happens on the nodes.</param>
    /// <param name="maxPods">kubelet's max pods; null for <see cref="MaxPods.OfNode"/>.</param>
    /// <param name="space">The settings to compare, those in use first; null for <see cref="WarmSettingsSpace.For"/>.</param>
    /// <param name="callBudgetPerHour">EC2 calls that a node may make in an hour, 0 or more.</param>
    /// <param name="seeds">Simulations of every node, 1 or more.</param>
    /// <param name="cancellationToken">Ends the comparison early.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range, or IPv6.</exception>
    public static WarmSettingsComparison Of(
        InstanceType type,
        CniSettings settings,
        WarmWorkload workload,
        int? maxPods = null,
        IReadOnlyList<CniSettings>? space = null,
        double callBudgetPerHour = DefaultCallBudget,
        int seeds = DefaultSeeds,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(callBudgetPerHour);
        workload.Check();
        if (settings.Mode == IpMode.Ipv6)
            throw new ArgumentOutOfRangeException(nameof(settings), settings.Mode, "An IPv6 node has one /80 prefix and no pool of addresses.");
        var candidates = space ?? WarmSettingsSpace.For(settings, workload);
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count, nameof(space));
        var results = new WarmSettingsResult[candidates.Count];
        AllCores.For(
            candidates.Count,
            index => results[index] = Watch(NodeSetup.Of(type, candidates[index], maxPods), candidates[index], workload, seeds, cancellationToken),
            cancellationToken);
        return new WarmSettingsComparison(results, callBudgetPerHour);
    }

    /// <summary>The same settings on groups of nodes: costs in proportion to the nodes.</summary>
    /// <param name="groups">Comparisons over the same settings, and how many nodes each is of.</param>
    internal static WarmSettingsComparison Together(IReadOnlyList<(double Nodes, WarmSettingsComparison Comparison)> groups)
    {
        var nodes = groups.Sum(group => group.Nodes);
        var results = groups[0].Comparison.Results.Select((first, index) => new WarmSettingsResult(first.Settings, Mean(index, result => result.Cost))
        {
            Least = Mean(index, result => result.Least),
            Most = Mean(index, result => result.Most),
            LongestWait = groups.Max(group => group.Comparison.Results[index].LongestWait),
            MostSubnetAddresses = groups.Max(group => group.Comparison.Results[index].MostSubnetAddresses),
        });
        return new WarmSettingsComparison([.. results], groups[0].Comparison.CallBudgetPerHour);

        WarmSettingsCost Mean(int index, Func<WarmSettingsResult, WarmSettingsCost> cost) =>
            groups.Aggregate(default(WarmSettingsCost), (sum, group) => sum + (cost(group.Comparison.Results[index]) * (group.Nodes / nodes)));
    }

    private static WarmSettingsResult Watch(NodeSetup setup, CniSettings settings, WarmWorkload workload, int seeds, CancellationToken cancellation)
    {
        var weight = workload.Nodes.Sum(share => share.Weight);
        var costs = new WarmSettingsCost[seeds];
        var longestWait = TimeSpan.Zero;
        var mostAddresses = 0L;
        for (var seed = 0; seed < seeds; seed++)
        {
            for (var share = 0; share < workload.Nodes.Count; share++)
            {
                // The same pods come and go at the same times whatever the settings.
                var node = WatchedNode.Run(setup, workload, workload.Nodes[share].Pods, (ulong)((seed * workload.Nodes.Count) + share), cancellation);
                costs[seed] += node.Cost * (workload.Nodes[share].Weight / weight);
                longestWait = node.LongestWait > longestWait ? node.LongestWait : longestWait;
                mostAddresses = Math.Max(mostAddresses, node.MostSubnetAddresses);
            }
        }

        return new WarmSettingsResult(settings, costs.Aggregate((sum, cost) => sum + cost) * (1.0 / seeds))
        {
            Least = Each(Enumerable.Min),
            Most = Each(Enumerable.Max),
            LongestWait = longestWait,
            MostSubnetAddresses = mostAddresses,
        };

        WarmSettingsCost Each(Func<IEnumerable<double>, double> of) =>
            new(of(costs.Select(cost => cost.IdleAddresses)), of(costs.Select(cost => cost.Ec2CallsPerHour)), of(costs.Select(cost => cost.WaitingShare)));
    }
}
