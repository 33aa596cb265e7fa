namespace EksCalc.Advice;

/// <summary>What happens on a group's nodes while warm settings are compared: how full they are, how pods come and go.</summary>
/// <remarks>
/// Model limits: each node is by itself; the subnet has room; what EC2's calls take is an input. Pods are replaced at random times (a Poisson
/// process), the one that ends being any of those that run. Bursts come evenly, each node's by itself, and end after half of the time to the next.
/// </remarks>
public sealed record WarmWorkload
{
    /// <summary>How full the nodes are; at least one share.</summary>
    public required IReadOnlyList<PodShare> Nodes { get; init; }

    /// <summary>Pods that end and are replaced on a node in an hour, 0 or more. Default 10.</summary>
    public double ReplacedPerHour { get; init; } = 10;

    /// <summary>Pods that start on a node at once now and then, 0 or more. Default 0.</summary>
    public int BurstPods { get; init; }

    /// <summary>Time from one burst to the next, at least a minute. Default 1 hour.</summary>
    public TimeSpan BurstEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a settled node is watched, a minute to 30 days. Default 2 hours.</summary>
    public TimeSpan Watched { get; init; } = DefaultWatched;

    /// <summary>How long a node is watched where nothing else is said.</summary>
    internal static TimeSpan DefaultWatched => TimeSpan.FromHours(2);

    /// <summary>How long creating and attaching an ENI takes, 0 or more. Default 5 seconds: an assumption, not a fact of EC2's.</summary>
    public TimeSpan AttachLatency { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long assigning addresses takes, 0 or more. Default 1 second: an assumption, not a fact of EC2's.</summary>
    public TimeSpan AssignLatency { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most pods that a node can come to have.</summary>
    public int MostPods => Nodes.Max(share => share.Pods) + BurstPods;

    /// <summary>Refuses what is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Check()
    {
        if (Nodes.Count == 0)
            throw new ArgumentOutOfRangeException(nameof(Nodes), "A workload has at least one share of nodes.");
        foreach (var share in Nodes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share.Pods, nameof(Nodes));
            if (!(share.Weight > 0 && double.IsFinite(share.Weight)))
                throw new ArgumentOutOfRangeException(nameof(Nodes), share.Weight, "A share's weight is more than 0.");
        }

        if (!(ReplacedPerHour >= 0 && ReplacedPerHour <= MostReplaced))
            throw new ArgumentOutOfRangeException(nameof(ReplacedPerHour), ReplacedPerHour, $"Pods replaced in an hour are 0 to {MostReplaced}.");
        ArgumentOutOfRangeException.ThrowIfNegative(BurstPods);
        ArgumentOutOfRangeException.ThrowIfLessThan(BurstEvery, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(Watched, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Watched, TimeSpan.FromDays(30));
        ArgumentOutOfRangeException.ThrowIfLessThan(AttachLatency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(AssignLatency, TimeSpan.Zero);
    }

    private const int MostReplaced = 36_000;
}
