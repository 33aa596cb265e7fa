namespace EksCalc.Advice;

/// <summary>What to leave room for when subnets are sized.</summary>
/// <param name="GrowthPercent">
/// How much the workload grows before the subnets are full, 0 to <see cref="MostGrowthPercent"/> %: nodes, or pods where nodes follow from them. There is room at every growth
/// up to this one. Default 0.
/// </param>
/// <param name="HeadroomPercent">Of each subnet, the share that stays free at the peak; 0 to <see cref="MostHeadroomPercent"/> %. Default 10.</param>
public sealed record SizingOptions(int GrowthPercent = 0, int HeadroomPercent = 10)
{
    /// <summary>The most growth, in percent.</summary>
    public const int MostGrowthPercent = 1000;

    /// <summary>The most that can stay free, in percent.</summary>
    public const int MostHeadroomPercent = 90;

    /// <summary>No growth, a tenth of each subnet free.</summary>
    public static SizingOptions Default { get; } = new();

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(GrowthPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GrowthPercent, MostGrowthPercent);
        ArgumentOutOfRangeException.ThrowIfNegative(HeadroomPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HeadroomPercent, MostHeadroomPercent);
    }
}
