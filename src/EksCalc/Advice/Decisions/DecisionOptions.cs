using EksCalc.Cni;

namespace EksCalc.Advice.Decisions;

/// <summary>What a decision is to leave room for, and by what it is made.</summary>
public sealed record DecisionOptions
{
    /// <summary>Pods that end and are replaced on a node in an hour where nothing else is said.</summary>
    public const double DefaultReplacedPerHour = 10;

    /// <summary>The least saving, in percent of the addresses at the peak, for which a setting is changed where nothing else is said.</summary>
    public const int DefaultWorthPercent = 20;

    /// <summary>No growth, a tenth of each subnet free, the balanced order.</summary>
    public static DecisionOptions Default { get; } = new();

    /// <summary>Growth and headroom that the subnets are to have room for.</summary>
    public SizingOptions LeaveRoom { get; init; } = SizingOptions.Default;

    /// <summary>What decides between designs that hold the workload. Default: <see cref="DesignPreference.Balanced"/>.</summary>
    public DesignPreference Prefer { get; init; }

    /// <summary>The mode that the design is to have; null, the default, for any.</summary>
    public ModeOption? Mode { get; init; }

    /// <summary>Whether the nodes' subnets stay as they are; subnets for pods may still be made. Default false.</summary>
    public bool KeepSubnets { get; init; }

    /// <summary>Whether the subnets need not bear the loss of a zone (<see cref="Clusters.ClusterScenario.ZonesLost"/> is then 0). Default false.</summary>
    public bool WithoutZoneLoss { get; init; }

    /// <summary>Pods that end and are replaced on a node in an hour, 0 or more. Default 10.</summary>
    public double ReplacedPerHour { get; init; } = DefaultReplacedPerHour;

    /// <summary>EC2 calls that a node may make in an hour, 0 or more. Default 20.</summary>
    public double CallBudgetPerHour { get; init; } = WarmSettingsComparison.DefaultCallBudget;

    /// <summary>In the balanced order, the least saving for which warm targets are changed that need not be: 0 to 100 % of the addresses at the peak. Default 20.</summary>
    public int WorthPercent { get; init; } = DefaultWorthPercent;

    /// <summary>Simulations of every node when warm settings are compared, 1 or more. Default 3.</summary>
    public int Seeds { get; init; } = WarmSettingsComparison.DefaultSeeds;

    /// <summary>How long a settled node is watched then, a minute to 30 days. Default 2 hours.</summary>
    public TimeSpan Watched { get; init; } = WarmWorkload.DefaultWatched;

    /// <summary>Refuses what is out of range.</summary>
    internal void Check()
    {
        LeaveRoom.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(WorthPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WorthPercent, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(Seeds, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(CallBudgetPerHour);
        if (Mode is { } mode && !Enum.IsDefined(mode))
            throw new ArgumentOutOfRangeException(nameof(Mode), mode, "No such mode.");
        if (!Enum.IsDefined(Prefer))
            throw new ArgumentOutOfRangeException(nameof(Prefer), Prefer, "No such preference.");
    }
}
